// A decision is never an accident: every control of the client's page, pressed twice in quick succession.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DESK, PHONE, hydrated, person, startBrowser, startServer } from "./support.mjs";
import { SIZES, changes, nothingMore, press } from "./taps.mjs";

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

/** A client inside the link, and the address of the review. */
async function unlocked(options) {
  const client = await person(browser, options);
  await client.page.goto(facts.approval_link.url);
  await client.page.getByLabel("Password", { exact: true }).fill(facts.approval_link.password);
  await client.page.getByRole("button", { name: "Open review" }).click();
  await client.page.waitForURL(/\/review\/[\w-]{36}$/);
  return { ...client, review: client.page.url() };
}

/** The first post that waits for a decision. */
const waiting = (page) => page.locator("article.rv-post:has(.decide)").first();

// Nothing that is pressed reaches the server, so that they need not wait for each other.
describe("pressed twice is pressed once, for client", { concurrency: 3 }, () => {
  for (const [device, options] of Object.entries(SIZES)) {
    const touch = Boolean(options.hasTouch);
    for (const scripts of [true, false]) {
      const how = `${device}, ${scripts ? "with" : "without"} scripts`;

      test(`two taps on "Request changes" open it, focus it, and decide nothing: ${how}`, async () => {
        const { page, review, context } = await unlocked({ ...options, javaScriptEnabled: scripts });
        await page.goto(review);
        if (scripts) await hydrated(page);
        const post = waiting(page);
        const form = post.locator("[data-form=changes]");
        const approve = post.locator(".decide-main > form button");
        await form.locator("summary").scrollIntoViewIfNeeded();
        const before = { approve: await approve.boundingBox(), post: await post.boundingBox() };
        const asked = await changes(page, () => press(page, form.locator("summary"), 2, touch));
        assert.deepEqual(asked, []);
        assert.ok(await form.evaluate((details) => details.open), "the form is open");
        const now = { approve: await approve.boundingBox(), post: await post.boundingBox() };
        const place = ({ approve, post }) => [approve.x - post.x, approve.y - post.y].map(Math.round);
        assert.deepEqual(place(now), place(before), "Approve kept its place");
        if (scripts) {
          const field = form.locator("textarea");
          assert.ok(await field.evaluate((element) => element === document.activeElement), "the field has the focus");
          const [send, bar] = [await form.locator("form").boundingBox(), await page.locator(".rv-bar").boundingBox()];
          assert.ok(send.y >= 0 && send.y + send.height <= bar.y, `in view above the bar: ${send.y} + ${send.height} <= ${bar.y}`);
        }
        await context.close();
      });

      test(`every control of a post and of the bar, pressed twice: ${how}`, async () => {
        const { page, review, context } = await unlocked({ ...options, javaScriptEnabled: scripts });
        const open = async () => {
          await page.goto("about:blank");
          await page.goto(review);
          if (scripts) await hydrated(page);
        };
        await nothingMore(page, open, "article.rv-post:has(.decide)", touch);
        await nothingMore(page, open, ".rv-bar", touch);
        await nothingMore(page, async () => {
          await page.goto("about:blank");
          await page.goto(`${review}/approve-all`);
          if (scripts) await hydrated(page);
        }, "main", touch);
        await context.close();
      });
    }

    test(`every control of an open form, pressed twice: ${device}`, async () => {
      const { page, review, context } = await unlocked(options);
      for (const form of ["changes", "reject", "approval", "reschedule"]) {
        const open = async () => {
          await page.goto("about:blank");
          await page.goto(review);
          await hydrated(page);
          await waiting(page).locator(`[data-form=${form}] > summary`).click();
          await page.locator(`[data-form=${form}] form`).first().waitFor();
        };
        await nothingMore(page, open, ".decide", touch);
      }
      await context.close();
    });
  }
});

test("the bar decides on the post that is read, one post for two clicks", async () => {
  const { page, review, context } = await unlocked({ viewport: DESK });
  await page.goto(review);
  await hydrated(page);
  const bar = page.locator(".rv-bar-post");
  const title = await waiting(page).locator("h3").innerText();
  await bar.getByText(title).waitFor();
  const asked = await changes(page, () => press(page, bar.getByRole("button", { name: "Approve" }), 2, false));
  assert.equal(asked.length, 1);
  await page.goto(review);
  await hydrated(page);
  await bar.getByRole("button", { name: "Request changes" }).click();
  await page.locator("[data-form=changes][open] textarea:focus").first().waitFor();
  await context.close();
});

test("several decisions are taken back by one button in view", async () => {
  for (const scripts of [true, false]) {
    const { page, review, context } = await unlocked({ ...SIZES["fingers on a phone"], javaScriptEnabled: scripts });
    const count = await page.locator("article.rv-post .decide").count();
    await page.goto(`${review}/approve-all`);
    if (scripts) await hydrated(page);
    await page.getByRole("button", { name: `Approve ${count} posts` }).click();
    await page.waitForURL(/\/done/);
    if (scripts) await hydrated(page);
    const undo = page.locator("form.notice.rv-undo").getByRole("button", { name: "Undo" });
    const box = await undo.boundingBox();
    assert.ok(box.y + box.height <= PHONE.height, "it is in view");
    await undo.click();
    if (scripts) await undo.waitFor({ state: "detached" });
    else await page.waitForURL(review);
    await page.goto(review);
    await page.getByText(`To decide, ${count} posts`).waitFor();
    assert.equal(await page.locator("article.rv-post .decide").count(), count);
    await context.close();
  }
});
