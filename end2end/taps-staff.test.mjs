// Every control of staff's pages and dialogs, pressed twice in quick succession, does no more than once.

import { after, before, describe, test } from "node:test";
import { hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";
import { SIZES, nothingMore } from "./taps.mjs";

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

// Nothing that is pressed reaches the server, so that they need not wait for each other.
describe("pressed twice is pressed once, for staff", { concurrency: 3 }, () => {
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
});
