// A shared calendar: staff share it, people outside follow it on a phone, and it ends when staff say so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import ical from "ical.js";
import { barriers } from "./axe.mjs";
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

/** A browser says in its console which answers were refusals. These were meant; anything else is a fault. */
function expected(person, refusal) {
  for (const error of person.errors.splice(0)) assert.match(error, refusal);
}

test("the feed is read by another program's parser", async () => {
  const answer = await fetch(`${(await server.facts()).shared_calendar.url}/calendar.ics`);
  assert.equal(answer.headers.get("content-type"), "text/calendar; charset=utf-8");
  const calendar = new ical.Component(ical.parse(await answer.text()));
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ical.Event(event));
  assert.ok(events.length > 5);
  for (const event of events) {
    assert.match(event.summary, /^(Pre-scheduled|Scheduled|Published): ./);
    assert.match(event.uid, /@/);
    assert.ok(event.startDate.toJSDate() > new Date("2020-01-01"));
  }
});

test("staff share a calendar, a client follows it on a phone, and it ends at once", async () => {
  const facts = await server.facts();
  const staff = await person(browser);
  await signIn(staff.page, server.url, facts.staff);
  await hydrated(staff.page);
  await staff.page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = staff.page.getByRole("dialog", { name: "Share calendar" });
  const first = await dialog.getByLabel("Link", { exact: true }).inputValue();
  assert.equal(first, facts.shared_calendar.url);
  // It asks before it ends the link that works, and what is only typed goes nowhere.
  await dialog.getByText("What is shown").click();
  await dialog.getByLabel("Name over the calendar").fill("Only typed");
  await dialog.getByRole("button", { name: "Make a new link" }).click();
  await dialog.getByText("stops working at once").waitFor();
  assert.equal((await fetch(first)).status, 200);
  await dialog.getByRole("button", { name: "Make a new link" }).click();
  await staff.page.waitForFunction((old) => document.querySelector("#share-link")?.value !== old, first);
  const url = await dialog.getByLabel("Link", { exact: true }).inputValue();
  assert.equal((await fetch(first)).status, 404);

  const client = await person(browser, { viewport: PHONE });
  await client.page.goto(url);
  await client.page.getByRole("heading", { name: "Northwind" }).waitFor();
  await client.page.locator(".sc-chip").filter({ visible: true }).first().click();
  const post = client.page.locator(".sc-post:popover-open");
  await post.getByText("Date and time").waitFor();
  await post.getByRole("button", { name: "Close" }).click();
  await client.page.getByRole("link", { name: "List" }).click();
  await client.page.locator(".sc-row").first().waitFor();

  await dialog.getByText("What is shown").click();
  await dialog.getByLabel("Name over the calendar").fill("Only typed");
  await dialog.getByLabel("Captions and pictures").uncheck();
  await dialog.getByRole("button", { name: "Deactivate link" }).click();
  await dialog.getByRole("button", { name: "Deactivate", exact: true }).click();
  await dialog.getByRole("button", { name: "Create link" }).waitFor();
  // The form shows what it would send, and not what was typed for the link that is gone.
  assert.equal(await dialog.getByLabel("Name over the calendar").inputValue(), "Northwind Coffee");
  assert.ok(await dialog.getByLabel("Captions and pictures").isChecked());
  const gone = await client.page.reload();
  assert.equal(gone.status(), 404);
  await client.page.getByRole("heading", { name: "This calendar is not available" }).waitFor();
  expected(client, /status of 404/);
  assert.deepEqual(await barriers(client.page), []);
  await client.leave();
  await staff.leave();
});

test("a calendar with a password is read by who knows it", async () => {
  const facts = await server.facts();
  const staff = await person(browser);
  await signIn(staff.page, server.url, facts.staff);
  await hydrated(staff.page);
  await staff.page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = staff.page.getByRole("dialog", { name: "Share calendar" });
  // The test before may have ended the link.
  await dialog.getByRole("button", { name: /Create link|Save changes/ }).waitFor();
  if (await dialog.getByRole("button", { name: "Save changes" }).isVisible()) await dialog.getByText("What is shown").click();
  await dialog.getByLabel("Choose my own").check();
  await dialog.getByLabel("Your password").fill("herring gull over Leith");
  await dialog.getByRole("button", { name: /Create link|Save changes/ }).click();
  const once = staff.page.getByRole("dialog", { name: "Password of the shared calendar" });
  await once.getByRole("button", { name: "Copy password" }).click();
  await once.getByRole("button", { name: "Close" }).last().click();
  await once.waitFor({ state: "detached" });
  const url = await dialog.getByLabel("Link", { exact: true }).inputValue();
  // From now on it can be kept.
  if (!(await dialog.getByLabel("Keep the password").isVisible())) await dialog.getByText("What is shown").click();
  assert.ok(await dialog.getByLabel("Keep the password").isChecked());

  for (const javaScriptEnabled of [true, false]) {
    const client = await person(browser, { viewport: PHONE, javaScriptEnabled });
    await client.page.goto(url);
    await client.page.getByLabel("Password").fill("not this one");
    await client.page.getByRole("button", { name: /open/i }).click();
    await client.page.getByText("This password is not right.").waitFor();
    if (javaScriptEnabled) assert.deepEqual(await barriers(client.page), []);
    expected(client, /status of 422/);
    await client.page.getByLabel("Password").fill("herring gull over Leith");
    await client.page.getByRole("button", { name: /open/i }).click();
    await client.page.locator(".sc-grid").waitFor();
    await client.page.goto(`${url}?view=list`);
    await client.page.getByRole("heading", { name: "Northwind" }).waitFor();
    await client.leave();
  }
  await staff.leave();
});
