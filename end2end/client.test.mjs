// The client's words are not lost: sessions that end, pages that are left, answers that do not come. On a phone.

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

const phone = (scripts) =>
  person(browser, { viewport: PHONE, javaScriptEnabled: scripts, isMobile: true, hasTouch: true });

async function unlock(page, { url, password }) {
  await page.goto(url);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Open review" }).click();
  await page.waitForURL(/\/review\/[\w-]{36}$/);
}

/** The first post that waits, and its form for changes, opened. */
async function changes(page, post = page.getByRole("article").filter({ has: page.locator(".decide") }).first()) {
  const form = post.locator("details[data-form=changes]");
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  return { post, form, field: form.getByLabel(/What should change/) };
}

/** The identifier of the last post that waits. */
const waitingPost = (page) => page.locator("article.rv-post:has(.decide)").last().getAttribute("id");

/** How many posts the bar says are decided, and wait. */
const counted = async (page) => {
  const said = await page.locator(".rv-bar-progress").innerText();
  const [, decided, waiting] = said.match(/^(\d+) of \d+ decided\s+(\d+) posts? wait/);
  return [Number(decided), Number(waiting)];
};

/** Asks the server as this page's person. */
const call = (page, path, body) =>
  page.evaluate(
    async ([path, body]) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`/api/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      return answer.json();
    },
    [path, body],
  );

/** What this browser keeps that holds these words. */
const keeps = (page, words) =>
  page.evaluate((words) => Object.values(localStorage).filter((text) => text.includes(words)).length, words);

/** Ends the session as an expiry does: the browser keeps only what says that it was inside. */
async function end({ context }) {
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => /(^|-)review-/.test(name));
  await context.clearCookies({ name: session.name });
}

/** Waits until all of it is on the screen, above the bar. */
async function inSight(page, target) {
  const handle = await target.elementHandle();
  await page.waitForFunction((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const bar = document.querySelector(".rv-bar, .rv-over")?.getBoundingClientRect().top ?? innerHeight;
    return top >= 0 && bottom <= bar;
  }, handle);
}

/** Waits for the posts of a link: the program may draw them after the address has changed. */
async function posts(page) {
  await page.waitForURL(/\/review\/[\w-]{36}([?#].*)?$/);
  await page.locator("#posts article.rv-post").first().waitFor();
  await hydrated(page);
}

/** Another tap at the same place within 500 ms is not taken. */
const STEADY = 600;

const WORDS = "Please use the summer photo and say when the shop opens. ".repeat(20).trim();

test("words typed when the session ends are sent after the password, with scripts", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const { post, form, field } = await changes(page);
  const name = await post.getAttribute("id");
  await field.fill(WORDS);
  await end(client);
  await form.getByRole("button", { name: /Send/ }).click();
  const over = page.getByRole("region", { name: "Your session is over." });
  await over.waitFor();
  assert.equal(await page.getByText("not valid").count(), 0);
  const again = page.locator(`#${name} details[data-form=changes]`);
  assert.equal(await again.getByLabel(/What should change/).inputValue(), WORDS);
  await over.getByLabel("Password", { exact: true }).fill(link.password);
  await over.getByRole("button", { name: "Open review" }).click();
  await over.waitFor({ state: "hidden" });
  // Loaded anew they are there too.
  await page.reload();
  await hydrated(page);
  assert.equal(await again.getByLabel(/What should change/).inputValue(), WORDS);
  await again.getByRole("button", { name: /Send/ }).click();
  await page.locator(`#${name} .stamp`).waitFor();
  await page.locator(`#${name}`).getByRole("button", { name: "Undo" }).click();
  await page.locator(`#${name} .decide`).waitFor();
  // They were taken back with the decision.
  await page.reload();
  await hydrated(page);
  assert.equal(await again.getByLabel(/What should change/).inputValue(), WORDS);
  // The browser says in its console that answers were 401; that is how it should be.
  client.errors.splice(0);
  await client.leave();
});

test("words typed when the session ends are sent after the password, without scripts", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(false);
  const { page } = client;
  await unlock(page, link);
  const { post, form, field } = await changes(page);
  const name = await post.getAttribute("id");
  await field.fill(WORDS);
  await end(client);
  await form.getByRole("button", { name: /Send/ }).click();
  await page.getByText("Your session is over.").waitFor();
  assert.equal(await page.getByLabel(/This was not sent/).inputValue(), WORDS);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Open review" }).click();
  await page.getByText("This password is not right.").waitFor();
  await page.getByLabel("Password", { exact: true }).fill(`${link.password.toLowerCase().replace("-", " – ")} `);
  await page.getByRole("button", { name: "Open review" }).click();
  await page.getByText("This did not arrive").waitFor();
  const again = page.locator(`#${name} details[data-form=changes]`);
  assert.equal(await again.getByLabel(/What should change/).inputValue(), WORDS);
  await again.getByRole("button", { name: /Send/ }).click();
  await page.locator(`#${name} .stamp`).waitFor();
  await page.locator(`#${name}`).getByRole("button", { name: "Undo" }).click();
  await page.locator(`#${name} .decide`).waitFor();
  await client.leave();
});

test("a closed tab, Back and a reload keep what was typed", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  let { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const review = page.url();
  await (await changes(page)).field.fill("Half a sentence");
  await page.getByRole("link", { name: "Calendar" }).click();
  await page.waitForURL(/calendar$/);
  await page.goBack();
  await page.waitForURL(review);
  await hydrated(page);
  assert.equal(await (await changes(page)).field.inputValue(), "Half a sentence");
  await page.close();
  page = await client.context.newPage();
  await page.goto(review);
  await hydrated(page);
  const { field } = await changes(page);
  await field.waitFor();
  assert.equal(await field.inputValue(), "Half a sentence");
  await field.fill("");
  await page.reload();
  await hydrated(page);
  assert.equal(await (await changes(page)).field.inputValue(), "");
  // A browser that gives words back by itself, as on Back, leaves the form shut.
  const again = await client.context.newPage();
  await again.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const field = document.querySelector("[data-form=changes] textarea");
      if (field) field.value = "Given back";
    });
  });
  await again.goto(review);
  await again.locator("[data-form=changes][open] textarea").waitFor();
  await client.leave();
});

