// What axe finds on a page, in whichever engine.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Asks the page until it says yes. */
export async function until(page, what, asked) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await page.evaluate(asked)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never came true: ${what}`);
}

/** The violations, in words. Its script runs beside the page's own policy, as a tool of the tester. */
export async function barriers(page) {
  await page.evaluate(await readFile(AXE, "utf8"));
  await page.evaluate(() => {
    const told = ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`;
    globalThis.found = undefined;
    globalThis.axe.run(document).then(({ violations }) => (globalThis.found = violations.map(told)));
  });
  await until(page, "axe is done", () => Boolean(globalThis.found));
  return page.evaluate(() => globalThis.found);
}
