// Hundreds of open pages, for streams.mjs: a thread that holds live streams and counts what they are told.

import { request } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

const { port, host, pages } = workerData;
let told = 0;

/** Opens one stream; it comes from an address of its own. */
const listen = ({ path, cookie }, number) =>
  new Promise((resolve, reject) => {
    const headers = { host, cookie, accept: "text/event-stream", "sec-fetch-site": "same-origin" };
    const sent = request({ host: "127.0.0.1", port, path, agent: false, localAddress: `127.0.1.${1 + (number % 100)}`, headers });
    sent.on("error", reject);
    sent.on("response", (stream) => {
      if (stream.statusCode !== 200) return reject(new Error(`a stream answered ${stream.statusCode}`));
      stream.on("data", (part) => (told += part.toString().split("event: change").length - 1));
      resolve();
    });
    sent.end();
  });

for (const [number, page] of pages.entries()) await listen(page, number);
parentPort.on("message", () => parentPort.postMessage(told));
parentPort.postMessage("open");
