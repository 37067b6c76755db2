// What staff typed is not lost: Back, reload, another tab, an ended session, no network, Escape on what is shown once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";
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

/** A member of staff in the planner. A question of the browser's, or an error that is not `expected`, fails. */
async function planner({ expected = /^$/, ...options } = {}) {
  const staff = await person(browser, options);
  const { staff: account } = await server.facts();
  const questions = [];
  staff.context.on("page", (page) => page.on("dialog", (dialog) => questions.push(dialog.type())));
  staff.page.on("dialog", (dialog) => (questions.push(dialog.type()), dialog.accept()));
  await signIn(staff.page, server.url, account);
  await hydrated(staff.page);
  return {
    ...staff,
    account,
    leave: async () => {
      assert.deepEqual(questions, [], "the browser asked nothing: all of it is kept");
      staff.errors.splice(0, Infinity, ...staff.errors.filter((error) => !expected.test(error)));
      await staff.leave();
    },
  };
}

const composer = (page) => page.locator("dialog.drawer");
const caption = (page) => composer(page).getByRole("textbox", { name: /^Caption/ });
const newPost = async (page) => {
  await page.getByRole("link", { name: "New post", exact: true }).first().click();
  await composer(page).waitFor();
};
const words = (page, text) =>
  page.waitForFunction((text) => document.querySelector("#c-caption")?.value === text, text);

/** Fills in all of a post. */
async function fill(page, text) {
  const form = composer(page);
  await form.getByRole("checkbox", { name: /Instagram/ }).check();
  await form.getByRole("checkbox", { name: /LinkedIn/ }).check();
  await caption(page).fill(text);
  await form.getByRole("tab", { name: "LinkedIn" }).first().click();
  await caption(page).fill(`${text}, for work`);
  await form.locator("input[type=file]").setInputFiles({ name: "beans.png", mimeType: "image/png", buffer: picture() });
  await form.locator(".media-item img").waitFor();
  await form.getByLabel(/^Description for/).fill("A cup");
  await form.getByLabel("Date").fill("2027-01-07");
  await form.getByLabel("Time").fill("09:15");
  await form.getByLabel("Campaign").fill("Winter");
  await form.getByLabel(/^Note to the client/).fill("Please look");
}

/** Asserts that all of it is there. */
async function isFilled(page, text) {
  const form = composer(page);
  await words(page, text);
  assert.ok(await form.getByRole("checkbox", { name: /Instagram/ }).isChecked());
  await form.getByRole("tab", { name: "LinkedIn" }).first().click();
  await words(page, `${text}, for work`);
  await form.getByRole("tab", { name: "All channels" }).click();
  const shown = form.locator(".media-item img");
  assert.equal(await shown.count(), 1);
  assert.ok(await shown.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  assert.equal(await form.getByLabel(/^Description for/).inputValue(), "A cup");
  assert.equal(await form.getByLabel("Date").inputValue(), "2027-01-07");
  assert.equal(await form.getByLabel("Time").inputValue(), "09:15");
  assert.equal(await form.getByLabel("Campaign").inputValue(), "Winter");
  assert.equal(await form.getByLabel(/^Note to the client/).inputValue(), "Please look");
}

for (const viewport of [undefined, PHONE]) {
  test(`Back, Forward, reload and another tab keep a new post${viewport ? " on a phone" : ""}`, async () => {
    const staff = await planner(viewport && { viewport });
    const { page, context } = staff;
    await newPost(page);
    await fill(page, "Cherry tells a story");
    await page.goBack();
    await composer(page).waitFor({ state: "detached" });
    await page.getByText("What you typed is kept.").waitFor();
    await page.goForward();
    await composer(page).getByText(/What you typed is here again, as of \d\d:\d\d/).waitFor();
    await isFilled(page, "Cherry tells a story");

    await page.reload();
    await hydrated(page);
    await isFilled(page, "Cherry tells a story");

    const other = await context.newPage();
    await other.goto(page.url());
    await hydrated(other);
    await isFilled(other, "Cherry tells a story");
    await other.close();

    // Saved once, it is forgotten.
    await composer(page).getByRole("button", { name: "Save", exact: true }).click();
    await composer(page).waitFor({ state: "detached" });
    await newPost(page);
    assert.equal(await caption(page).inputValue(), "");
    await staff.leave();
  });
}

test("Escape asks: go on, keep, or discard", async () => {
  const staff = await planner();
  const { page } = staff;
  await newPost(page);
  await caption(page).fill("Half a thought");
  const ask = page.getByRole("dialog", { name: "Discard what you typed?" });
  await page.keyboard.press("Escape");
  await ask.getByRole("button", { name: "Keep writing" }).click();
  await ask.waitFor({ state: "detached" });
  assert.equal(await caption(page).inputValue(), "Half a thought");

  await page.keyboard.press("Escape");
  await ask.getByRole("button", { name: "Keep for later" }).click();
  await composer(page).waitFor({ state: "detached" });
  await newPost(page);
  await words(page, "Half a thought");

  // Discarded from the notice, the form is as it was opened.
  await composer(page).locator(".notice").getByRole("button", { name: "Discard" }).click();
  await words(page, "");
  await page.keyboard.press("Escape");
  await composer(page).waitFor({ state: "detached" });

  await newPost(page);
  await caption(page).fill("Not worth it");
  await page.keyboard.press("Escape");
  await ask.getByRole("button", { name: "Discard" }).click();
  await composer(page).waitFor({ state: "detached" });
  await page.goBack();
  await composer(page).waitFor();
  assert.equal(await caption(page).inputValue(), "");
  await staff.leave();
});

test("a day that is chosen anew is the day of what was kept", async () => {
  const staff = await planner();
  const { page } = staff;
  const at = (date) => `${page.url().split("?")[0]}?view=month&month=2027-01&post=new&date=${date}`;
  await page.goto(at("2027-01-05"));
  await hydrated(page);
  await caption(page).fill("On some day");
  await composer(page).getByLabel("Date").fill("2027-01-06");
  await page.reload();
  await hydrated(page);
  await words(page, "On some day");
  assert.equal(await composer(page).getByLabel("Date").inputValue(), "2027-01-06");
  await page.goto(at("2027-01-12"));
  await hydrated(page);
  await words(page, "On some day");
  assert.equal(await composer(page).getByLabel("Date").inputValue(), "2027-01-12");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Discard" }).last().click();
  await composer(page).waitFor({ state: "detached" });
  await staff.leave();
});

test("an ended session leads to signing in and back to what was typed", async () => {
  const staff = await planner({ expected: /status of 401/ });
  const { page, context, account } = staff;
  await newPost(page);
  await fill(page, "Latte tells a story");
  const address = page.url();
  await context.clearCookies();
  await composer(page).getByRole("button", { name: "Save", exact: true }).click();
  const out = page.getByRole("dialog", { name: "You were signed out" });
  await out.waitFor();
  await out.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(address);
  await hydrated(page);
  await isFilled(page, "Latte tells a story");

  // Who signs out leaves nothing behind.
  await composer(page).getByRole("button", { name: "Close" }).first().click();
  await page.getByRole("button", { name: "Keep for later" }).click();
  await composer(page).waitFor({ state: "detached" });
  await page.locator(".rail-user").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/sign-in/);
  const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("countersign:")));
  assert.deepEqual(left, []);
  await staff.leave();
});

