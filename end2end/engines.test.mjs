// A shared calendar in Chromium, Firefox and WebKit, on a desk and on a phone, with and without scripts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, until } from "./axe.mjs";
import { ENGINES } from "./engines.mjs";
import { DESK, PHONE, startServer } from "./support.mjs";

let server;
let calendar;
before(async () => {
  server = await startServer();
  calendar = (await server.facts()).shared_calendar.url;
});
after(() => server?.stop());

/** Where to press to open the first post that can be seen, if the period has one. */
const firstPost = () => {
  const posts = [...document.querySelectorAll(".sc-chip, .sc-row")];
  const post = posts.find((each) => each.getClientRects().length > 0);
  if (!post) return null;
  post.scrollIntoView({ block: "center" });
  const { left, top, width, height } = post.getBoundingClientRect();
  return [left + width / 2, top + Math.min(height / 2, 20)];
};

/** What is open, and whether it tells the reader's own time. */
const opened = () => {
  const post = document.querySelector(".sc-post:popover-open");
  const yours = post?.querySelector(".sc-yours");
  return post && { text: post.innerText, yours: Boolean(yours && yours.getClientRects().length) };
};

for (const [name, open] of Object.entries(ENGINES)) {
  for (const scripts of [true, false]) {
    for (const [size, viewport] of Object.entries({ desk: DESK, phone: PHONE })) {
      test(`${name}, ${size}, ${scripts ? "with" : "without"} scripts`, async () => {
        const page = await open({ viewport, scripts });
        try {
          let seen = 0;
          for (const view of ["month", "week", "list"]) {
            await page.go(`${calendar}?view=${view}`);
            assert.match(await page.evaluate(() => document.title), /^[^<>]+ · Countersign$/);
            // Nothing is wider than the window.
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), view);
            if (scripts) assert.deepEqual(await barriers(page), [], view);
            const place = await page.evaluate(firstPost);
            if (!place) continue;
            seen += 1;
            await page.click(place);
            await until(page, "a post is open", () => Boolean(document.querySelector(".sc-post:popover-open")));
            const post = await page.evaluate(opened);
            assert.match(post.text, /Date and time/);
            // Tokyo is never London: the page's script tells the reader's own time.
            assert.equal(post.yours, scripts);
            if (scripts) assert.deepEqual(await barriers(page), [], view);
            await page.press();
            await until(page, "the post is closed", () => !document.querySelector(".sc-post:popover-open"));
          }
          assert.ok(seen > 0, "a post in one of the layouts");
          assert.deepEqual(page.errors, []);
        } finally {
          await page.close();
        }
      });
    }
  }
}
