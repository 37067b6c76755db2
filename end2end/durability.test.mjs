// What was acknowledged survives a kill -9; the log proves itself; one server at a time.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { startServer } from "./support.mjs";

const run = promisify(execFile);
const program = process.env.COUNTERSIGN_BIN;

/** A client's browser without a browser: its cookies, and calls of server functions. */
async function client(facts) {
  const token = facts.approval_link.url.split("/r/")[1];
  const unlocked = await post(facts.base_url, "unlock", { token, password: facts.approval_link.password });
  assert.equal(unlocked.status, 200);
  const cookie = unlocked.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  const link = await unlocked.json();
  return { link, call: (name, body) => post(facts.base_url, name, { link, ...body }, cookie) };
}

const post = (base, name, body, cookie = "") =>
  fetch(`${base}/api/${name}`, {
    method: "POST",
    headers: { accept: "application/json", "sec-fetch-site": "same-origin", cookie },
    body: new URLSearchParams(body),
  });

test("kill -9 during decisions loses no acknowledged one, and the chain holds", async () => {
  let server = await startServer();
  const { folder } = server;
  try {
    const facts = await server.facts();
    const phone = await client(facts);
    const page = await (await phone.call("review", {})).json();
    const open = page.posts.filter((item) => item.state === "Open");
    assert.ok(open.length >= 5);
    const acknowledged = new Set();
    // Notes and decisions from all sides; the server dies in the middle of them.
    const calls = open.flatMap((item) => [
      ...Array.from({ length: 20 }, (_, n) => ["note", { post: item.id, note: `note ${n}`, request_key: crypto.randomUUID() }]),
      ["decide", { post: item.id, revision: item.revision, verdict: "approved", note: "", request_key: item.request_key }],
    ]);
    let answers = 0;
    const send = async ([name, body]) => {
      try {
        const answer = await phone.call(name, body);
        if (!answer.ok) return;
        acknowledged.add(name === "note" ? `${body.post}|${body.note}` : `${body.post}|approved`);
        answers += 1;
        if (answers === Math.floor(calls.length / 2)) server.kill("SIGKILL");
      } catch {
        // Not acknowledged.
      }
    };
    await Promise.all(calls.map(send));
    assert.ok(acknowledged.size >= calls.length / 2, "the server died too early");
    await server.kill("SIGKILL");

    const proof = await run(program, ["audit", "verify", "--data", folder]);
    assert.match(proof.stdout, /chain holds/);
    server = await startServer({ data: folder });
    const again = await client({ ...facts, base_url: server.url });
    const after = await (await again.call("review", {})).json();
    const kept = new Set();
    for (const item of after.posts) {
      // All of the thread: the page itself shows the end of it.
      const { notes } = await (await again.call("notes", { post: item.id })).json();
      for (const note of notes) kept.add(`${item.id}|${note.body}`);
      if (item.state.Decided?.decision.verdict === "approved") kept.add(`${item.id}|approved`);
    }
    for (const what of acknowledged) assert.ok(kept.has(what), `lost: ${what}`);
  } finally {
    await server.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
});

test("a second server on the same data refuses to start, and the log verifies beside the first", async () => {
  const server = await startServer();
  try {
    const second = run(program, ["serve", "--listen", "127.0.0.1:0", "--data", server.folder]);
    await assert.rejects(second, (error) => {
      assert.notEqual(error.code, 0);
      assert.match(error.stderr, /another countersign server/i);
      return true;
    });
    const proof = await run(program, ["audit", "verify", "--data", server.folder]);
    assert.match(proof.stdout, /chain holds/);
  } finally {
    await server.stop();
  }
});

test("the operator resets a password, while no server runs on the file", async () => {
  let server = await startServer();
  const { folder } = server;
  try {
    const { staff } = await server.facts();
    const reset = () => run(program, ["staff", "reset-password", staff.email, "--data", folder]);
    await assert.rejects(reset(), (error) => /another countersign server/i.test(error.stderr));
    await server.kill();
    await assert.rejects(run(program, ["staff", "unlock", "nobody@lumen.example", "--data", folder]), (error) => /nobody has an account/.test(error.stderr));
    await assert.rejects(run(program, ["staff", "unlock", staff.email, "--data", `${folder}/none`]));
    assert.match((await run(program, ["staff", "unlock", staff.email, "--data", folder])).stdout, /can sign in again/);
    await assert.rejects(run(program, ["clock", "accept", "--data", `${folder}/none`]));
    assert.match((await run(program, ["clock", "accept", "--data", folder])).stdout, /goes on from \d{4}-\d\d-\d\d/);
    const [password] = (await reset()).stdout.match(/\S+\s*$/);
    server = await startServer({ data: folder });
    const signIn = (word) => post(server.url, "sign_in", { email: staff.email, password: word });
    assert.equal((await signIn(staff.password)).status, 422);
    assert.equal((await signIn(password.trim())).status, 200);
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
});

test("another secret than the database was made with is told at the start", async () => {
  const server = await startServer();
  const secret = join(server.folder, "secret.key");
  try {
    await server.kill();
    const own = await readFile(secret);
    await writeFile(secret, Buffer.alloc(own.length, 7));
    const start = () => run(program, ["serve", "--listen", "127.0.0.1:0", "--data", server.folder]);
    await assert.rejects(start(), (error) => /is not the one that this database was made with/.test(error.stderr));
    await writeFile(secret, own);
    await (await startServer({ data: server.folder })).kill();
  } finally {
    await rm(server.folder, { recursive: true, force: true });
  }
});

test("no secret of a run stands in the database or in the log", async () => {
  const server = await startServer();
  try {
    const facts = await server.facts();
    await client(facts);
    const { readdir } = await import("node:fs/promises");
    const secrets = [
      facts.staff.password,
      facts.approval_link.password,
      ...["approval_link", "expired_link", "revoked_link"].map((name) => facts[name].url.split("/r/")[1]),
    ];
    const said = server.said();
    for (const secret of secrets) assert.ok(!said.includes(secret), "a secret is in the log");
    for (const file of await readdir(server.folder)) {
      if (!file.startsWith("countersign.db")) continue;
      const bytes = await readFile(`${server.folder}/${file}`);
      for (const secret of secrets) assert.equal(bytes.indexOf(secret), -1, `a secret is in ${file}`);
    }
  } finally {
    await server.stop();
  }
});