test("words that were not sent stop an approval, outlast it, and come back with what is undone", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const review = page.url();
  const { post: first, field } = await changes(page);
  const post = page.locator(`#${await first.getAttribute("id")}`);
  const form = post.locator("details[data-form=changes]");
  const approve = post.locator(".decide-main > form").getByRole("button", { name: "Approve" });
  const undo = post.getByRole("button", { name: "Undo" });
  const words = form.getByLabel(/What should change/);
  await field.fill("Not like this");
  await approve.tap();
  await form.getByText("You have not sent these words").waitFor();
  assert.ok(await words.evaluate((area) => area === document.activeElement));
  // Whoever goes on typing has understood.
  await words.press("End");
  await words.pressSequentially("!");
  await form.getByText("You have not sent these words").waitFor({ state: "detached" });

  // Put aside, they do not stand in the way, and are still there when the approval is taken back.
  await form.locator("summary").tap();
  await approve.tap();
  await undo.tap();
  await words.waitFor();
  assert.equal(await words.inputValue(), "Not like this!");

  // Sent and taken back, they can be mended.
  await form.getByRole("button", { name: "Send request" }).tap();
  await undo.waitFor();
  assert.equal(await post.getByText("have not sent it").count(), 0, "it was sent");
  const typed = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith("/changes_requested")));
  assert.deepEqual(await typed(), [], "what was sent is not offered in the next round");
  await undo.tap();
  await words.waitFor();
  assert.equal(await words.inputValue(), "Not like this!");
  await page.getByRole("status").getByText(/: taken back$/).waitFor({ state: "attached" });

  // Who decides on several is told which words do not go with it.
  await page.goto(`${review.split("?")[0]}/approve-all`);
  await page.getByRole("listitem").getByText("have not sent it: “Not like this!”").waitFor();
  assert.equal(await page.getByText("have not sent it").count(), 1);

  // A reason for several is kept as well.
  await page.goto(`${review.split("?")[0]}/approve-all?verdict=changes_requested`);
  await hydrated(page);
  const reason = page.getByLabel(/What should change/);
  await reason.fill("All of them, please");
  await page.reload();
  await hydrated(page);
  assert.equal(await reason.inputValue(), "All of them, please");

  // So is a remark, which is told of until the last page.
  await page.goto(review);
  await hydrated(page);
  const other = page.locator("article.rv-post:has(.decide)").nth(1);
  const title = await other.getByRole("heading", { level: 3 }).innerText();
  await other.getByText("Add a note").tap();
  await other.getByPlaceholder("A question or a remark.").fill("Who took this?");
  await page.goto(`${review.split("?")[0]}/approve-all`);
  await page.getByRole("listitem").filter({ hasText: title }).getByText("have not sent it: “Who took this?”").waitFor();
  await page.locator("form.settle").getByRole("button", { name: /Approve \d posts/ }).tap();
  await page.waitForURL(/done$/);
  const line = page.getByRole("listitem").filter({ hasText: title }).filter({ hasText: "Who took this?" });
  await line.getByRole("link", { name: "Show post" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).first().tap();
  await page.getByRole("link", { name: /Back to the posts that wait/ }).tap();
  await posts(page);
  await other.getByPlaceholder("A question or a remark.").waitFor();
  await client.leave();
});

test("a decision loads the page once, and what others do is heard from the moment the page was made", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  const [, id] = page.url().match(/review\/([\w-]{36})/);
  // Until the page is running, its stream does not come through; a colleague writes a note meanwhile.
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  await page.route("**/events*", (route) => gate.then(() => route.continue()));
  await page.reload();
  await hydrated(page);
  const name = await waitingPost(page);
  const post = page.locator(`#${name}`);
  const other = await phone(true);
  await unlock(other.page, link);
  await other.page.evaluate(
    (fields) => fetch("/api/note", { method: "POST", body: new URLSearchParams(fields) }),
    {
      link: id,
      post: name.replace("post-", ""),
      note: "Written while you were not listening",
      request_key: crypto.randomUUID(),
    },
  );
  await other.leave();
  go();
  await post.getByText("Written while you were not listening").waitFor({ state: "attached" });

  const loads = [];
  page.on("request", (request) => request.url().endsWith("/api/review") && loads.push(request.url()));
  // The server tells of it, and that is no news.
  const listening = page.waitForResponse(`**/review/${id}/events`);
  const told = page.evaluate((address) => {
    const stream = new EventSource(address);
    return new Promise((resolve) => stream.addEventListener("change", () => (stream.close(), resolve())));
  }, `/review/${id}/events`);
  await listening;
  await post.locator(".decide-main > form").getByRole("button", { name: "Approve" }).tap();
  await post.getByRole("button", { name: "Undo" }).waitFor();
  await told;
  await page.evaluate(() => fetch("/health/live"));
  assert.equal(loads.length, 1);
  await post.getByRole("button", { name: "Undo" }).tap();
  await post.locator(".decide").waitFor();
  client.errors.splice(0);
  await client.leave();
});

test("a post that a client moves says where it is now", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const post = page.locator("article.rv-post:has(.decide)").last();
  const form = post.locator("[data-form=reschedule]");
  await form.locator("summary").tap();
  const year = new Date().getUTCFullYear() + 1;
  await form.getByLabel("Date").fill(`${year}-03-09`);
  await form.getByLabel(/^Time/).fill("10:30");
  await page.reload();
  await hydrated(page);
  assert.equal(await form.getByLabel("Date").inputValue(), `${year}-03-09`);
  assert.equal(await form.getByLabel(/^Time/).inputValue(), "10:30");
  await form.getByRole("button", { name: "Move the post" }).tap();
  await post.getByText(/^Moved: now planned for \w{3} 9 Mar.*, 10:30 \(London\)\.$/).waitFor();
  assert.equal(await form.evaluate((details) => details.open), false);
  await page.reload();
  await hydrated(page);
  assert.equal(await form.evaluate((details) => details.open), false);
  await client.leave();
});

