// Hours that clocks skip or show twice, times that have passed, a reader in another zone, and a project that moves to one.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, PHONE, hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";

let server;
let browser;
let staff;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
  staff = await person(browser, { viewport: DESK });
  await signIn(staff.page, server.url, (await server.facts()).staff);
  await hydrated(staff.page);
});
after(async () => {
  await staff?.leave();
  await browser?.close();
  await server?.stop();
});

const iso = (date) => date.toISOString().slice(0, 10);
const shift = (day, days) => iso(new Date(Date.parse(day) + days * 86_400_000));

/** The next last Sunday of a month (from 0), at least a month ahead: there, clocks change in Europe. */
function lastSunday(month) {
  for (let year = new Date().getUTCFullYear(); ; year += 1) {
    const last = new Date(Date.UTC(year, month + 1, 0));
    const sunday = iso(new Date(last - last.getUTCDay() * 86_400_000));
    if (Date.parse(sunday) > Date.now() + 31 * 86_400_000) return sunday;
  }
}

/** A call as the page makes it. */
const api = (name, body) =>
  staff.page.evaluate(
    async ([name, body]) => {
      const headers = { "content-type": "application/json", accept: "application/json" };
      const answer = await fetch(`/api/${name}`, { method: "POST", headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    [name, body],
  );

/** A project with a channel. */
async function project(name, time_zone) {
  const id = await api("create_project", { name, time_zone });
  await api("add_channel", { project: id, platform: "x", handle: "clocks" });
  const { channels } = await api("project", { id });
  return { id, channels: channels.map((channel) => channel.id) };
}

/** A post of it. */
const compose = async ({ id, channels }, caption, date, time) => {
  const draft = { post: null, caption, channels, variants: [], media: [], date, time, campaign: "", creator_note: "" };
  const [post] = await api("save_post", { project: id, draft });
  return post;
};

const utcOf = async (id) => (await api("post", { id })).card.when.utc;

/** Opens the month of a day in the planner. */
async function open(id, day) {
  await staff.page.goto(`${server.url}/p/${id}/calendar?month=${day.slice(0, 7)}`);
  await hydrated(staff.page);
}

const toast = (text) => staff.page.locator(".toast", { hasText: text });

test("a drag through a missing hour says so, and Undo gives the old time back", async () => {
  const { page } = staff;
  const sunday = lastSunday(2);
  const saturday = shift(sunday, -1);
  const brand = await project("Skips", "Europe/London");
  const id = await compose(brand, "Before the clocks change", saturday, "01:30");
  await open(brand.id, saturday);
  const chip = page.locator(".chip", { hasText: "Before the clocks change" });
  await chip.scrollIntoViewIfNeeded();
  const from = await chip.boundingBox();
  const to = await page.locator(`[data-date="${sunday}"]`).first().boundingBox();
  await page.mouse.move(from.x + from.width - 20, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await toast("01:30 does not exist on that day in London: moved to 02:30").waitFor();
  assert.equal(await utcOf(id), `${sunday}T01:30:00Z`);
  await toast("02:30").getByRole("button", { name: "Undo" }).click();
  await toast("Moved back").waitFor();
  assert.equal(await utcOf(id), `${saturday}T01:30:00Z`);
  await chip.getByText("01:30").waitFor();
});

test("the composer asks which of two, and the second stays the second", async () => {
  const { page } = staff;
  const sunday = lastSunday(9);
  const brand = await project("Twice", "Europe/London");
  const id = await compose(brand, "While clocks go back", sunday, "09:00");
  await open(brand.id, sunday);
  const chip = page.locator(".chip", { hasText: "While clocks go back" });
  const composer = page.getByRole("dialog", { name: "Edit post" });
  await chip.locator(".chip-title").click();
  await composer.getByLabel("Time").fill("01:30");
  await composer.getByRole("radio", { name: "01:30 GMT" }).check();
  await composer.getByRole("button", { name: "Save", exact: true }).click();
  await composer.waitFor({ state: "hidden" });
  await chip.getByText("01:30 GMT").waitFor();
  assert.equal(await utcOf(id), `${sunday}T01:30:00Z`);
  await chip.locator(".chip-title").click();
  assert.ok(await composer.getByRole("radio", { name: "01:30 GMT" }).isChecked());
  await composer.getByLabel(/Note to the client/).fill("Nothing about the time");
  await composer.getByRole("button", { name: "Save", exact: true }).click();
  await composer.waitFor({ state: "hidden" });
  assert.equal(await utcOf(id), `${sunday}T01:30:00Z`);
});

test("a time that has passed or does not exist is questioned where it is chosen", async () => {
  const { page } = staff;
  const [yesterday, ahead] = [iso(new Date(Date.now() - 2 * 86_400_000)), shift(iso(new Date()), 40)];
  const brand = await project("Late", "Europe/London");
  await compose(brand, "Too late for this", ahead, "12:00");
  await open(brand.id, ahead);
  const passed = "This time has passed: it will not be published.";
  const chip = page.locator(".chip", { hasText: "Too late for this" });
  await chip.locator(".chip-title").click();
  const composer = page.getByRole("dialog", { name: "Edit post" });
  await composer.getByLabel("Date").fill(yesterday);
  await composer.getByText(passed).waitFor();
  const sunday = lastSunday(2);
  await composer.getByLabel("Date").fill(sunday);
  await composer.getByLabel("Time").fill("01:30");
  await composer.getByText("01:30 does not exist on that day in London").waitFor();
  await composer.getByText(passed).waitFor({ state: "hidden" });
  await composer.getByRole("button", { name: "Close" }).first().click();
  await page.getByRole("button", { name: "Discard" }).click();

  await chip.locator(".chip-pick").click();
  await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Move…" }).click();
  const dialog = page.getByRole("dialog", { name: "Move this post" });
  await dialog.getByLabel("New date").fill(yesterday);
  await dialog.getByText(passed).waitFor();
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await toast(passed).waitFor();
});

test("a reader in another zone is told their day whenever it differs", async () => {
  const day = shift(iso(new Date()), 60);
  const told = (date) => {
    const name = (options) => new Date(`${date}T12:00Z`).toLocaleDateString("en", { ...options, timeZone: "UTC" });
    const parts = [name({ weekday: "short" }), Number(date.slice(8)), name({ month: "short" })];
    if (date.slice(0, 4) !== day.slice(0, 4)) parts.push(date.slice(0, 4));
    return parts.join(" ");
  };
  const before = told(shift(day, -1));
  const cases = [
    ["UTC", "02:00", "America/New_York", "en-US", /(20|21|22):00 for you/, before],
    ["Pacific/Apia", "09:00", "Pacific/Pago_Pago", "en-US", /0[89]:00 for you/, before],
    ["UTC", "09:00", "Asia/Kolkata", "hi-IN", /14:30 for you/, null],
    ["UTC", "21:00", "Asia/Kathmandu", "en-GB", /02:45 for you/, told(shift(day, 1))],
    ["Asia/Tokyo", "09:00", "Asia/Seoul", "ko-KR", null, null],
    ["Africa/Cairo", "09:00", "Africa/Cairo", "ar-EG", null, null],
  ];
  for (const [zone, time, timezoneId, locale, clock, viewersDay] of cases) {
    const brand = await project(`Read in ${timezoneId}`, zone);
    const post = await compose(brand, "When is this for me?", day, time);
    const approver = { New: { name: "Tom", email: "", phone: "" } };
    const link = { project: brand.id, posts: [post], approver, title: "", message: "", password: null };
    const issued = await api("create_link", { link });
    const client = await person(browser, { viewport: PHONE, timezoneId, locale });
    await client.page.goto(issued.url);
    await client.page.getByLabel("Password", { exact: true }).fill(issued.password);
    await client.page.getByRole("button", { name: "Open review" }).click();
    await client.page.waitForURL(/\/review\//);
    await hydrated(client.page);
    const when = client.page.locator(".rv-when");
    await when.getByText(time).first().waitFor();
    if (clock) await when.getByText(/for you/).waitFor();
    const text = await when.innerText();
    if (clock) assert.match(text, clock);
    else assert.ok(!text.includes("for you"), text);
    if (viewersDay) assert.ok(text.includes(`${viewersDay}, `), `${text} has ${viewersDay}`);
    else if (clock) assert.match(text, /· \d\d:\d\d for you/);

    // The shared calendar tells it too, in the reader's own language.
    const options = { from: null, to: null, channels: [], captions: true, embeddable: false, title: "", logo: null, accent: "green" };
    const target = { New: { project: brand.id, replaces: null } };
    const share = await api("share_calendar", { target, form: { options, password: "Remove" } });
    await client.page.goto(`${share.url}?view=list&date=${day}`);
    await client.page.locator(".sc-row").first().click();
    const yours = client.page.locator(".sc-post:popover-open .sc-yours");
    assert.equal(await yours.isVisible(), clock !== null);
    if (viewersDay && locale.startsWith("en")) {
      const number = String(Number(viewersDay.match(/\d+/)[0]));
      assert.match(await yours.innerText(), new RegExp(`\\b${number}\\b`));
    }
    await client.leave();
  }
});

test("another zone is found by its place, and asks what becomes of what is scheduled", async () => {
  const { page } = staff;
  const day = shift(iso(new Date()), 40);
  const brand = await project("Moves away", "UTC");
  const id = await compose(brand, "Comes along", day, "12:00");
  await page.goto(`${server.url}/p/${brand.id}/settings`);
  await hydrated(page);
  const zone = page.getByLabel("Time zone", { exact: true });
  await page.locator("#zones option").first().waitFor({ state: "attached" });
  const option = page.locator('#zones option[value="America/New_York"]');
  assert.match(await option.textContent(), /^New York, UTC-\d/);
  await zone.fill("nowhere at all");
  await page.getByText("No zone has this name.").waitFor();
  await zone.fill("new york");
  await page.getByText(/^New York: UTC-\d.* now$/).waitFor();
  const asked = page.getByRole("group", { name: /1 post is scheduled/ });
  await asked.getByText("Keep date and time").click();
  await page.getByRole("button", { name: "Save project" }).click();
  await page.getByText("Saved. 1 post keeps its date and time").waitFor();
  await asked.waitFor({ state: "hidden" });
  const { when } = (await api("post", { id })).card;
  assert.deepEqual([when.day.date, when.time, when.zone], [day, "12:00", "New York"]);
  await page.goto(`${server.url}/audit`);
  const log = page.getByRole("region", { name: "Audit log" });
  await log.getByText("1 scheduled post keeps its local time and moves").waitFor();
  await page.getByText("All times are in Europe/London.").waitFor();
  assert.match(await log.locator(".timeline-item > time").first().innerText(), /^\d\d:\d\d\s+London$/);
});
