// A browser's page translation replaces every text: what changes goes on changing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { DESK, PHONE, hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";

const CASE = await readFile(new URL("./cases/translate_sim.js", import.meta.url), "utf8");
const translate = (page) => page.evaluate(`(${CASE.slice(CASE.indexOf("() =>")).trim()})()`);

/** The ways of putting one node where another stood. */
const WAYS = [
  "parent.replaceChild(outer, text);",
  "parent.insertBefore(outer, text); parent.removeChild(text);",
  "text.after(outer); text.remove();",
];
const translateBy = (page, way) => page.evaluate(`(${CASE.slice(CASE.indexOf("() =>")).trim().replace(WAYS[0], way)})()`);

let server;
let browser;
let facts;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
  facts = await server.facts();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("a client's page in translation counts and stamps what is decided", async () => {
  const client = await person(browser, { viewport: PHONE });
  const { page } = client;
  await page.goto(facts.approval_link.url);
  await page.getByLabel("Password", { exact: true }).fill(facts.approval_link.password);
  await page.getByRole("button", { name: "Open review" }).click();
  await page.waitForURL(/\/review\/[\w-]{36}$/);
  await hydrated(page);
  await translate(page);
  const state = page.locator(".rv-state > span").first();
  assert.match(await state.innerText(), /«3 of 9 decided»/);
  await page.locator("article.rv-post:has(.decide)").first().locator(".decide-main > form button").click();
  await page.waitForFunction(() => /4 of 9 decided/.test(document.querySelector(".rv-state > span").innerText));
  assert.doesNotMatch(await state.innerText(), /3 of 9/, "nothing is left of what it said");
  const post = page.locator("article.rv-post:has(.decide)").first();
  await post.locator("[data-form=changes] > summary").click();
  await post.getByRole("textbox", { name: /What should change/ }).fill("Use the summer photo");
  await post.locator("[data-form=changes] form button").click();
  await page.waitForFunction(() => /5 of 9 decided/.test(document.querySelector(".rv-state > span").innerText));
  await page.locator("article .rv-undo button").first().click();
  await page.waitForFunction(() => /4 of 9 decided/.test(document.querySelector(".rv-state > span").innerText));
  await client.leave();
});

for (const way of WAYS) {
  test(`the planner in translation shows the month that it is in: ${way}`, async () => {
    const staff = await person(browser, { viewport: DESK });
    const { page } = staff;
    await signIn(page, server.url, facts.staff);
    await hydrated(page);
    await translateBy(page, way);
    const title = page.locator("h1").first();
    const seen = [await title.innerText()];
    for (let month = 0; month < 2; month += 1) {
      await page.locator("a[rel=next]").click();
      await page.waitForFunction((before) => document.querySelector("h1").innerText !== before, seen.at(-1));
      seen.push(await title.innerText());
    }
    for (const text of seen) assert.match(text, /^«?\w+ \d{4}»?$/, "one month, and nothing left of the one before");
    assert.equal(new Set(seen).size, 3);
    await staff.leave();
  });
}

for (const back of ["the same texts", "new texts"]) {
  test(`"show original" gives all words back, as ${back}`, async () => {
    const client = await person(browser, { viewport: PHONE });
    const { page } = client;
    await page.goto(facts.approval_link.url);
    await page.getByLabel("Password", { exact: true }).fill(facts.approval_link.password);
    await page.getByRole("button", { name: "Open review" }).click();
    await page.waitForURL(/\/review\/[\w-]{36}$/);
    await hydrated(page);
    const app = page.locator("#app");
    const before = await app.innerText();
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      window.kept = texts.filter((text) => text.data.trim() && text.parentNode.nodeName !== "TEXTAREA").map((text) => {
        const font = document.createElement("font");
        font.textContent = "…";
        const said = text.data;
        text.replaceWith(font);
        return { font, text, said };
      });
    });
    await page.evaluate((same) => window.kept.forEach(({ font, text, said }) => font.replaceWith(same ? text : said)), back === "the same texts");
    await page.waitForFunction((before) => document.getElementById("app").innerText === before, before);
    await client.leave();
  });
}
