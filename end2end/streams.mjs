// What live streams cost everybody else: how long the calendar takes alone, while clients decide, and while they decide
// before hundreds of open pages. Milliseconds between the request and the last byte of the answer, at a client of the
// server's socket. The open pages are read by a thread of their own, as they are by browsers of their own.

import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { asker } from "./socket.mjs";
import { startServer } from "./support.mjs";

const STREAMS = 500;
const DECISIONS = 190;
const ROUNDS = 5;
/** Between two looks at the calendar, and between two decisions. */
const PAUSE_MS = 25;

const server = await startServer();
const { approval_link: link, staff } = await server.facts();
const { port, host } = new URL(server.url);
const asks = asker(server.url);
const client = await asks.form("unlock", { token: link.url.split("/").pop(), password: link.password });
const review = JSON.parse(client.text);
const { cookie: colleague, project } = await asks.signIn(staff);
const page = JSON.parse((await asks.form("review", { link: review }, client.cookie)).text);
const post = page.posts.find(({ state }) => state === "Open");

/** How long the calendar takes, in milliseconds. */
async function calendar() {
  const began = performance.now();
  await asks.json("calendar", { project, month: "" }, colleague);
  return performance.now() - began;
}

/** Decides and takes back. */
async function decide(turn) {
  const of = { link: review, post: post.id };
  if (turn % 2) return asks.form("undo", of, client.cookie);
  const decision = { revision: post.revision, verdict: "approved", note: "", request_key: crypto.randomUUID() };
  return asks.form("decide", { ...of, ...decision }, client.cookie);
}

/** The times of the calendar while clients decide, or as long without. */
async function measure(decides) {
  const times = [];
  let over = false;
  const looking = (async () => {
    while (!over) {
      times.push(await calendar());
      await wait(PAUSE_MS);
    }
  })();
  for (let turn = 0; turn < DECISIONS; turn += 1) {
    if (decides) await decide(turn);
    await wait(PAUSE_MS);
  }
  over = true;
  await looking;
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(times.length / 2)], p99: times[Math.floor(times.length * 0.99)], looks: times.length };
}

/** Opens the streams, half of staff and half of clients; gives the number of changes they were told so far. */
async function open() {
  const [staffs, clients] = [
    { path: "/events", cookie: colleague },
    { path: `/review/${review}/events`, cookie: client.cookie },
  ];
  const pages = Array.from({ length: STREAMS }, (_, number) => (number % 2 ? staffs : clients));
  const thread = new Worker(new URL("open-pages.mjs", import.meta.url), { workerData: { port, host, pages } });
  thread.on("error", (error) => {
    throw error;
  });
  await once(thread, "message");
  return async () => {
    thread.postMessage("told");
    return (await once(thread, "message"))[0];
  };
}

/** The middle one of some rounds: of 200 looks the 99th of a hundred is the second slowest, and says little once. */
async function rounds(decides) {
  const all = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await measure(decides));
  return all.sort((a, b) => a.p99 - b.p99)[Math.floor(ROUNDS / 2)];
}

await measure(true);
const alone = await rounds(false);
const deciding = await rounds(true);
const told = await open();
const crowded = await rounds(true);
const line = (name, { p50, p99, looks }) => console.log(`${name.padEnd(44)} p50 ${p50.toFixed(1).padStart(7)}  p99 ${p99.toFixed(1).padStart(7)}  (${looks} looks)`);
console.log(`the calendar, milliseconds; ${DECISIONS} decisions; the middle one of ${ROUNDS} rounds`);
line("alone", alone);
line("while a client decides", deciding);
line(`while a client decides before ${STREAMS} open pages`, crowded);
const ratio = crowded.p99 / deciding.p99;
console.log(`${await told()} changes told; p99 ratio to the same without open pages ${ratio.toFixed(2)}, goal 2.00: ${ratio <= 2 ? "reached" : "missed"}`);
await server.stop();
process.exit();