test("what did not arrive is told beside the button that sends it again", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const post = page.locator("article.rv-post:has(.decide)").first();
  const lost = () => page.route(/\/api\/(decide|note|review)$/, (route) => route.abort());
  const said = post.getByRole("alert").getByText("we do not know whether this arrived");
  const found = async (button) => {
    await said.waitFor();
    assert.equal(await said.count(), 1);
    await inSight(page, said);
    await inSight(page, button);
  };
  await lost();
  const approve = post.locator(".decide-main > form").getByRole("button", { name: "Approve" });
  await approve.tap();
  await found(approve);

  const { field, form } = await changes(page);
  await field.fill("Another picture");
  const send = form.getByRole("button", { name: /Send/ });
  await send.tap();
  await found(send);
  await field.fill("");
  await form.locator("summary").tap();

  await post.getByText("Add a note").tap();
  await post.getByPlaceholder("A question or a remark.").fill("Is this final?");
  const note = post.getByRole("button", { name: "Send note" });
  await note.tap();
  await found(note);

  // Nobody approves over words that wait.
  await page.unrouteAll();
  await approve.tap();
  await post.getByText("You have not sent these words").waitFor();
  await note.tap();
  await post.locator(".thread").getByText("Is this final?").waitFor();
  client.errors.splice(0);
  await client.leave();
});

test("a session that ends leaves the page where it is, and its pictures come", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const { form, field } = await changes(page);
  await field.fill("Another picture");
  // A picture that did not come while there was no session.
  const broken = page.locator(".post-preview img").first();
  await page.route("**/media/**", (route) => route.abort());
  await broken.evaluate((image) => (image.src = `${image.src}?again`));
  await page.waitForFunction((image) => image.complete && image.naturalWidth === 0, await broken.elementHandle());
  await page.unroute("**/media/**");
  await end(client);
  const send = form.getByRole("button", { name: /Send/ });
  await send.tap();
  const over = page.getByRole("region", { name: "Your session is over." });
  await over.waitFor();
  const password = over.getByLabel("Password", { exact: true });
  await page.waitForFunction((field) => field === document.activeElement, await password.elementHandle());
  const before = await page.evaluate(() => scrollY);
  const end_ = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  assert.ok(before < end_ / 2, `${before} of ${end_}`);
  await password.fill(link.password);
  await over.getByRole("button", { name: "Open review" }).tap();
  await over.waitFor({ state: "hidden" });
  await inSight(page, send);
  await page.waitForFunction((image) => image.naturalWidth > 0, await broken.elementHandle());
  await send.tap();
  await page.locator(".rv-undo").getByRole("button", { name: "Undo" }).first().tap();
  await page.locator(".rv-undo").waitFor({ state: "detached" });
  client.errors.splice(0);
  await client.leave();
});

test("the session may end before several posts are signed: they stay chosen", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const picks = page.locator(".rv-pick input");
  const label = (index) => page.locator(".rv-pick").nth(index);
  await label(0).tap();
  await page.waitForTimeout(STEADY);
  await label(1).tap();
  await page.reload();
  await hydrated(page);
  assert.equal(await picks.and(page.locator(":checked")).count(), 2);
  await page.locator(".rv-bar-some").getByRole("button", { name: "Request changes" }).tap();
  await page.waitForURL(/\/approve-all\?/);
  await hydrated(page);
  await page.getByRole("link", { name: "Back, decide one by one" }).tap();
  await posts(page);
  assert.equal(await picks.and(page.locator(":checked")).count(), 2);
  await page.locator(".rv-bar-some").getByRole("button", { name: "Request changes" }).tap();
  await page.waitForURL(/\/approve-all\?/);
  await hydrated(page);
  const reason = page.getByLabel(/What should change/);
  await reason.fill("Both of them");
  const send = page.getByRole("button", { name: "Send request for 2 posts" });
  const over = page.getByRole("region", { name: "Your session is over." });
  const open = async () => {
    await over.getByLabel("Password", { exact: true }).fill(link.password);
    await over.getByRole("button", { name: "Open review" }).tap();
    await over.waitFor({ state: "hidden" });
  };
  await end(client);
  await send.tap();
  await open();
  await inSight(page, send);
  assert.equal(await reason.inputValue(), "Both of them");
  await send.tap();
  await page.waitForURL(/done$/);

  // On the last page as well; what waits again comes before the receipt.
  const undo = page.getByRole("button", { name: "Undo" }).first();
  await undo.waitFor();
  await end(client);
  await undo.tap();
  await open();
  await undo.tap();
  const on = page.getByRole("link", { name: /Back to the posts that wait/ });
  await on.waitFor();
  await undo.waitFor({ state: "detached" });
  await inSight(page, on);
  client.errors.splice(0);
  await client.leave();
});

test("that somebody else decided is not said of what they took back", async () => {
  const { approval_link: link } = await server.facts();
  const [one, other] = [await phone(true), await phone(true)];
  for (const { page } of [one, other]) {
    await unlock(page, link);
    await hydrated(page);
  }
  const name = await one.page.locator("article.rv-post:has(.decide)").first().getAttribute("id");
  const on = ({ page }) => page.locator(`#${name}`);
  // The other phone hears nothing of it.
  await other.page.route("**/events*", (route) => route.abort());
  await other.page.reload();
  await hydrated(other.page);
  await on(one).locator(".decide-main > form").getByRole("button", { name: "Approve" }).tap();
  await on(one).getByRole("button", { name: "Undo" }).waitFor();
  await on(other).locator("[data-form=changes] > summary").tap();
  await on(other).getByLabel(/What should change/).fill("Wait");
  await on(other).getByRole("button", { name: "Send request" }).tap();
  const said = on(other).getByRole("alert").filter({ hasText: "already" });
  await said.waitFor();
  await on(one).getByRole("button", { name: "Undo" }).tap();
  await on(one).locator(".decide").waitFor();
  await other.page.unrouteAll();
  await on(other).getByText("Show post").waitFor();
  await on(other).getByRole("button", { name: "Send note" }).tap();
  await on(other).locator(".decide").waitFor();
  assert.equal(await said.count(), 0);
  for (const person of [one, other]) {
    person.errors.splice(0);
    await person.leave();
  }
});

