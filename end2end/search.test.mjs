// Searching: words of any line, in every month, on a cold load and while typing, and back to the calendar.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, PHONE, hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Writes a post in the composer. */
async function write(page, caption, date) {
  await page.getByRole("link", { name: "New post", exact: true }).first().click();
  const composer = page.getByRole("dialog", { name: "New post" });
  await composer.getByRole("checkbox", { name: /LinkedIn/ }).first().check();
  await composer.getByRole("textbox", { name: /^Caption/ }).fill(caption);
  await composer.getByLabel("Date").fill(date);
  await composer.getByRole("button", { name: "Save", exact: true }).click();
  await composer.waitFor({ state: "hidden" });
}

for (const [device, viewport] of [["desk", DESK], ["phone", PHONE]]) {
  test(`a word of the second line is found in another year, on a ${device}`, async () => {
    const { staff } = await server.facts();
    const maya = await person(browser, { viewport });
    const { page } = maya;
    await signIn(page, server.url, staff);
    await hydrated(page);
    const start = new URL(page.url());
    const word = `Zanzibár${device}`;
    await write(page, `Morning all\nThe ${word} roast is back`, "2031-02-03");
    await page.goto(start.href);
    await hydrated(page);

    await page.getByRole("searchbox", { name: "Search posts" }).fill(`back zanzibar${device}`);
    await page.getByRole("heading", { name: "Search results" }).waitFor();
    const month = page.getByRole("region", { name: /February 2031/ });
    await month.getByRole("link", { name: "Morning all" }).waitFor();
    assert.match(page.url(), /q=back%20zanzibar/);

    // As the server draws it.
    await page.reload();
    await month.getByRole("link", { name: "Morning all" }).waitFor();
    await hydrated(page);

    // It opens where it was found.
    await month.getByRole("link", { name: "Morning all" }).click();
    const composer = page.locator("dialog[open]");
    await composer.getByRole("textbox", { name: /^Caption/ }).waitFor();
    await page.keyboard.press("Escape");
    await composer.waitFor({ state: "hidden" });
    await month.getByRole("link", { name: "Morning all" }).waitFor();

    // Its date leads to its month.
    await month.getByRole("link", { name: /3 Feb/ }).click();
    await page.getByRole("heading", { level: 1, name: "February 2031" }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get("q"), null);
    await page.locator(".chip", { hasText: "Morning all" }).first().waitFor();

    // Without words, the calendar is where it was.
    await page.goto(`${start.href.split("?")[0]}?month=2030-06`);
    await hydrated(page);
    const field = page.getByRole("searchbox", { name: "Search posts" });
    await field.fill(`zanzibar${device}`);
    await month.getByRole("link", { name: "Morning all" }).waitFor();
    await field.fill("");
    await page.getByRole("heading", { level: 1, name: "June 2030" }).waitFor();
    await maya.leave();
  });
}

test("what is found is there without scripts", async () => {
  const { staff } = await server.facts();
  const maya = await person(browser, { viewport: PHONE, javaScriptEnabled: false });
  const { page } = maya;
  await signIn(page, server.url, staff);
  await page.goto(`${page.url().split("?")[0]}?q=coffee`);
  await page.getByRole("heading", { name: "Search results" }).waitFor();
  assert.ok((await page.locator(".post-row").count()) > 3);
  await maya.leave();
});
