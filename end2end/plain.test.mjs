// The client's page without scripts: nothing that is typed is lost by another button, and what was refused is in sight.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, person, startBrowser, startServer } from "./support.mjs";

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

/** A client on a phone that runs no scripts, inside. */
async function inside() {
  const { approval_link: link } = await server.facts();
  const client = await person(browser, { viewport: PHONE, javaScriptEnabled: false, isMobile: true, hasTouch: true });
  const { page } = client;
  await page.goto(link.url);
  await page.getByLabel("Password", { exact: true }).fill(link.password);
  await page.getByRole("button", { name: "Open review" }).click();
  await page.waitForURL(/\/review\/[\w-]{36}$/);
  return client;
}

/** Whether it stands on the screen, above the bar. */
async function isInSight(page, target) {
  const [box, bar] = [await target.boundingBox(), await page.locator(".rv-bar").boundingBox()];
  return box.y >= 0 && box.y + box.height <= bar.y;
}

test("while words are not sent, no other button takes the page away", async () => {
  const client = await inside();
  const { page } = client;
  const posts = page.locator("article.rv-post:has(.decide)");
  const approve = posts.last().locator(".decide-main > form").getByRole("button", { name: "Approve" });
  const said = page.getByText("Words or a time on this page are not sent yet.");
  assert.ok((await approve.isVisible()) && !(await said.isVisible()));
  const form = posts.first().locator("[data-form=changes]");
  await form.locator("summary").tap();
  const words = form.getByLabel(/What should change/);
  await words.fill("The summer photo, please");
  await said.waitFor();
  assert.ok(!(await approve.isVisible()) && (await form.getByRole("button", { name: "Send request" }).isVisible()));
  assert.ok(!(await page.locator(".rv-bar-all").isVisible()), "several are not approved past words either");
  // No second text is typed that would be lost with the first.
  const other = posts.first().locator("[data-form=reject]");
  await other.locator("summary").tap();
  assert.ok(!(await other.locator("textarea").isVisible()));
  await form.locator("summary").tap();
  await words.fill("");
  await said.waitFor({ state: "hidden" });
  assert.ok(await approve.isVisible());
  await client.leave();
});

test("a chosen time waits like words, and can be taken back", async () => {
  const client = await inside();
  const { page } = client;
  const post = page.locator("article.rv-post:has(.decide)").first();
  const approve = post.locator(".decide-main > form").getByRole("button", { name: "Approve" });
  const form = post.locator("[data-form=reschedule]");
  await form.locator("summary").tap();
  const date = form.getByLabel("Date");
  const before = await date.inputValue();
  const back = form.getByRole("button", { name: "Leave the time as it was" });
  assert.ok((await approve.isVisible()) && !(await back.isVisible()));
  await date.focus();
  await page.keyboard.type("03042099");
  await page.keyboard.press("Tab");
  await back.waitFor();
  assert.notEqual(await date.inputValue(), before);
  assert.ok(!(await approve.isVisible()), "it would be decided for the old time");
  await back.tap();
  await back.waitFor({ state: "hidden" });
  assert.equal(await date.inputValue(), before);
  assert.ok(await approve.isVisible());
  // A tick is no time, and several can be decided about.
  await post.locator(".rv-pick").tap();
  assert.ok(await approve.isVisible());
  assert.ok(await page.locator(".rv-bar-some").isVisible());
  await client.leave();
});

test("a form that is refused is what one sees next", async () => {
  const client = await inside();
  const { page } = client;
  const post = page.locator("article.rv-post:has(.decide)").last();
  const form = post.locator("[data-form=reschedule]");
  await form.locator("summary").tap();
  await form.getByLabel("Date").evaluate((field) => field.removeAttribute("min"));
  await form.getByLabel("Date").fill("2020-01-01");
  await form.getByRole("button", { name: "Move the post" }).tap();
  await page.waitForURL(/#refused$/);
  assert.ok(await isInSight(page, form.locator(".field-error")), "the sentence");
  assert.equal(await form.getByLabel("Date").inputValue(), "2020-01-01");
  // The time is not sent yet, so nothing is approved past it; taken back, it is the post's own.
  const approve = post.locator(".decide-main > form").getByRole("button", { name: "Approve" });
  assert.ok(!(await approve.isVisible()));
  await form.getByRole("button", { name: "Leave the time as it was" }).tap();
  await approve.waitFor();
  await form.locator("summary").tap();
  assert.notEqual(await form.getByLabel("Date").inputValue(), "2020-01-01");
  await client.leave();
});