test("a bulk decision says which posts it left alone", async () => {
  const { approval_link: link } = await server.facts();
  const [one, other] = [await phone(true), await phone(true)];
  for (const { page } of [one, other]) {
    await unlock(page, link);
    await hydrated(page);
  }
  const review = other.page.url();
  await other.page.goto(`${review}/approve-all`);
  await hydrated(other.page);
  const post = one.page.locator("article.rv-post:has(.decide)").first();
  const [name, title] = [await post.getAttribute("id"), await post.getByRole("heading", { level: 3 }).innerText()];
  const { form, field } = await changes(one.page, post);
  await field.fill("Not this one");
  await form.getByRole("button", { name: "Send request" }).tap();
  await one.page.locator(`#${name}`).getByRole("button", { name: "Undo" }).waitFor();
  await other.page.locator("form.settle button").tap();
  await other.page.waitForURL(/done$/);
  const said = other.page.getByRole("alert").filter({ hasText: "One post stayed as it is" });
  await said.getByText(title).waitFor();
  for (const page of [other.page]) {
    await page.getByRole("button", { name: "Undo" }).first().tap();
    await page.getByRole("link", { name: /Back to the posts that wait/ }).waitFor();
  }
  for (const person of [one, other]) {
    person.errors.splice(0);
    await person.leave();
  }
});

test("Approve takes the note along that is in sight, and stops at a time that was chosen", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const name = await waitingPost(page);
  const post = page.locator(`#${name}`);
  const approve = post.locator(".decide-main > form").getByRole("button", { name: "Approve" });
  const moves = post.locator("[data-form=reschedule]");
  await moves.locator("summary").tap();
  await moves.getByLabel("Date").fill(`${new Date().getUTCFullYear() + 1}-04-12`);
  await approve.tap();
  await moves.getByText("You chose another time and have not moved the post").waitFor();
  // Several are signed for the times that stand, and that is told.
  const back = page.url();
  await page.goto(`${back.split("?")[0]}/approve-all`);
  await hydrated(page);
  await page.locator(".sign-list li").filter({ hasText: "You chose another time for this post" }).waitFor();
  await page.goto(back);
  await hydrated(page);
  await moves.locator("summary").tap();
  await post.locator("[data-form=approval] > summary").tap();
  await post.locator("[data-form=approval] textarea").fill("Lovely, but mind the date");
  await approve.tap();
  await post.locator(".rv-said").getByText("Lovely, but mind the date").waitFor();
  await post.getByRole("button", { name: "Undo" }).tap();
  await post.locator(".decide").waitFor();
  // More than fits is told, not cut.
  const { field, form } = await changes(page, post);
  await field.fill("x".repeat(2001));
  await form.getByRole("button", { name: /Send/ }).tap();
  await form.getByText(/2,?000/).waitFor();
  assert.equal((await field.inputValue()).length, 2001);
  await field.fill("");
  client.errors.splice(0);
  await client.leave();
});

test("a decision on its way says so, with its own words, and stops waiting", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await page.clock.install();
  await unlock(page, link);
  await hydrated(page);
  const name = await page.locator("article.rv-post:has(.decide)").first().getAttribute("id");
  const post = page.locator(`#${name}`);
  const form = post.locator("[data-form=changes]");
  await form.locator("summary").tap();
  await form.getByLabel(/What should change/).fill("Slow words");
  await page.clock.runFor(700);
  await page.route("**/api/decide", () => {});
  await form.getByRole("button", { name: "Send request" }).tap();
  await post.locator(".stamp").getByText("being sent").waitFor();
  assert.equal(await post.locator(".rv-said").innerText(), "“Slow words”");
  await page.clock.runFor(21_000);
  await post.getByRole("alert").getByText("we do not know whether this arrived").waitFor();
  assert.equal(await form.getByLabel(/What should change/).inputValue(), "Slow words");
  client.errors.splice(0);
  await client.leave();
});

test("what is being written is not taken from under the fingers", async () => {
  const { approval_link: link } = await server.facts();
  const [one, other] = [await phone(true), await phone(true)];
  for (const { page } of [one, other]) {
    await unlock(page, link);
    await hydrated(page);
  }
  const name = await one.page.locator("article.rv-post:has(.decide)").first().getAttribute("id");
  const on = ({ page }) => page.locator(`#${name}`);
  const form = on(other).locator("[data-form=changes]");
  await form.locator("summary").tap();
  const words = form.getByLabel(/What should change/);
  await words.fill("Half a");
  const [decided, waiting] = await counted(other.page);
  await on(one).locator(".decide-main > form").getByRole("button", { name: "Approve" }).tap();
  await on(one).getByRole("button", { name: "Undo" }).waitFor();
  await on(other).getByText("This post was decided meanwhile.").waitFor();
  // It is counted as it is, though it is drawn as it was.
  assert.deepEqual(await counted(other.page), [decided + 1, waiting - 1]);
  await words.pressSequentially(" sentence");
  assert.equal(await words.inputValue(), "Half a sentence");
  await on(other).getByRole("button", { name: "Show it" }).tap();
  await on(other).getByText("have not sent it: “Half a sentence”").waitFor();
  await on(one).getByRole("button", { name: "Undo" }).tap();
  await on(other).locator(".decide").waitFor();
  for (const person of [one, other]) {
    person.errors.splice(0);
    await person.leave();
  }
});

