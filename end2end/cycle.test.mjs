// The first approval cycle, by two people: staff at a desk, a client on a phone. With the client's scripts on and off.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, PHONE, hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";
import { picture } from "./picture.mjs";

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

/** Opens the month after the next, where the example has no posts whatever the day of the month is, and gives a day of it. */
async function dayInTwoMonths(page, day) {
  const month = () => page.url().match(/month=(\d{4}-\d{2})/)?.[1];
  for (let turn = 0; turn < 2; turn += 1) {
    const before = month();
    await page.getByRole("link", { name: "Next month", exact: true }).click();
    await page.waitForURL((url) => url.searchParams.has("month") && url.searchParams.get("month") !== before);
  }
  return `${month()}-${day}`;
}

/** Writes a post with a picture, dated `date` at `time`, in the composer. */
async function compose(page, { caption, date, time }) {
  await page.getByRole("link", { name: "New post", exact: true }).first().click();
  const composer = page.getByRole("dialog", { name: "New post" });
  await composer.getByRole("checkbox", { name: /Instagram/ }).check();
  await composer.getByRole("textbox", { name: /^Caption/ }).fill(caption);
  await composer.locator("input[type=file]").setInputFiles({ name: "beans.png", mimeType: "image/png", buffer: picture() });
  await composer.locator(".media-item img").waitFor();
  await composer.getByLabel("Date").fill(date);
  await composer.getByLabel("Time").fill(time);
  await composer.locator(".post-preview").getByText(caption).waitFor();
  await composer.getByRole("button", { name: "Save", exact: true }).click();
  await composer.waitFor({ state: "hidden" });
  await page.locator(".chip", { hasText: caption }).first().waitFor();
}

/** Selects posts by their titles, and generates a link for the first approver. */
async function getApproval(page, titles) {
  for (const title of titles) await page.locator(".chip", { hasText: title }).locator(".chip-pick").click();
  const bar = page.getByRole("region", { name: "Selection" });
  await bar.getByText(`${titles.length} selected`).waitFor();
  await bar.getByRole("button", { name: "Get approval" }).click();
  const dialog = page.getByRole("dialog", { name: "Get approval" });
  await dialog.getByLabel(/^Message/).fill("Three for next month. Thank you!");
  await dialog.getByRole("button", { name: "Generate approval link" }).click();
  const issued = page.locator("dialog[open]");
  const url = await issued.locator("input[readonly]").first().inputValue();
  const password = await issued.locator(".copy-field.secret input").inputValue();
  assert.match(url, /\/r\/[\w-]{43}$/);
  await issued.getByRole("button", { name: "Copy password" }).click();
  await issued.getByRole("button", { name: "Copy link" }).click();
  await issued.getByRole("button", { name: "Done" }).click();
  return { url, password };
}

/** Opens a link with its password; the address bar then no longer holds the token. */
async function unlock(page, { url, password }) {
  await page.goto(url);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Open review" }).click();
  await page.waitForURL(/\/review\/[\w-]{36}$/);
}

/** The article of a post on the client's page. */
const article = (page, title) => page.getByRole("article", { name: title });

/** What the client does: approves one, asks for changes to one, moves one. */
async function review(page, [first, second, third], { date }) {
  const forms = async (title, name) => article(page, title).locator("details", { has: page.locator("summary", { hasText: name }) }).first();
  // Reschedule first: a decided post is folded away.
  const move = await forms(third, "Reschedule");
  await move.locator("summary").click();
  await move.getByLabel("Date").fill(date);
  await move.getByLabel(/^Time/).fill("11:30");
  await move.getByRole("button", { name: /Move/ }).click();
  await article(page, third).getByText("11:30").first().waitFor();

  const changes = await forms(second, "Request changes");
  await changes.locator("summary").click();
  await changes.getByLabel(/What should change/).fill("Use the summer photo");
  await changes.getByRole("button", { name: /Send/ }).click();
  await page.getByText("Use the summer photo").first().waitFor();

  await article(page, first).getByRole("button", { name: "Approve", exact: true }).click();
  await page.locator(".stamp[data-verdict=approved]").first().waitFor();
  await page.getByText("2 of 3 decided").first().waitFor();
}

for (const scripts of [true, false]) {
  test(`a whole cycle, the client ${scripts ? "with" : "without"} scripts`, async () => {
    const facts = await server.facts();
    const staff = await person(browser, { viewport: DESK });
    const client = await person(browser, { viewport: PHONE, javaScriptEnabled: scripts, isMobile: true, hasTouch: true });
    const desk = staff.page;
    await signIn(desk, server.url, facts.staff);
    await hydrated(desk);
    const mark = scripts ? "A" : "B";
    // A day for each, so that no post is folded behind "more".
    const date = await dayInTwoMonths(desk, scripts ? 15 : 17);
    const titles = ["Cherry", "Latte", "Roast"].map((word) => `${word} ${mark} tells a story`);
    const times = ["09:15", "10:15", "12:15"];
    for (const [index, caption] of titles.entries()) await compose(desk, { caption, date, time: times[index] });
    const link = await getApproval(desk, titles);
    for (const title of titles) await desk.locator(".chip[data-status=awaiting]", { hasText: title }).waitFor();

    const phone = client.page;
    await unlock(phone, link);
    if (scripts) await hydrated(phone);
    assert.ok(!phone.url().includes(link.url.split("/r/")[1]), "the token has left the address bar");
    assert.equal(await phone.getByRole("article").count(), 3);
    await review(phone, titles, { date });

    // The planner shows it without a reload.
    await desk.locator(".chip[data-status=scheduled]", { hasText: titles[0] }).waitFor();
    await desk.locator(".chip[data-status=changes]", { hasText: titles[1] }).waitFor();
    await desk.locator(".chip[data-status=awaiting]", { hasText: titles[2] }).getByText("11:30").waitFor();

    // And the log tells it.
    await desk.goto(`${server.url}/audit`);
    const log = desk.getByRole("region", { name: "Audit log" });
    for (const said of [
      `Tom Reyes approved “${titles[0]}”`,
      `Tom Reyes asked for changes to “${titles[1]}”`,
      `Tom Reyes moved “${titles[2]}”`,
    ]) {
      await log.getByText(said.replace("Tom Reyes ", "")).first().waitFor();
    }
    await log.getByText("Use the summer photo").first().waitFor();

    await client.leave();
    await staff.leave();
  });
}