test("an ended session is told the same way on every page", async () => {
  const staff = await planner({ expected: /status of 401/ });
  const { page, context } = staff;
  await page.goto(`${server.url}/projects/new`);
  await hydrated(page);
  await context.clearCookies();
  await page.getByLabel("Name").fill("Another");
  await page.getByRole("button", { name: "Create" }).click();
  const out = page.getByRole("dialog", { name: "You were signed out" });
  assert.match(await out.getByRole("link", { name: "Sign in" }).getAttribute("href"), /\/sign-in\?next=%2Fprojects%2Fnew$/);
  await out.getByRole("button", { name: "Not now" }).click();
  assert.equal(await page.getByLabel("Name").inputValue(), "Another");
  await staff.leave();
});

test("a post that was changed meanwhile is not written over, and nothing typed goes", async () => {
  const staff = await planner();
  const { page } = staff;
  await newPost(page);
  await fill(page, "Quokka tells a story");
  await composer(page).getByRole("button", { name: "Save", exact: true }).click();
  await composer(page).waitFor({ state: "detached" });
  await page.goto(`${page.url().split("?")[0]}?view=list&month=2027-01`);
  await hydrated(page);
  const open = async (page) => {
    await page.locator(".post-row", { hasText: /Quokka/ }).getByRole("link").first().click();
    await composer(page).waitFor();
  };
  /** Types here and goes Back; meanwhile a colleague saves the post. Then it is opened again. */
  const overtake = async (before, theirs) => {
    await open(page);
    await words(page, before);
    await caption(page).fill("Quokka, typed here");
    await page.goBack();
    await composer(page).waitFor({ state: "detached" });
    const colleague = await planner();
    await colleague.page.goto(page.url());
    await hydrated(colleague.page);
    await open(colleague.page);
    await words(colleague.page, before);
    await caption(colleague.page).fill(theirs);
    await composer(colleague.page).getByRole("button", { name: "Save", exact: true }).click();
    await composer(colleague.page).waitFor({ state: "detached" });
    await colleague.leave();
    await page.locator(".post-row", { hasText: theirs }).waitFor();
    await open(page);
    await composer(page).getByText("Which of the two goes on?").waitFor();
    for (const text of ["Quokka, typed here", theirs]) await composer(page).getByText(text).waitFor();
    // Neither is chosen by leaving.
    await page.keyboard.press("Escape");
    await composer(page).waitFor({ state: "detached" });
    await open(page);
  };
  await overtake("Quokka tells a story", "Quokka ends a story");
  await composer(page).getByRole("radio", { name: /^The post as it is now/ }).check();
  await composer(page).getByRole("button", { name: "Go on", exact: true }).click();
  await words(page, "Quokka ends a story");
  await page.keyboard.press("Escape");
  await composer(page).waitFor({ state: "detached" });

  await overtake("Quokka ends a story", "Quokka ends a long story");
  await composer(page).getByRole("button", { name: "Go on", exact: true }).click();
  await words(page, "Quokka, typed here");
  await composer(page).getByRole("button", { name: "Save", exact: true }).press("Enter");
  await composer(page).waitFor({ state: "detached" });
  await page.locator(".post-row", { hasText: "Quokka, typed here" }).waitFor();
  await staff.leave();
});