test("who decides a moment too late is told so, whatever the page was about to draw", async () => {
  const { approval_link: link } = await server.facts();
  const [one, other] = [await phone(true), await phone(true)];
  for (const { page } of [one, other]) {
    await unlock(page, link);
    await hydrated(page);
  }
  const name = await one.page.locator("article.rv-post:has(.decide)").first().getAttribute("id");
  const on = ({ page }) => page.locator(`#${name}`);
  const reject = on(other).locator("[data-form=reject]");
  await reject.locator("summary").tap();
  await reject.getByRole("textbox").fill("Not this one");
  // What the second phone asks for first is answered last.
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  const asked = other.page.waitForRequest("**/api/review");
  const done = other.page.waitForResponse("**/api/review");
  await other.page.route(
    "**/api/review",
    async (route) => {
      const response = await route.fetch();
      await gate;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await on(one).getByText("Add a note").tap();
  await on(one).getByPlaceholder("A question or a remark.").fill("Just asking");
  await on(one).getByRole("button", { name: "Send note" }).tap();
  await asked;
  await on(one).locator(".decide-main > form").getByRole("button", { name: "Approve" }).tap();
  await on(one).getByRole("button", { name: "Undo" }).waitFor();
  await reject.getByRole("button", { name: "Reject post" }).tap();
  const said = on(other).getByRole("alert").getByText("Nothing was changed");
  await said.waitFor();
  go();
  await done;
  await inSight(other.page, said);
  await on(other).getByText("have not sent it: “Not this one”").waitFor();
  await on(one).getByRole("button", { name: "Undo" }).tap();
  await on(other).locator(".decide").waitFor();
  for (const person of [one, other]) {
    person.errors.splice(0);
    await person.leave();
  }
});

test("of two tabs of a client, each keeps its words", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page, context } = client;
  await unlock(page, link);
  await hydrated(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await hydrated(other);
  const form = (tab) => tab.locator("article.rv-post:has(.decide)").first().locator("[data-form=changes]");
  for (const [tab, words] of [
    [page, "The first tab's words"],
    [other, "Other words"],
  ]) {
    await form(tab).locator("summary").tap();
    await form(tab).locator("textarea").fill(words);
  }
  // Typed there and deleted again: that is no reason to forget what stands here.
  await form(other).locator("textarea").fill("");
  await page.reload();
  await hydrated(page);
  assert.equal(await form(page).locator("textarea").inputValue(), "The first tab's words");
  await client.leave();
});

test("offline, no link leaves the page", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page, context } = client;
  await unlock(page, link);
  await hydrated(page);
  const review = page.url();
  await context.setOffline(true);
  const told = page.locator(".offline").getByText("You are offline");
  await told.waitFor();
  await page.getByRole("link", { name: "Calendar" }).tap();
  await page.locator(".rv-bar").getByText(/Approve all/).tap();
  // Nothing was sent, and that is known.
  const decide = page.locator("article.rv-post .decide").first();
  await decide.locator(".decide-main > form").getByRole("button", { name: "Approve" }).tap();
  const nothing = decide.getByText("You are offline, so nothing was sent.");
  await nothing.waitFor();
  await context.setOffline(false);
  await told.waitFor({ state: "detached" });
  await nothing.waitFor({ state: "detached" });
  assert.equal(page.url(), review);
  await page.getByRole("link", { name: "Calendar" }).tap();
  await page.waitForURL(/calendar$/);
  client.errors.splice(0);
  await client.leave();
});

test("a note that is typed while another is on its way stays", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const post = page.locator("article.rv-post:has(.decide)").first();
  await post.getByText("Add a note").tap();
  const note = post.getByPlaceholder("A question or a remark.");
  await note.fill("The first");
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  const asked = page.waitForRequest("**/api/note");
  await page.route("**/api/note", (route) => gate.then(() => route.continue()), { times: 1 });
  await post.getByRole("button", { name: "Send note" }).tap();
  await asked;
  await note.fill("The second");
  go();
  await post.locator(".thread").getByText("The first").waitFor();
  assert.equal(await note.inputValue(), "The second");
  await page.reload();
  await hydrated(page);
  assert.equal(await note.inputValue(), "The second");
  await client.leave();
});

test("a lost answer is told as unknown, and the second try is the same decision", async () => {
  const facts = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, facts.approval_link);
  await hydrated(page);
  const { post, form, field } = await changes(page);
  const name = await post.getAttribute("id");
  await field.fill("Once only, please");
  const keys = [];
  let lost = 0;
  // The first decision is carried out, and its answer thrown away; so is what the page would look at next.
  await page.route("**/api/decide", async (route) => {
    keys.push(new URLSearchParams(route.request().postData()).get("request_key"));
    if (keys.length > 1) return route.continue();
    await route.fetch();
    lost += 1;
    return route.abort();
  });
  await page.route("**/api/review", (route) => (keys.length === 1 ? route.abort() : route.continue()));
  await form.getByRole("button", { name: /Send/ }).click();
  const said = page.locator(`#${name} [role=alert]`).getByText("we do not know whether this arrived");
  await said.waitFor();
  await inSight(page, said);
  await inSight(page, form.getByRole("button", { name: /Send/ }));
  assert.equal(lost, 1);
  const again = page.locator(`#${name} details[data-form=changes]`);
  assert.equal(await again.getByLabel(/What should change/).inputValue(), "Once only, please");
  await again.getByRole("button", { name: /Send/ }).click();
  await page.locator(`#${name} .stamp`).waitFor();
  await page.locator(`#${name}`).getByRole("button", { name: "Undo" }).waitFor();
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  await page.locator(`#${name}`).getByRole("button", { name: "Undo" }).click();
  await page.locator(`#${name} .decide`).waitFor();
  client.errors.splice(0);
  await client.leave();
});

test("a decision that arrived without an answer can be taken back and made again", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const name = await page.locator("article.rv-post:has(.decide)").first().getAttribute("id");
  const post = page.locator(`#${name}`);
  const lose = (call) =>
    page.route(`**/api/${call}`, async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
  const approve = post.locator(".decide-main > form").getByRole("button", { name: "Approve" });
  for (const lost of [true, false]) {
    if (lost) await lose("decide");
    await approve.tap();
    await post.getByRole("button", { name: "Undo" }).tap();
    await approve.waitFor();
    await page.getByRole("status").getByText(/: taken back$/).waitFor({ state: "attached" });
    assert.equal(await post.getByRole("alert").count(), 0);
  }

  // What is written next is another note; the same words again are the one that arrived.
  await post.getByText("Add a note").tap();
  const note = post.getByPlaceholder("A question or a remark.");
  const send = post.getByRole("button", { name: "Send note" });
  await lose("note");
  await note.fill("Lost on the way back");
  await page.waitForTimeout(STEADY);
  await send.tap();
  await post.locator(".thread").getByText("Lost on the way back").waitFor();
  await page.waitForTimeout(STEADY);
  await send.tap();
  await page.waitForFunction((area) => area.value === "", await note.elementHandle());
  await lose("note");
  await note.fill("Lost as well");
  await send.tap();
  await post.locator(".thread").getByText("Lost as well").waitFor();
  await note.fill("Another one");
  await page.waitForTimeout(STEADY);
  await send.tap();
  await post.locator(".thread").getByText("Another one").waitFor();
  for (const text of ["Lost on the way back", "Lost as well", "Another one"]) {
    assert.equal(await post.locator(".thread").getByText(text, { exact: true }).count(), 1, text);
  }
  client.errors.splice(0);
  await client.leave();
});

