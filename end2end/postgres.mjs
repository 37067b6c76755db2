// A database of a test's own, on the PostgreSQL that the task runner started.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** An empty database. `sql(text)` runs a statement in it; `drop()` removes it, whoever is in it. */
export async function freshDatabase() {
  const server = process.env.COUNTERSIGN_TEST_POSTGRES;
  if (!server) throw new Error("COUNTERSIGN_TEST_POSTGRES names the PostgreSQL to test with");
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  const at = (url, text) => run("psql", [url, "--no-psqlrc", "--quiet", "--command", text]);
  await at(server, `create database ${name}`);
  const url = server.replace(/[^/]*$/, name);
  return {
    url,
    sql: (text) => at(url, text),
    drop: () => at(server, `drop database ${name} with (force)`),
  };
}