test("what a colleague changed in another field stands beside what was typed", async () => {
  const staff = await planner();
  const { page } = staff;
  const calendar = page.url().split("?")[0];
  await page.goto(`${calendar}?view=list`);
  await hydrated(page);
  // One that a client wants changed stays open once it is saved.
  const id = await page.locator(".post-row:is([data-status=awaiting], [data-status=scheduled])").last().getAttribute("data-id");
  const other = await staff.context.newPage();
  await other.goto(`${calendar}?post=${id}`);
  await hydrated(other);
  // The calendar beneath shows another month: the composer hears of its post all the same.
  await page.goto(`${calendar}?month=2031-03&post=${id}`);
  await hydrated(page);
  await caption(page).fill("Only the words are mine");
  await composer(other).getByLabel("Time").fill("18:30");
  await composer(other).getByRole("button", { name: "Save", exact: true }).click();
  await composer(other).waitFor({ state: "detached" });
  await composer(page).getByRole("button", { name: "Load the new version" }).click();
  await composer(page).getByText("together with what was changed").waitFor();
  const both = async (page) => {
    await words(page, "Only the words are mine");
    assert.equal(await composer(page).getByLabel("Time").inputValue(), "18:30");
  };
  await both(page);
  await composer(page).getByRole("button", { name: "Save", exact: true }).click();
  await composer(page).waitFor({ state: "detached" });
  await other.goto(`${calendar}?post=${id}`);
  await hydrated(other);
  await both(other);
  await staff.leave();
});