test("an undo whose answer is lost loses no words, and a second tap is no error", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const review = page.url();
  const { post: first, form, field } = await changes(page);
  const post = page.locator(`#${await first.getAttribute("id")}`);
  await field.fill("Warmer, please");
  await form.getByRole("button", { name: "Send request" }).tap();
  const lose = async (route) => {
    await route.fetch();
    await route.abort();
  };
  await page.route("**/api/undo", lose, { times: 1 });
  await post.getByRole("button", { name: "Undo" }).tap();
  const again = post.locator("[data-form=changes] textarea");
  await again.waitFor();
  assert.equal(await again.inputValue(), "Warmer, please");
  await page.locator(`#${await post.getAttribute("id")} [aria-disabled]`).waitFor({ state: "detached" });
  assert.equal(await post.getByRole("alert").count(), 0, "it arrived");
  await again.fill("");

  await page.goto(`${review}/approve-all`);
  await hydrated(page);
  await page.locator("form.settle button").tap();
  await page.waitForURL(/done$/);
  let asked = 0;
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  await page.route("**/api/undo_many", async (route) => {
    asked += 1;
    await gate;
    await route.continue();
  });
  const undo = page.getByRole("button", { name: "Undo" }).first();
  await undo.tap();
  await page.waitForTimeout(STEADY);
  await undo.tap();
  go();
  await page.getByRole("link", { name: /Back to the posts that wait/ }).waitFor();
  await undo.waitFor({ state: "detached" });
  assert.equal(asked, 1);
  assert.equal(await page.getByRole("alert").count(), 0);
  client.errors.splice(0);
  await client.leave();
});

test("a note that may have arrived is sent once, whatever happens to the page", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const name = await page.locator("article.rv-post:has(.decide)").first().getAttribute("id");
  const post = page.locator(`#${name}`);
  const note = post.getByPlaceholder("A question or a remark.");
  const send = post.getByRole("button", { name: "Send note" });
  await post.getByText("Add a note").tap();
  await note.fill("Did this arrive?");
  await page.route("**/api/review", (route) => route.abort());
  await page.route(
    "**/api/note",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await send.tap();
  await post.getByRole("alert").getByText("we do not know whether this arrived").waitFor();
  await page.reload();
  await hydrated(page);
  // Until then the page does not find out by itself.
  await page.unroute("**/api/review");
  assert.equal(await note.inputValue(), "Did this arrive?");
  await send.tap();
  await page.waitForFunction((area) => area.value === "", await note.elementHandle());
  assert.equal(await post.locator(".thread").getByText("Did this arrive?").count(), 1);
  client.errors.splice(0);
  await client.leave();
});

test("a post that is taken away leaves its words to whoever wrote them", async () => {
  const { approval_link: link, staff: account } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const { post: last, field } = await changes(page, page.locator("article.rv-post:has(.decide)").last());
  const name = await last.getAttribute("id");
  await field.fill("Half a thought");
  const staff = await person(browser);
  await signIn(staff.page, server.url, account);
  await hydrated(staff.page);
  const remove = async (name) => {
    const id = name.replace("post-", "");
    const { card } = await call(staff.page, "post", { id });
    await call(staff.page, "delete_posts", { posts: [[id, card.version]] });
  };
  await remove(name);
  const said = page.locator("#gone .notice").filter({ hasText: "was taken off this link" });
  await said.getByText("Half a thought").waitFor();
  await inSight(page, said);
  assert.equal(await page.locator(`#${name}`).count(), 0);
  await said.getByRole("button", { name: "Put away" }).tap();
  await said.waitFor({ state: "detached" });
  // One that is decided does not go without a word either.
  const decided = page.locator(`#${await waitingPost(page)}`);
  await decided.locator(".decide-main > form").getByRole("button", { name: "Approve" }).tap();
  await decided.getByRole("button", { name: "Undo" }).waitFor();
  await remove(await decided.getAttribute("id"));
  await said.waitFor();
  await decided.waitFor({ state: "detached" });
  // What was written before the client went away waits for them, and is put away for good.
  const third = page.locator(`#${await waitingPost(page)}`);
  const asked = await changes(page, third);
  await asked.field.fill("Written on the train");
  const id = await third.getAttribute("id");
  await page.goto("about:blank");
  await remove(id);
  await page.goBack();
  await hydrated(page);
  const before = page.locator("#gone .notice").filter({ hasText: "Written on the train" });
  await before.getByRole("button", { name: "Put away" }).tap();
  assert.equal(await keeps(page, "Written on the train"), 0);
  client.errors.splice(0);
  await client.leave();
  await staff.leave();
});

test("a reason for several comes back into their forms when they are taken back", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const review = page.url();
  const waiting = page.locator("article.rv-post:has(.decide)");
  await page.goto(`${review}/approve-all?verdict=changes_requested`);
  await hydrated(page);
  const count = await page.locator(".sign-list > li").count();
  await page.getByLabel(/What should change/).fill("Warmer, all of them");
  await page.locator("form.settle button").tap();
  await page.waitForURL(/done$/);
  await page.getByRole("button", { name: "Undo" }).first().tap();
  await page.getByRole("link", { name: /Back to the posts that wait/ }).tap();
  await posts(page);
  assert.ok((await waiting.count()) >= count);
  for (const area of await page.locator("[data-form=changes] textarea").all()) {
    assert.equal(await area.inputValue(), "Warmer, all of them");
    await area.fill("");
  }
  await client.leave();
});

