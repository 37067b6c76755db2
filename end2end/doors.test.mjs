// What a link shows to those who do not have its password, and what the first start asks.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";

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

/** The kinds of the newest events about a link, as the audit log shows them to staff. */
async function history(page, url) {
  await page.goto(`${url}/links`);
  await hydrated(page);
  await page.locator("tr.link-row", { hasText: "3 of 9" }).locator(".link-title").click();
  await page.locator(".link-detail .timeline").waitFor();
  return page.locator(".link-detail .timeline").innerText();
}

test("a mail scanner that runs scripts leaves no \"opened\" and changes nothing", async () => {
  const facts = await server.facts();
  const staff = await person(browser);
  await signIn(staff.page, server.url, facts.staff);
  const opened = async () => (await history(staff.page, server.url)).split("opened “").length;
  const before = await opened();
  const scanner = await person(browser, { userAgent: "Mail-Scanner/1.0" });
  await scanner.page.goto(facts.approval_link.url);
  await hydrated(scanner.page);
  await scanner.page.getByRole("button", { name: "Open review" }).waitFor();
  for (const method of ["GET", "HEAD"]) {
    assert.equal((await fetch(facts.approval_link.url, { method })).status, 200);
  }
  assert.equal(await opened(), before);
  await scanner.leave();
  await staff.leave();
});

for (const scripts of [true, false]) {
  test(`a wrong password is told, ${scripts ? "with" : "without"} scripts`, async () => {
    const facts = await server.facts();
    const client = await person(browser, { viewport: PHONE, javaScriptEnabled: scripts });
    const { page } = client;
    await page.goto(facts.approval_link.url);
    if (scripts) await hydrated(page);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Open review" }).click();
    await page.getByText("This password is not right.").waitFor();
    // A browser says in its console that an answer was 422; that is how it should be.
    client.errors.splice(0);
    await client.leave();
  });
}

test("an expired link offers a new one, and staff see that it was asked for", async () => {
  const facts = await server.facts();
  const client = await person(browser, { viewport: PHONE, javaScriptEnabled: false });
  const { page } = client;
  const answer = await page.goto(facts.expired_link.url);
  assert.equal(answer.status(), 410);
  await page.getByRole("heading", { name: "This link has expired" }).waitFor();
  await page.getByRole("button", { name: "Request a new link" }).click();
  await page.getByRole("heading", { name: "Your request is on its way" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Your request is on its way" }).waitFor();
  client.errors.splice(0);
  await client.leave();
  const staff = await person(browser);
  await signIn(staff.page, server.url, facts.staff);
  await staff.page.goto(`${server.url}/links?status=expired`);
  await staff.page.getByText("asked for a new link").first().waitFor();
  await staff.leave();
});

test("unknown and revoked links look the same", async () => {
  const facts = await server.facts();
  const unknown = facts.revoked_link.url.replace(/[^/]+$/, "A".repeat(43));
  const read = async (url) => {
    const answer = await fetch(url);
    const text = await answer.text();
    // The nonce and the token itself differ.
    return [answer.status, text.replaceAll(url.split("/r/")[1], "").replaceAll(/nonce="[^"]*"|crossorigin="[^"]*"/g, "").length];
  };
  assert.deepEqual(await read(facts.revoked_link.url), await read(unknown));
});
