// A log that nobody reads, or whose disk is full, costs lines and no answers.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { freshDatabase } from "./postgres.mjs";
import { startServer } from "./support.mjs";

const run = promisify(execFile);

/** More lines than a pipe and the waiting room of the log hold: some 200 bytes each. */
const MANY = 12_000;
/** How long an answer may take before it counts as never coming. */
const PATIENCE = AbortSignal.timeout.bind(null, 20_000);

/** Asks for something small, again and again, from all sides; every answer must come. */
async function ask(url, times) {
  let left = times;
  const side = async () => {
    while (left-- > 0) {
      const answer = await fetch(`${url}/health/live`, { signal: PATIENCE() });
      assert.equal(await answer.text(), "live");
    }
  };
  await Promise.all(Array.from({ length: 16 }, side));
}

/** A change that is committed: a wrong password is counted in the database. */
async function write(url) {
  const body = new URLSearchParams({ email: "maya@lumen.example", password: "not this one" });
  const headers = { accept: "application/json", "sec-fetch-site": "same-origin" };
  const answer = await fetch(`${url}/api/sign_in`, { method: "POST", headers, body, signal: PATIENCE() });
  await answer.arrayBuffer();
  return answer.status;
}

const ready = async (url) => (await fetch(`${url}/health/ready`, { signal: PATIENCE() })).status;

/** Waits for a state of `/health/ready`, which is asked for anew every second. */
async function until(url, status) {
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await ready(url)) === status) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`/health/ready did not become ${status} within 5 s`);
}

/** A server on a database of that kind, and what ends both. */
async function on(backend, options = {}) {
  const database = backend === "PostgreSQL" ? await freshDatabase() : undefined;
  const server = await startServer({ ...options, database: database?.url });
  const end = async () => {
    await server.stop();
    await database?.drop();
  };
  return [server, end, database];
}

for (const backend of ["SQLite", "PostgreSQL"]) {
  test(`a reader of the log that stalls holds no answer up, and hears how much it missed, on ${backend}`, async () => {
    const [server, end] = await on(backend);
    try {
      server.log.pause();
      await ask(server.url, MANY);
      assert.equal(await write(server.url), 422);
      assert.equal(await ready(server.url), 200);
      server.log.resume();
      const told = () => /lost/.test(server.said());
      for (let tries = 0; tries < 200 && !told(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
      assert.ok(told(), "lost lines are counted");
    } finally {
      await end();
    }
  });

  test(`a reader of the log that is gone costs no answer, on ${backend}`, async () => {
    const [server, end] = await on(backend);
    try {
      server.log.destroy();
      await ask(server.url, 500);
      assert.equal(await write(server.url), 422);
      assert.equal(await ready(server.url), 200);
    } finally {
      await end();
    }
  });

  test(`a log on a full disk costs no answer, on ${backend}`, async () => {
    const full = await open("/dev/full", "w");
    const [server, end] = await on(backend, { stderr: full.fd });
    try {
      await ask(server.url, 500);
      assert.equal(await write(server.url), 422);
      assert.equal(await ready(server.url), 200);
    } finally {
      await end();
      await full.close();
    }
  });
}

test("where log and database have no room, readiness says so, and writing goes on once there is some", async () => {
  // A limit on the size of files is met as a full disk is, if the signal that comes with it is ignored.
  const server = await startServer({ through: ["sh", "-c", 'trap "" XFSZ; exec "$@"', "sh"] });
  try {
    const limit = (bytes) => run("prlimit", ["--pid", String(server.pid), `--fsize=${bytes}:`]);
    assert.equal(await ready(server.url), 200);
    const { size } = await stat(join(server.folder, "countersign.db-wal"));
    await limit(Math.min(size, 4096));
    await until(server.url, 503);
    assert.equal(await write(server.url), 503);
    await ask(server.url, 100);
    await limit("unlimited");
    await until(server.url, 200);
    assert.equal(await write(server.url), 422);
  } finally {
    await server.stop();
  }
});

test("where PostgreSQL takes no write, readiness says so, and writing goes on once it does", async () => {
  const [server, end, database] = await on("PostgreSQL");
  const readOnly = async (setting) => {
    await database.sql(`alter system set default_transaction_read_only = ${setting}`);
    await database.sql("select pg_reload_conf()");
  };
  try {
    assert.equal(await ready(server.url), 200);
    await readOnly("on");
    await until(server.url, 503);
    assert.equal(await write(server.url), 503);
    await ask(server.url, 100);
    await readOnly("off");
    await until(server.url, 200);
    assert.equal(await write(server.url), 422);
  } finally {
    await readOnly("off");
    await end();
  }
});