test("what was mended since a form was refused outlasts a reload", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const { field } = await changes(page);
  await field.fill("x".repeat(2_001));
  // As before the script runs: the browser sends the form by itself.
  await Promise.all([page.waitForEvent("load"), field.evaluate((area) => area.form.submit())]);
  await hydrated(page);
  const again = page.locator("[data-form=changes][open] textarea");
  assert.equal((await again.inputValue()).length, 2_001);
  await again.fill("Shorter now");
  await page.reload();
  await hydrated(page);
  assert.equal(await again.inputValue(), "Shorter now");
  await again.fill("");
  await client.leave();
});

test("a time that was sent is not called unsent", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const name = await waitingPost(page);
  const post = page.locator(`#${name}`);
  const form = post.locator("[data-form=reschedule]");
  await form.locator("summary").tap();
  await form.getByLabel("Date").fill(`${new Date().getUTCFullYear() + 1}-05-04`);
  await form.getByLabel(/^Time/).fill("11:45");
  await form.getByRole("button", { name: "Move the post" }).tap();
  await post.getByText(/^Moved: now planned for/).waitFor();
  await form.locator("summary").tap();
  await post.locator(".decide-main > form").getByRole("button", { name: "Approve" }).tap();
  await post.getByRole("button", { name: "Undo" }).tap();
  await post.locator(".decide").waitFor();
  await client.leave();
});

test("the calendar asks for the password when the session has ended", async () => {
  const { approval_link: link } = await server.facts();
  const [client, other] = [await phone(true), await phone(true)];
  for (const { page } of [client, other]) {
    await unlock(page, link);
    await hydrated(page);
  }
  await client.page.goto(`${client.page.url()}/calendar`);
  await hydrated(client.page);
  await end(client);
  const post = other.page.locator("article.rv-post:has(.decide)").first();
  await post.getByText("Add a note").tap();
  await post.getByPlaceholder("A question or a remark.").fill("Anybody there?");
  await post.getByRole("button", { name: "Send note" }).tap();
  await client.page.getByLabel("Password", { exact: true }).fill(link.password);
  await client.page.locator(".rv-over").getByRole("button").last().tap();
  await client.page.locator(".rv-over").waitFor({ state: "detached" });
  client.errors.splice(0);
  for (const person of [client, other]) await person.leave();
});

test("words in a closed form do not stop the second try of an approval", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const { post, form, field } = await changes(page);
  const name = await post.getAttribute("id");
  await field.fill("Never mind");
  await form.locator("summary").click();
  let asked = 0;
  await page.route("**/api/decide", (route) => ((asked += 1) === 1 ? route.abort() : route.continue()));
  const approve = page.locator(`#${name} .decide`).getByRole("button", { name: "Approve", exact: true }).first();
  await approve.click();
  await page.locator(`#${name} [role=alert]`).first().waitFor();
  assert.equal(await page.locator(`#${name} details[data-form=changes]`).getAttribute("open"), null);
  await page.waitForTimeout(STEADY);
  await approve.click();
  await page.locator(`#${name} .stamp`).waitFor();
  assert.equal(asked, 2);
  await page.locator(`#${name}`).getByRole("button", { name: "Undo" }).click();
  await page.locator(`#${name} .decide`).waitFor();
  client.errors.splice(0);
  await client.leave();
});

for (const scripts of [true, false]) {
  test(`who is inside is not asked for the password again, ${scripts ? "with" : "without"} scripts`, async () => {
    const { approval_link: link } = await server.facts();
    const client = await phone(scripts);
    const { page } = client;
    await unlock(page, link);
    const review = page.url();
    await page.goto("about:blank");
    await page.goto(`${link.url}.`);
    await page.waitForURL(review);
    await page.getByRole("heading", { name: /To decide/ }).waitFor();
    await client.leave();
  });
}

test("the receipt is for people", async () => {
  const facts = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, facts.approval_link);
  await hydrated(page);
  const { post, form, field } = await changes(page);
  const name = await post.getAttribute("id");
  await field.fill("The second picture is last year's");
  await form.getByRole("button", { name: /Send/ }).click();
  await page.locator(`#${name} .stamp`).waitFor();
  await page.goto(`${page.url().split("#")[0]}/done`);
  const receipt = page.getByRole("region", { name: "Receipt" });
  await receipt.getByText("The second picture is last year's").waitFor();
  await receipt.getByText("Changes requested").first().waitFor();
  const text = await receipt.innerText();
  assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}/, "no identifiers");
  const mail = new URL(await receipt.getByRole("link", { name: "E-mail the receipt" }).getAttribute("href"));
  const body = new URLSearchParams(mail.search).get("body");
  assert.match(body, /^Changes requested: \d+ posts?\r$/m);
  assert.match(body, /^Planned for \w+day \d+ \w+ \d{4}, \d\d:\d\d \(\w+\)\r$/m);
  assert.match(body, /^By .+, \w+day \d+ \w+ \d{4}, \d\d:\d\d \(\w+\)\r$/m);
  assert.match(body, /^“The second picture is last year's”\r$/m);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.ok(!wide, "nothing runs out of a phone");
  await client.leave();
});