test("words for a post that a colleague deletes become a new post, or are there to be copied", async () => {
  const staff = await planner({ expected: /status of 404/ });
  const { page } = staff;
  const calendar = page.url().split("?")[0];
  await page.goto(`${calendar}?view=list`);
  await hydrated(page);
  const rows = page.locator(".post-row:is([data-status=awaiting], [data-status=changes], [data-status=scheduled])");
  const ids = await rows.evaluateAll((rows) => rows.slice(0, 2).map((row) => row.dataset.id));
  const gone = async (id) => {
    const version = await page.evaluate(async (id) => {
      const ask = (path, body) =>
        fetch(`/api/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }).then((answer) => answer.json());
      const { card } = await ask("post", { id });
      return ask("delete_posts", { posts: [[id, card.version]] });
    }, id);
    assert.deepEqual(version, [[id, { Ok: null }]]);
  };
  const type = async (id, text) => {
    await page.goto(`${calendar}?post=${id}`);
    await hydrated(page);
    await caption(page).fill(text);
  };
  await type(ids[0], "Said about what is gone");
  await gone(ids[0]);
  await composer(page).getByRole("button", { name: "Save", exact: true }).click();
  await composer(page).getByText("This post was deleted while it was open here.").waitFor();
  await words(page, "Said about what is gone");
  await composer(page).getByRole("button", { name: "Save it as a new post" }).click();
  await composer(page).waitFor({ state: "detached" });
  await page.goto(`${calendar}?view=list&q=gone`);
  await hydrated(page);
  await page.locator(".post-row", { hasText: "Said about what is gone" }).waitFor();

  await type(ids[1], "Nobody will read this");
  await gone(ids[1]);
  await page.reload();
  await hydrated(page);
  await composer(page).getByText("You typed this about a post that is not there any more.").waitFor();
  await composer(page).getByText("Nobody will read this").waitFor();
  await staff.leave();
});

test("of two tabs on one post, the second keeps its words", async () => {
  const staff = await planner();
  const { page } = staff;
  const calendar = page.url().split("?")[0];
  await page.goto(`${calendar}?view=list`);
  await hydrated(page);
  const id = await page.locator(".post-row:is([data-status=awaiting], [data-status=draft], [data-status=changes], [data-status=scheduled])").first().getAttribute("data-id");
  const other = await staff.context.newPage();
  for (const tab of [other, page]) {
    await tab.goto(`${calendar}?post=${id}`);
    await hydrated(tab);
    await caption(tab).fill(tab === page ? "By the first tab" : "By the second tab");
  }
  await composer(page).getByRole("button", { name: "Save", exact: true }).click();
  await composer(page).waitFor({ state: "detached" });
  await composer(other).getByText("This post was changed while").waitFor();
  await composer(other).getByRole("button", { name: "Load the new version" }).click();
  await composer(other).getByText("Which of the two goes on?").waitFor();
  await composer(other).getByRole("button", { name: "Go on", exact: true }).click();
  assert.equal(await caption(other).inputValue(), "By the second tab");
  // A second press at the same place is not taken at once.
  await composer(other).getByRole("button", { name: "Save", exact: true }).press("Enter");
  await composer(other).waitFor({ state: "detached" });
  await staff.leave();
});

test("offline is told, with its picture, and a save waits", async () => {
  const staff = await planner({ expected: /ERR_INTERNET_DISCONNECTED/ });
  const { page, context } = staff;
  await context.setOffline(true);
  const told = page.locator(".offline").getByText("You are offline");
  await told.waitFor();
  await newPost(page);
  const line = composer(page).locator(".offline-line");
  await line.waitFor();
  // A sprite that was loaded before draws pictures that were not shown before.
  const drawn = await composer(page)
    .locator("svg.icon use")
    .evaluateAll((all) => all.filter((use) => use.checkVisibility()).map((use) => use.getBBox().width));
  assert.ok(drawn.length >= 3 && drawn.every((width) => width > 0), `icons ${drawn}`);
  await composer(page).getByRole("checkbox", { name: /LinkedIn/ }).check();
  await caption(page).fill("Written in a tunnel");
  await composer(page).getByRole("button", { name: "Save", exact: true }).click();
  const refused = composer(page).getByText("You are offline, so nothing was sent.");
  await refused.waitFor();
  assert.equal(await caption(page).inputValue(), "Written in a tunnel");
  await context.setOffline(false);
  await told.waitFor({ state: "detached" });
  await refused.waitFor({ state: "detached" });
  await composer(page).getByRole("button", { name: "Save", exact: true }).click();
  await composer(page).waitFor({ state: "detached" });
  await staff.leave();
});

test("what is shown only once does not go by Escape or a click beside it", async () => {
  const staff = await planner();
  const { page } = staff;
  await newPost(page);
  await composer(page).getByRole("checkbox", { name: /LinkedIn/ }).check();
  await caption(page).fill("Once upon a time");
  await composer(page).getByRole("button", { name: "Save", exact: true }).click();
  await composer(page).waitFor({ state: "detached" });
  await page.locator(".chip", { hasText: "Once upon a time" }).first().locator(".chip-pick").click();
  await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Get approval" }).click();
  const dialog = page.getByRole("dialog", { name: "Get approval" });
  const typed = "A message\nlonger than a line";
  await dialog.getByLabel(/^Message/).fill(typed);

  // Typed words are asked about, and are there again after a reload.
  await page.keyboard.press("Escape");
  const discard = page.getByRole("dialog", { name: "Discard what you typed?" });
  await discard.getByRole("button", { name: "Keep writing" }).click();
  await page.reload();
  await hydrated(page);
  await page.locator(".chip", { hasText: "Once upon a time" }).first().locator(".chip-pick").click();
  await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Get approval" }).click();
  await dialog.getByLabel(/^Message/).waitFor();
  await page.waitForFunction((text) => document.querySelector("#ga-message")?.value === text, typed);
  await dialog.getByRole("button", { name: "Generate approval link" }).click();

  const issued = page.getByRole("dialog", { name: "Approval link" });
  const secret = await issued.locator(".copy-field.secret input").inputValue();
  const same = async () => assert.equal(await issued.locator(".copy-field.secret input").inputValue(), secret);
  for (let time = 0; time < 4; time += 1) await page.keyboard.press("Escape");
  await same();
  await page.mouse.click(5, 5);
  await same();
  const ask = page.getByRole("dialog", { name: "Close without copying it?" });
  for (const name of ["Done", "Close"]) {
    await issued.getByRole("button", { name, exact: true }).click();
    await ask.getByRole("button", { name: "Back" }).click();
    await ask.waitFor({ state: "detached" });
    await same();
  }
  await issued.getByRole("button", { name: "Copy password" }).click();
  await page.keyboard.press("Escape");
  await same();
  // Nobody keeps a copy of the link either.
  await issued.getByRole("button", { name: "Done" }).click();
  await ask.getByRole("button", { name: "Back" }).click();
  await issued.getByRole("button", { name: "Copy link" }).click();
  await issued.getByRole("button", { name: "Done" }).click();
  await issued.waitFor({ state: "detached" });

  // So with a link that is made anew, and with an invitation: on any way to another page.
  await page.goto(`${server.url}/links`);
  await hydrated(page);
  await page.locator(".link-title").first().click();
  const detail = page.locator(".link-detail").first();
  await detail.getByText("Regenerate").first().click();
  // The list is drawn again when it is heard of.
  await page.locator(".link-row").first().evaluate((row) => (row.dataset.old = "yes"));
  await detail.locator("details[open]").getByRole("button", { name: /Regenerate/ }).click();
  const once = page.getByRole("dialog", { name: /^New link for/ });
  await once.waitFor();
  await page.locator(".link-row[data-old]").waitFor({ state: "detached" });
  const shown = async (dialog, field) => {
    const secret = await dialog.locator(field).inputValue();
    await page.keyboard.press("Escape");
    await page.goBack();
    assert.equal(await dialog.locator(field).inputValue(), secret);
    await dialog.getByRole("button", { name: "Close", exact: true }).first().click();
    await ask.getByRole("button", { name: "Back" }).click();
    await ask.waitFor({ state: "detached" });
  };
  await shown(once, "#new-password");
  await once.getByRole("button", { name: "Copy password" }).click();
  await once.getByRole("button", { name: "Copy link" }).click();
  await once.getByRole("button", { name: "Close", exact: true }).last().click();
  await once.waitFor({ state: "detached" });
  await page.locator(".rail a[href='/people']").click();
  const people = page.getByRole("region", { name: "People" });
  await people.waitFor();
  for (const time of ["the first", "the second"]) {
    if (time === "the first") await people.locator(".add-form summary").click();
    assert.equal(await people.getByLabel("E-mail").inputValue(), "");
    await people.getByLabel("E-mail").fill("rosa@lumen.example");
    await people.getByRole("button", { name: "Create invitation" }).click();
    const invited = page.getByRole("dialog", { name: "Invitation for rosa@lumen.example" });
    await invited.waitFor();
    // One person has one, and is in the list at once.
    await people.getByText("rosa@lumen.example").waitFor();
    assert.equal(await people.getByText("rosa@lumen.example").count(), 1, time);
    if (time === "the second") await shown(invited, "#invitation");
    await invited.getByRole("button", { name: "Copy link" }).click();
    await invited.getByRole("button", { name: "Close", exact: true }).last().click();
    await invited.waitFor({ state: "detached" });
  }
  await staff.leave();
});

/** Holds the next call of a function back; `go()` lets it pass. */
async function held(page, name) {
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  const asked = page.waitForRequest(`**/api/${name}`);
  await page.route(`**/api/${name}`, (route) => gate.then(() => route.continue()), { times: 1 });
  return { asked, go };
}

test("what is typed while a save is on its way is not lost, and goes into the same post", async () => {
  const staff = await planner();
  const { page } = staff;
  const save = composer(page).getByRole("button", { name: "Save", exact: true });
  await newPost(page);
  await composer(page).getByRole("checkbox", { name: /LinkedIn/ }).check();
  await caption(page).fill("On its way");
  let { asked, go } = await held(page, "save_post");
  await save.click();
  await asked;
  await caption(page).fill("On its way, and more");
  go();
  await page.getByText("Saved, without what you typed since then.").waitFor();
  await words(page, "On its way, and more");
  await save.click();
  await composer(page).waitFor({ state: "detached" });
  await page.locator(".chip", { hasText: "On its way, and more" }).first().waitFor();
  assert.equal(await page.locator(".chip", { hasText: "On its way" }).count(), 1);

  // The same for a post that exists: nobody is said to have changed it meanwhile.
  await page.locator(".chip", { hasText: "On its way, and more" }).first().click();
  await caption(page).fill("Second way");
  ({ asked, go } = await held(page, "save_post"));
  await save.click();
  await asked;
  await caption(page).fill("Second way, and more");
  go();
  await page.getByText("Saved, without what you typed since then.").waitFor();
  await page.locator(".chip", { hasText: "Second way" }).first().waitFor();
  assert.equal(await composer(page).getByText("This post was changed while").count(), 0);
  await save.click();
  await composer(page).waitFor({ state: "detached" });
  await page.locator(".chip", { hasText: "Second way, and more" }).first().waitFor();
  await staff.leave();
});

test("an error goes when what it names is mended", async () => {
  const staff = await planner({ expected: /status of 422/ });
  const { page } = staff;
  await newPost(page);
  const form = composer(page);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  const words = form.getByText("Write something, or add a picture.");
  const channels = form.getByText("Choose at least one channel.");
  const problems = form.getByText("This post was not saved.");
  for (const said of [words, channels, problems]) await said.waitFor();
  await caption(page).fill("Now there are words");
  await words.waitFor({ state: "detached" });
  assert.ok(await channels.isVisible());
  assert.ok(await problems.isVisible());
  await form.getByRole("checkbox", { name: /LinkedIn/ }).check();
  for (const said of [channels, problems]) await said.waitFor({ state: "detached" });
  assert.equal(await form.locator("[data-invalid]").count(), 0);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await form.waitFor({ state: "detached" });

  // The same in forms of other pages.
  await page.goto(`${page.url().split("/calendar")[0]}/settings`);
  await hydrated(page);
  const approvers = page.locator("#approvers");
  await approvers.locator("summary", { hasText: "Add an approver" }).click();
  await approvers.getByLabel("Name").fill("Ada");
  await approvers.getByLabel("Phone").fill("none");
  await approvers.getByRole("button", { name: "Add an approver" }).click();
  const wrong = approvers.getByText("This is not a phone number.");
  await wrong.waitFor();
  await approvers.getByLabel("Phone").fill("+44 20 7946 0000");
  await wrong.waitFor({ state: "detached" });
  assert.equal(await approvers.locator("[data-invalid]").count(), 0);
  await staff.leave();
});

test("who leaves the composer while an answer is on its way finds a page that lives, and sends nothing twice", async () => {
  const staff = await planner();
  const { page } = staff;
  const calendar = page.url().split("?")[0];
  await page.goto(`${calendar}?view=list`);
  await hydrated(page);
  const id = await page.locator(".post-row:is([data-status=awaiting], [data-status=draft], [data-status=changes], [data-status=scheduled])").first().getAttribute("data-id");
  const open = async () => {
    await page.goto(`${calendar}?post=${id}`);
    await hydrated(page);
    await composer(page).getByRole("tab", { name: /^Comments/ }).click();
  };
  await open();
  const answer = composer(page).locator("#c-answer");
  await answer.fill("Sent as I left");
  let { asked, go } = await held(page, "answer");
  await composer(page).getByRole("button", { name: "Send answer" }).click();
  await asked;
  await page.keyboard.press("Escape");
  await composer(page).waitFor({ state: "detached" });
  const answered = page.waitForResponse("**/api/answer");
  go();
  await answered;
  await page.getByText("Answer sent").first().waitFor();
  await open();
  await composer(page).locator(".thread").getByText("Sent as I left").waitFor();
  assert.equal(await answer.inputValue(), "");

  // The same with a save.
  await page.goto(`${calendar}?view=list`);
  await hydrated(page);
  await page.locator(`.post-row[data-id="${id}"]`).getByRole("link").first().click();
  await composer(page).waitFor();
  await caption(page).fill("Saved as I left");
  ({ asked, go } = await held(page, "save_post"));
  await composer(page).getByRole("button", { name: "Save", exact: true }).click();
  await asked;
  await page.goBack();
  await composer(page).waitFor({ state: "detached" });
  const saved = page.waitForResponse("**/api/save_post");
  go();
  await saved;
  await page.getByText("Post saved").or(page.getByText(/^Saved/)).first().waitFor();
  assert.deepEqual(await page.evaluate((id) => Object.keys(localStorage).filter((key) => key.endsWith(id)), id), []);
  await page.goto(`${calendar}?post=${id}`);
  await hydrated(page);
  await words(page, "Saved as I left");
  await staff.leave();
});

test("what is typed in the settings of a project is there again after a reload and a way back", async () => {
  const staff = await planner({ expected: /422/ });
  const { page } = staff;
  const settings = page.url().replace(/\/calendar.*/, "/settings");
  await page.goto(settings);
  await hydrated(page);
  const name = page.locator("#name");
  const before = await name.inputValue();
  await name.fill("Half a name");
  await page.locator("#approvers .add-form summary").click();
  await page.locator("#a-name").fill("Rosa");
  const channel = page.getByRole("region", { name: "Channels" });
  await channel.locator(".add-form summary").click();
  await channel.locator("#platform").selectOption("bluesky");
  await channel.locator("#handle").fill("half.a.handle");
  await page.reload();
  await hydrated(page);
  await page.waitForFunction(() => document.querySelector("#name").value === "Half a name");
  // The folded form that holds words is open.
  await page.locator("#a-name").waitFor({ state: "visible" });
  assert.equal(await page.locator("#a-name").inputValue(), "Rosa");
  // With what was chosen beside the words.
  assert.equal(await channel.locator("#platform").inputValue(), "bluesky");
  assert.equal(await channel.locator("#handle").inputValue(), "half.a.handle");
  await page.locator(".rail a[href$='/calendar']").first().click();
  await page.locator("main.planner").waitFor();
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("#name")?.value === "Half a name");
  // A colleague gave it another name meanwhile: who comes back to theirs is told.
  const colleague = await person(browser, {});
  await signIn(colleague.page, server.url, staff.account);
  await colleague.page.goto(settings);
  await hydrated(colleague.page);
  await colleague.page.locator("#name").fill("Their name");
  await colleague.page.getByRole("button", { name: "Save project" }).click();
  await colleague.page.locator(".page-head .sub", { hasText: "Their name" }).waitFor();
  await colleague.leave();
  await page.reload();
  await hydrated(page);
  await page.waitForFunction(() => document.querySelector("#name")?.value === "Half a name");
  await page.locator("form", { has: name }).getByRole("button", { name: "Save project" }).click();
  await page.getByText("it is “Their name” now").waitFor();
  // Saved, it is what stands over the page, and nothing is kept.
  await page.locator("form", { has: name }).getByRole("button", { name: "Save project" }).click();
  await page.locator(".page-head .sub", { hasText: "Half a name" }).waitFor();
  assert.ok(!(await page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes("Half a name")))));
  await name.fill(before);
  await page.locator("form", { has: name }).getByRole("button", { name: "Save project" }).click();
  await page.locator(".page-head .sub", { hasText: before }).waitFor();
  // A choice of which neither is made looks like none.
  await page.locator("#zone").fill("Asia/Tokyo");
  const radio = page.locator("input[name=scheduled]").first();
  await radio.waitFor();
  const white = await page.locator("#name").evaluate((input) => getComputedStyle(input).backgroundColor);
  assert.equal(await radio.evaluate((input) => getComputedStyle(input).backgroundColor), white);
  await page.locator("#zone").fill("Europe/London");
  await page.evaluate(() => localStorage.clear());
  await staff.leave();
});

test("what was sent from a form of the settings is not there again as unsent, and is made once", async () => {
  const staff = await planner({ expected: /ERR_FAILED/ });
  const { page } = staff;
  const settings = page.url().replace(/\/calendar.*/, "/settings");
  await page.goto(settings);
  await hydrated(page);
  const name = page.locator("#a-name");
  const approvers = page.getByRole("region", { name: "Approvers" });
  const open = async () => {
    if (!(await name.isVisible())) await approvers.locator(".add-form summary").click();
  };
  const add = () => approvers.locator(".add-form").getByRole("button", { name: "Add" }).click();
  // The page is left before the answer comes.
  await open();
  await name.fill("Rosa Away");
  const { asked, go } = await held(page, "add_approver");
  await add();
  await asked;
  await page.locator(".rail a[href$='/calendar']").first().click();
  await page.locator("main.planner").waitFor();
  const answered = page.waitForResponse(/add_approver/);
  go();
  await (await answered).finished();
  await page.waitForFunction(() => !Object.values(localStorage).some((kept) => kept.includes("Rosa Away")));
  await page.goBack();
  await approvers.getByText("Rosa Away").waitFor();
  assert.equal(await name.inputValue(), "");
  // The answer is lost, and the page is loaded again.
  await open();
  await name.fill("Rosa Lost");
  await page.route("**/api/add_approver", async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await add();
  await page.getByText("We do not know whether it was saved.").waitFor();
  await page.reload();
  await hydrated(page);
  await page.waitForFunction(() => document.querySelector("#a-name").value === "Rosa Lost");
  await add();
  await page.waitForFunction(() => !Object.values(localStorage).some((kept) => kept.includes("Rosa Lost")));
  await page.reload();
  await hydrated(page);
  assert.equal(await approvers.getByText("Rosa Lost").count(), 1);
  await staff.leave();
});

test("what is selected stays so in another month, and is counted", async () => {
  const staff = await planner();
  const { page } = staff;
  const bar = page.getByRole("region", { name: "Selection" });
  await page.locator(".chip[data-status=draft] .chip-pick").first().click();
  await bar.getByText("1 selected").waitFor();
  await page.getByRole("link", { name: "Next month", exact: true }).click();
  await page.getByRole("link", { name: "Next month", exact: true }).click();
  await bar.getByText("1 selected, 1 of them not shown").waitFor();
  await page.getByRole("link", { name: "Previous month", exact: true }).click();
  await page.getByRole("link", { name: "Previous month", exact: true }).click();
  await bar.getByText("1 selected", { exact: true }).waitFor();
  assert.equal(await page.locator(".chip-pick[aria-pressed=true]").count(), 1);
  await bar.getByRole("button", { name: "Clear selection" }).click();
  await staff.leave();
});

test("a time is not taken from one zone into another without a question", async () => {
  const staff = await planner({ expected: /409|422/ });
  const { page } = staff;
  const settings = page.url().replace(/\/calendar.*/, "/settings");
  await newPost(page);
  const form = composer(page);
  await form.getByRole("checkbox", { name: /LinkedIn/ }).check();
  await caption(page).fill("At ten in one zone");
  await form.getByLabel("Date").fill("2027-01-07");
  await form.getByLabel("Time").fill("09:00");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await form.waitFor({ state: "detached" });
  const colleague = await person(browser, {});
  await signIn(colleague.page, server.url, staff.account);
  const move = async (zone, choice) => {
    await colleague.page.goto(settings);
    await hydrated(colleague.page);
    await colleague.page.locator("#zone").fill(zone);
    await colleague.page.getByRole("radio", { name: choice }).check();
    await colleague.page.getByRole("button", { name: "Save project" }).click();
    await colleague.page.getByText(/^Saved/).first().waitFor();
  };
  for (const [zone, choice] of [["Asia/Tokyo", /Keep the moment/], ["Europe/London", /Keep date and time/]]) {
    await page.goto(settings.replace("/settings", "/calendar?view=list&month=2027-01"));
    await hydrated(page);
    await page.locator(".post-row", { hasText: "At ten in one zone" }).getByRole("link").first().click();
    await form.getByLabel("Time").fill("10:45");
    await move(zone, choice);
    await form.getByRole("button", { name: "Save", exact: true }).click();
    await form.getByRole("button", { name: "Load the new version" }).click();
    const go = form.getByRole("button", { name: "Go on" });
    const asked = form.getByText(/^Times are in .* now\. Please look at the time again\.$/);
    await go.or(asked).first().waitFor();
    if (await go.isVisible()) await go.click();
    await asked.waitFor();
    await form.getByRole("button", { name: "Close" }).click();
    await page.getByRole("dialog", { name: "Discard what you typed?" }).getByRole("button", { name: /^Discard/ }).click();
    await form.waitFor({ state: "detached" });
  }
  await colleague.leave();
  await staff.leave();
});

test("words for a channel that is removed meanwhile are shown to be copied, until they are put away", async () => {
  const staff = await planner();
  const { page } = staff;
  const settings = page.url().replace(/\/calendar.*/, "/settings");
  await page.goto(settings);
  await hydrated(page);
  const channels = page.getByRole("region", { name: "Channels" });
  await channels.locator(".add-form summary").click();
  await channels.locator("#platform").selectOption("bluesky");
  await channels.locator("#handle").fill("soon.gone");
  await channels.locator(".add-form").getByRole("button", { name: "Add" }).click();
  await channels.getByText("soon.gone").waitFor();
  await page.goto(settings.replace("/settings", "/calendar"));
  await hydrated(page);
  await newPost(page);
  const form = composer(page);
  await form.getByRole("checkbox", { name: /LinkedIn/ }).check();
  await form.getByRole("checkbox", { name: /Bluesky/ }).check();
  await caption(page).fill("For all");
  await form.getByRole("tab", { name: "Bluesky" }).first().click();
  await caption(page).fill("Only under the blue sky");
  const colleague = await person(browser, {});
  await signIn(colleague.page, server.url, staff.account);
  await colleague.page.goto(settings);
  await hydrated(colleague.page);
  const theirs = colleague.page.getByRole("region", { name: "Channels" });
  await theirs.getByRole("button", { name: "Remove soon.gone" }).click();
  const dialog = theirs.getByRole("dialog", { name: "Remove soon.gone?" });
  await dialog.getByRole("button", { name: "Remove channel" }).click();
  await dialog.waitFor({ state: "hidden" });
  await colleague.leave();
  for (let time = 0; time < 2; time += 1) {
    await page.reload();
    await hydrated(page);
    await form.getByText("A channel was removed from the project.").waitFor();
    await form.locator(".message-box", { hasText: "Only under the blue sky" }).waitFor();
  }
  await words(page, "For all");
  await form.getByRole("button", { name: "Put away" }).click();
  await form.locator(".message-box").waitFor({ state: "detached" });
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await form.waitFor({ state: "detached" });
  await staff.leave();
});

/** Saves a post for LinkedIn with these words, and selects it. */
async function selected(page, text) {
  await newPost(page);
  await composer(page).getByRole("checkbox", { name: /LinkedIn/ }).check();
  await caption(page).fill(text);
  await composer(page).getByRole("button", { name: "Save", exact: true }).click();
  await composer(page).waitFor({ state: "detached" });
  await page.locator(".chip", { hasText: text }).first().locator(".chip-pick").click();
}

const askForApproval = async (page) => {
  await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Get approval" }).click();
  const dialog = page.getByRole("dialog", { name: "Get approval" });
  await dialog.getByRole("button", { name: "Generate approval link" }).waitFor();
  return dialog;
};

test("a link that is made is shown wherever its maker went, and made once", async () => {
  const staff = await planner();
  const { page } = staff;
  const issued = page.getByRole("dialog", { name: "Approval link" });
  const taken = async () => {
    await issued.locator(".copy-field.secret input").waitFor();
    await page.keyboard.press("Escape");
    await issued.getByRole("button", { name: "Copy password" }).click();
    await issued.getByRole("button", { name: "Copy link" }).click();
    await issued.getByRole("button", { name: "Done" }).click();
    await issued.waitFor({ state: "detached" });
  };
  await selected(page, "On its way to a link");
  // Closed, opened again and pressed again: it waits for the first answer.
  let dialog = await askForApproval(page);
  await dialog.getByLabel("Message").fill("Please look at this one.");
  const made = [];
  page.on("request", (request) => request.url().endsWith("/api/create_link") && made.push(request));
  let { asked, go } = await held(page, "create_link");
  await dialog.getByRole("button", { name: "Generate approval link" }).click();
  await asked;
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  dialog = await askForApproval(page);
  const button = dialog.getByRole("button", { name: "Generate approval link" });
  assert.equal(await button.getAttribute("aria-busy"), "true");
  assert.equal(await dialog.getByLabel("Message").inputValue(), "Please look at this one.");
  // Its style takes no taps; the keyboard gets through.
  await button.evaluate((button) => button.click());
  go();
  await taken();
  await dialog.waitFor({ state: "detached" });
  assert.equal(made.length, 1);
  // On another page, and after a way back.
  await selected(page, "Made while its maker looks elsewhere");
  dialog = await askForApproval(page);
  ({ asked, go } = await held(page, "create_link"));
  await dialog.getByRole("button", { name: "Generate approval link" }).click();
  await asked;
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Approval links" }).click();
  await page.getByRole("heading", { name: "Approval links", level: 1 }).waitFor();
  go();
  await issued.locator(".copy-field.secret input").waitFor();
  await page.goBack();
  await page.getByRole("region", { name: "Selection" }).or(page.locator(".chip")).first().waitFor();
  await taken();
  await staff.leave();
});

test("a post that is deleted while a message to its client is typed takes nothing along", async () => {
  const staff = await planner({ expected: /status of 422/ });
  const { page } = staff;
  await selected(page, "Stays on the link");
  await selected(page, "Deleted before the link is made");
  const dialog = await askForApproval(page);
  await dialog.getByLabel("Message").fill("Both of these, please.");
  const colleague = await person(browser, {});
  await signIn(colleague.page, server.url, staff.account);
  await colleague.page.goto(page.url());
  await hydrated(colleague.page);
  await colleague.page.locator(".chip", { hasText: "Deleted before the link is made" }).first().locator(".chip-pick").click();
  await colleague.page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Delete" }).click();
  await colleague.page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await colleague.page.locator(".chip", { hasText: "Deleted before the link is made" }).waitFor({ state: "detached" });
  await colleague.leave();
  const generate = dialog.getByRole("button", { name: "Generate approval link" });
  await generate.click();
  await dialog.getByText("One post can no longer be put on the link").waitFor();
  await dialog.getByText(/^1 post, /).waitFor();
  assert.equal(await dialog.getByLabel("Message").inputValue(), "Both of these, please.");
  await generate.click();
  const issued = page.getByRole("dialog", { name: "Approval link" });
  await issued.getByText("1 post ·").waitFor();
  await issued.getByRole("button", { name: "Copy password" }).click();
  await issued.getByRole("button", { name: "Copy link" }).click();
  await issued.getByRole("button", { name: "Done" }).click();
  await staff.leave();
});

test("a password of the shared calendar is made once at a time, and what is typed there is kept", async () => {
  const staff = await planner();
  const { page } = staff;
  const share = async () => {
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Share calendar" });
    await dialog.getByRole("button", { name: /Create link|Save changes/ }).waitFor();
    const what = dialog.locator("details.share-what");
    if ((await what.getAttribute("open")) === null) await what.locator("summary").click();
    return dialog;
  };
  let dialog = await share();
  await dialog.getByLabel("Name over the calendar").fill("A name that waits");
  await page.reload();
  await hydrated(page);
  dialog = await share();
  await page.waitForFunction(() => document.querySelector("#share-name")?.value === "A name that waits");
  await dialog.getByLabel("Make one for me").check();
  const { asked, go } = await held(page, "share_calendar");
  const made = [];
  page.on("request", (request) => request.url().endsWith("/api/share_calendar") && made.push(request));
  await dialog.getByRole("button", { name: /Create link|Save changes/ }).click();
  await asked;
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  dialog = await share();
  const save = dialog.getByRole("button", { name: /Create link|Save changes/ });
  assert.equal(await save.getAttribute("aria-busy"), "true");
  await save.evaluate((button) => button.click());
  go();
  const once = page.getByRole("dialog", { name: "Password of the shared calendar" });
  await once.getByRole("button", { name: "Copy password" }).click();
  await once.getByRole("button", { name: "Close" }).last().click();
  await once.waitFor({ state: "detached" });
  assert.equal(made.length, 1);
  await dialog.getByRole("button", { name: "Save changes" }).waitFor();
  assert.equal(await dialog.getByLabel("Name over the calendar").inputValue(), "A name that waits");
  await staff.leave();
});
