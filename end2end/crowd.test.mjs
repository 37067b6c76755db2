// Many connections that stall, hold or do not read: whoever comes after them is served.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { freshDatabase } from "./postgres.mjs";
import { startServer } from "./support.mjs";

/** What systems give a program unless they are asked for more. */
const DESCRIPTORS = 1024;

let server;

const port = () => Number(new URL(server.url).port);

/** A connection that says this much and then nothing, and reads nothing. */
const holds = (text = "") =>
  new Promise((resolve) => {
    const socket = connect(port(), "127.0.0.1", () => {
      socket.pause();
      if (text) socket.write(text);
      resolve(socket);
    });
    // One that made room for another.
    socket.on("error", () => {});
  });

/** So many of them, a hundred at a time. */
async function crowd(count, text) {
  const sockets = [];
  while (sockets.length < count) sockets.push(...(await Promise.all(Array.from({ length: 100 }, () => holds(text)))));
  return sockets;
}

/** A visitor who has not been here before is answered. */
async function visit() {
  const answer = await fetch(`${server.url}/setup`, { headers: { connection: "close" }, signal: AbortSignal.timeout(20_000) });
  assert.equal(answer.status, 200);
  await answer.text();
}

/** Megabytes of memory that the server has in use. */
async function memory() {
  const status = await readFile(`/proc/${server.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
}

const ends = (sockets) => sockets.forEach((socket) => socket.destroy());

for (const kind of ["SQLite", "PostgreSQL"]) {
  describe(`on ${kind}`, () => {
    let database;
    before(async () => {
      database = kind === "PostgreSQL" ? await freshDatabase() : undefined;
      const through = ["prlimit", `--nofile=${DESCRIPTORS}:${DESCRIPTORS}`];
      server = await startServer({ demo: false, through, database: database?.url });
    });
    after(async () => {
      await server?.stop();
      await database?.drop();
    });

    test("connections that say nothing, or do not read, leave room for the next visitor", async () => {
      const idle = await crowd(1100);
      await visit();
      const pkg = await readdir(`${process.env.LEPTOS_SITE_ROOT}/pkg`);
      const large = pkg.find((name) => name.endsWith(".wasm"));
      const deaf = await crowd(800, `GET /pkg/${large} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      await visit();
      ends([...idle, ...deaf]);
    });

    test("bodies that do not come to their end take little memory, and do not keep others out", async () => {
      const length = 500_000;
      const head = `POST /api/save_post HTTP/1.1\r\nHost: localhost:${port()}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
      const stalled = await crowd(2000, head + "a".repeat(length - 1));
      const used = await memory();
      assert.ok(used < 300, `${used} MB`);
      await visit();
      // A form is taken too.
      const answer = await fetch(`${server.url}/api/sign_in`, {
        method: "POST",
        headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
        body: "email=nobody@example.com&password=wrong",
        signal: AbortSignal.timeout(20_000),
      });
      assert.equal(answer.status, 422);
      ends(stalled);
    });
  });
}
