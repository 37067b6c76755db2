// The second round: what a client asked for is in view until they have the new version before them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";

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

test("after saving what a client asked for, sending it again is the next step", async () => {
  const facts = await server.facts();
  const staff = await person(browser, { viewport: DESK });
  const { page } = staff;
  await signIn(page, server.url, facts.staff);
  const calendar = page.url().split("?")[0];
  await page.goto(`${calendar}?view=list&status=changes`);
  await hydrated(page);
  const row = page.locator(".post-row[data-status=changes]").first();
  const id = await row.getAttribute("data-id");
  await page.goto(`${calendar}?post=${id}`);
  await hydrated(page);
  const composer = page.locator("dialog.drawer");
  const wrote = composer.getByRole("region", { name: /wrote$/ });
  const said = await wrote.locator("blockquote").innerText();
  assert.ok(said.length > 0);
  const send = wrote.getByRole("button", { name: /^Send again to / });
  assert.equal(await send.count(), 0, "there is nothing new to send yet");
  await composer.getByRole("textbox", { name: /^Caption/ }).fill("A calmer sentence, as you asked.");
  await composer.getByRole("button", { name: "Save", exact: true }).click();
  await send.waitFor();
  assert.equal(await wrote.locator("blockquote").innerText(), said);
  await send.click();
  await composer.waitFor({ state: "hidden" });
  await page.goto(`${calendar}?view=list&status=awaiting`);
  await page.locator(`.post-row[data-id="${id}"]`).getByText("A calmer sentence").first().waitFor();
  await staff.leave();
});

test("who types on while a post is saved and sent again saves over nobody", async () => {
  const facts = await server.facts();
  const staff = await person(browser, { viewport: DESK });
  const { page } = staff;
  await signIn(page, server.url, facts.staff);
  const calendar = page.url().split("?")[0];
  await page.goto(`${calendar}?view=list&status=awaiting`);
  await hydrated(page);
  const id = await page.locator(".post-row[data-status=awaiting]").first().getAttribute("data-id");
  await page.goto(`${calendar}?post=${id}`);
  await hydrated(page);
  const composer = page.locator("dialog.drawer");
  const caption = composer.getByRole("textbox", { name: /^Caption/ });
  await caption.fill("Sent again");
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  const asked = page.waitForRequest("**/api/resend_post");
  await page.route("**/api/resend_post", (route) => gate.then(() => route.continue()), { times: 1 });
  await composer.getByRole("button", { name: "Save and send again" }).click();
  await asked;
  await caption.fill("Sent again, and more");
  const fresh = page.waitForResponse("**/api/post");
  go();
  await page.getByText("Saved, without what you typed since then.").waitFor();
  await fresh;
  assert.equal(await composer.getByText("This post was changed while").count(), 0);
  await composer.getByRole("button", { name: "Save", exact: true }).click();
  await composer.waitFor({ state: "detached" });
  await page.goto(`${calendar}?post=${id}`);
  await hydrated(page);
  assert.equal(await caption.inputValue(), "Sent again, and more");
  await staff.leave();
});

test("a link's details are there however often its page is loaded", async () => {
  const facts = await server.facts();
  const staff = await person(browser, { viewport: DESK });
  const { page } = staff;
  await signIn(page, server.url, facts.staff);
  await page.goto(`${server.url}/links`);
  await hydrated(page);
  const links = await page.$$eval("a[href*='open=']", (all) => all.slice(0, 3).map((link) => link.href));
  for (const address of [...links, ...links, ...links]) {
    await page.goto(address);
    await hydrated(page);
    await page.locator(".link-detail .timeline").first().waitFor();
  }
  await staff.leave();
});
