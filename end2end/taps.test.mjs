// A decision is never an accident: two quick taps on one place never press two controls, for every control of every screen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, PHONE, hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";

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

/** How fast a hurried thumb is, and a double click. */
const APART = 130;

const SIZES = {
  "fingers on a phone": { viewport: PHONE, isMobile: true, hasTouch: true },
  "double clicks on a desk": { viewport: DESK },
};

/** Calls that only look. */
const LOOKS = /\/api\/(review|viewed|door|me|calendar|post|links|link|offer|history|log|people|project|projects|sharing|shares)$/;

/** Two taps in quick succession on the middle of a control, or one. */
async function press(page, control, taps, touch) {
  await control.scrollIntoViewIfNeeded();
  // What has just come takes no tap yet: this finger waits for it, as people do.
  await control.click({ trial: true });
  const box = await control.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let tap = 0; tap < taps; tap += 1) {
    if (tap) await page.waitForTimeout(APART);
    if (touch) await page.touchscreen.tap(x, y);
    else await page.mouse.click(x, y, { clickCount: tap + 1 });
  }
}

/** The changes that a browser asks for while `act` runs and what follows it is drawn. None reaches the server. Where one is
 *  `expected`, it is waited for longer. */
async function changes(page, act, expected = false) {
  const asked = [];
  const stop = async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() !== "POST" || LOOKS.test(pathname)) return route.fallback();
    asked.push(`${pathname} ${request.postData() ?? ""}`);
    return route.abort();
  };
  await page.route("**/*", stop);
  await act();
  // Longer than anything waits that a tap could have begun.
  await page.waitForTimeout(600);
  for (let more = 0; expected && !asked.length && more < 40; more += 1) await page.waitForTimeout(100);
  await page.unroute("**/*", stop);
  return asked;
}

/** Each visible control of a screen, by a selector that finds it again. */
const controls = (page, within) =>
  page.locator(within).first().evaluate((root) => {
    const path = (element) => {
      const parts = [];
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        // Counted among its kind: the bar gets a part more once it knows which post is read.
        const kind = [...at.parentElement.children].filter((other) => other.tagName === at.tagName);
        parts.unshift(`${at.tagName.toLowerCase()}:nth-of-type(${kind.indexOf(at) + 1})`);
      }
      return `body > ${parts.join(" > ")}`;
    };
    const shown = (element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    };
    return [...root.querySelectorAll("button, a[href], summary, input[type=checkbox], input[type=radio]")]
      .filter((element) => shown(element) && !element.closest(".visually-hidden, .skip-link") && !element.target)
      .map((element) => ({ selector: path(element), name: (element.ariaLabel ?? element.innerText ?? "").trim().slice(0, 40) }));
  });

/** Whether something is still fading in, which does not count as shown. */
const fading = (page) =>
  page.evaluate(() => document.getAnimations().some(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime)));

/** Presses each control of a screen twice, and asserts that no more is asked for than by pressing it once. */
async function nothingMore(page, open, within, touch, { most = Infinity } = {}) {
  await open();
  while (await fading(page)) await page.waitForTimeout(50);
  const all = (await controls(page, within)).slice(0, most);
  assert.ok(all.length > 0, `${within} has controls`);
  for (const { selector, name } of all) {
    const ask = async (taps) => {
      await open();
      return changes(page, () => press(page, page.locator(selector), taps, touch), taps === 1);
    };
    const twice = await ask(2);
    const once = twice.length ? await ask(1) : [];
    const more = twice.filter((call) => !once.some((one) => one.split(" ")[0] === call.split(" ")[0]));
    assert.deepEqual(more, [], `a second tap on “${name}” pressed another control`);
    assert.ok(new Set(twice.map((call) => call.replace(/request_key=[^&]*/, ""))).size <= Math.max(1, once.length), `“${name}” twice: ${twice.join(" | ")}`);
  }
}

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

for (const [device, options] of Object.entries(SIZES)) {
  const touch = Boolean(options.hasTouch);
  test(`every control of the planner and of its dialogs, pressed twice: ${device}`, async () => {
    const staff = await person(browser, options);
    const { page, context } = staff;
    await signIn(page, server.url, facts.staff);
    const calendar = page.url();
    const fresh = async () => {
      await page.goto("about:blank");
      await page.goto(calendar);
      await hydrated(page);
    };
    const pick = async () => {
      await fresh();
      if (touch) await page.goto(`${calendar}?view=list`);
      await hydrated(page);
      await page.locator(".chip[data-status=draft] .chip-pick, .post-row[data-status=draft] input[type=checkbox]").first().click();
      await page.getByRole("region", { name: "Selection" }).waitFor();
    };
    await nothingMore(page, pick, ".action-bar", touch);
    await nothingMore(page, async () => {
      await pick();
      await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Get approval" }).click();
      await page.getByRole("button", { name: "Generate approval link" }).waitFor();
    }, "dialog[open]", touch);
    await nothingMore(page, async () => {
      await fresh();
      if (touch) await page.goto(`${calendar}?view=list`);
      await hydrated(page);
      await page.locator(".chip[data-status=draft], .post-row[data-status=draft]").first().click();
      await page.locator("dialog.drawer .dialog-foot button").first().waitFor();
    }, "dialog.drawer .dialog-foot", touch);
    await context.close();
  });
}

for (const [device, options] of Object.entries(SIZES)) {
  const touch = Boolean(options.hasTouch);
  test(`the first controls of staff's other pages, pressed twice: ${device}`, async () => {
    const staff = await person(browser, options);
    const { page, context } = staff;
    await signIn(page, server.url, facts.staff);
    const settings = page.url().replace(/calendar.*/, "settings");
    for (const place of [`${server.url}/links`, `${server.url}/people`, `${server.url}/audit`, settings]) {
      const open = async () => {
        await page.goto("about:blank");
        await page.goto(place);
        await hydrated(page);
      };
      await nothingMore(page, open, "main", touch, { most: 8 });
    }
    await context.close();
  });
}