test("a newer version that is shown can be decided about, and refused words stand in one place", async () => {
  const { approval_link: link, staff: account } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const staff = await person(browser);
  await signIn(staff.page, server.url, account);
  await hydrated(staff.page);
  const [project] = staff.page.url().match(/(?<=\/p\/)[\w-]{36}/);
  const name = await waitingPost(page);
  const id = name.replace("post-", "");
  const edit = async (more) => {
    const { card, content } = await call(staff.page, "post", { id });
    const { caption, channels, variants, media } = content;
    const draft = {
      ...{ post: [id, card.version], caption: caption + more, channels, variants, campaign: "", creator_note: "" },
      ...{ media: media.map(({ id, alt }) => ({ id, alt })), date: card.when.day.date, time: card.when.time, request_key: null },
    };
    await call(staff.page, "save_post", { project, draft });
  };
  const resend = async () => {
    const { card } = await call(staff.page, "post", { id });
    await call(staff.page, "resend_post", { id, version: card.version, anyway: true });
  };
  const post = page.locator(`#${name}`);
  const show = async () => {
    await post.getByRole("button", { name: "Show it" }).waitFor();
    await page.waitForTimeout(STEADY);
    await post.getByRole("button", { name: "Show it" }).tap();
    await post.getByRole("button", { name: "Show it" }).waitFor({ state: "detached" });
  };
  await edit(" Now.");
  await resend();
  await show();
  // In what changed: the preview of a long text is folded.
  await post.getByText("Now.").locator("visible=true").first().waitFor();
  await post.locator(".decide-main > form").getByRole("button", { name: "Approve" }).tap();
  await post.locator(".stamp").waitFor();
  assert.deepEqual(client.errors.splice(0), []);
  await page.waitForTimeout(STEADY);
  await post.getByRole("button", { name: "Undo" }).tap();
  await post.locator(".decide").waitFor();
  // Refused because staff work on it; asked again, the words are the decision's alone.
  const { form, field } = await changes(page, post);
  await field.fill("Only the second line");
  await edit(" Soon.");
  await form.getByRole("button", { name: /Send/ }).tap();
  await post.getByPlaceholder("A question or a remark.").waitFor();
  await resend();
  await post.locator(".decide").waitFor();
  assert.equal(await field.inputValue(), "Only the second line");
  assert.equal(await post.getByPlaceholder("A question or a remark.").inputValue(), "");
  await field.fill("");
  client.errors.splice(0);
  await client.leave();
  await staff.leave();
});

test("words that arrived are not called unsent after their answer was lost", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const name = await waitingPost(page);
  const { post, form, field } = await changes(page, page.locator(`#${name}`));
  await field.fill("Softer light, please");
  await page.route("**/api/review", (route) => route.abort());
  await page.route(
    "**/api/decide",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await form.getByRole("button", { name: /Send/ }).tap();
  await post.getByRole("alert").getByText("we do not know whether this arrived").waitFor();
  await page.unroute("**/api/review");
  await page.reload();
  await hydrated(page);
  await post.locator(".rv-said").getByText("Softer light, please").waitFor();
  assert.equal(await page.getByText("have not sent it").count(), 0);
  assert.equal(await keeps(page, "Softer light, please"), 0);
  await page.waitForTimeout(STEADY);
  await post.getByRole("button", { name: "Undo" }).tap();
  await post.locator(".decide").waitFor();
  assert.equal(await field.inputValue(), "Softer light, please");
  client.errors.splice(0);
  await client.leave();
});

test("what decides takes no tap right after it moved", async () => {
  const { approval_link: link, staff: account } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const name = await waitingPost(page);
  const staff = await person(browser, {});
  await signIn(staff.page, server.url, account);
  const aimed = page.locator(`#${name} details[data-form=approval] > summary`);
  await aimed.scrollIntoViewIfNeeded();
  await inSight(page, aimed);
  // What stands at the place that a finger aims at, from the frame on in which it is something else.
  await page.evaluate((name) => {
    const decide = document.querySelector(`#${name} .decide`);
    const { left, top, width } = decide.querySelector("details[data-form=approval] > summary").getBoundingClientRect();
    const under = () => document.elementFromPoint(left + width / 2, top + 4)?.closest("button, summary");
    globalThis.taps = [];
    new MutationObserver(() => globalThis.taps.push([decide.hasAttribute("data-moved"), under()?.innerText ?? ""])).observe(decide, {
      attributes: true,
      attributeFilter: ["data-moved"],
    });
  }, name);
  const note = { id: name.replace("post-", ""), note: "A word from us.", request_key: crypto.randomUUID() };
  await call(staff.page, "answer", note);
  await page.locator(`#${name}`).getByText(note.note).waitFor();
  await page.waitForFunction(() => globalThis.taps.some(([moved]) => !moved));
  const taps = await page.evaluate(() => globalThis.taps);
  assert.deepEqual(taps.find(([moved]) => moved), [true, ""]);
  assert.match(taps.find(([moved]) => !moved)[1], /Approve|Request changes/);
  await staff.leave();
  await client.leave();
});

test("words that come back leave the reader where they are", async () => {
  const { approval_link: link } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const name = await waitingPost(page);
  const { form, field } = await changes(page, page.locator(`#${name}`));
  await field.fill("Half a sentence");
  await page.evaluate(() => scrollTo(0, 0));
  await page.reload();
  await hydrated(page);
  await page.waitForFunction((name) => document.querySelector(`#${name} details[data-form=changes]`)?.open, name);
  assert.equal(await form.getByLabel(/What should change/).inputValue(), "Half a sentence");
  // A frame later, whatever opening it does is done.
  const [top, focus] = await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve([scrollY, document.activeElement.tagName]))),
      ),
  );
  assert.ok(top < 50, `${top} px down`);
  assert.equal(focus, "BODY");
  await field.fill("");
  await client.leave();
});

test("a note that comes after the link's end is shown, and said not to be sent", async () => {
  const { approval_link: link, staff: account } = await server.facts();
  const client = await phone(true);
  const { page } = client;
  await unlock(page, link);
  await hydrated(page);
  const post = page.locator("article.rv-post:has(.decide)").first();
  await post.getByText("Add a note").tap();
  await post.getByPlaceholder("A question or a remark.").fill("Is it too late?");
  const staff = await person(browser);
  await signIn(staff.page, server.url, account);
  await hydrated(staff.page);
  // The page does not hear of it before it asks.
  await page.route("**/api/{review,come_back}", (route) => route.abort());
  await call(staff.page, "revoke_link", { id: page.url().split("/").pop().slice(0, 36) });
  await post.getByRole("button", { name: "Send note" }).tap();
  await post.getByRole("alert").first().waitFor();
  await page.unroute("**/api/{review,come_back}");
  await page.reload();
  await page.getByText("You wrote this, and it was not sent").waitFor();
  await page.getByText("Is it too late?").waitFor();
  client.errors.splice(0);
  await client.leave();
  await staff.leave();
});
