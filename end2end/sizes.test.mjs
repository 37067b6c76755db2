// Text sizes follow the browser's setting: at twice the usual size, and on a small desk, nothing is lost.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { DESK, FLAGS, PHONE, hydrated, person, signIn, startServer } from "./support.mjs";

let server;
let facts;
before(async () => {
  server = await startServer();
  facts = await server.facts();
});
after(() => server?.stop());

/** A browser whose owner set the size of text, in pixels. */
const sized = (px) => chromium.launch({ executablePath: process.env.CHROMIUM, args: [...FLAGS, `--blink-settings=defaultFontSize=${px}`] });

/** What is cut off, overlaps or sticks out of a page. */
const lost = (page) =>
  page.evaluate(() => {
    const shown = (element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    };
    const name = (element) => `${element.tagName.toLowerCase()}.${element.className} “${(element.ariaLabel ?? element.innerText ?? "").trim().slice(0, 30)}”`;
    /** What hides a part of an element that nobody can scroll to. */
    const clipper = (element) => {
      for (let above = element.parentElement; above; above = above.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(above);
        if (overflowX === "auto" || overflowX === "scroll" || textOverflow === "ellipsis") return null;
        if (overflowX !== "visible") return shown(above) ? above : null;
      }
      return null;
    };
    const found = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 1) found.push(`the page is ${wide} px too wide`);
    const open = document.querySelector("dialog[open]:modal") ?? document.body;
    const controls = [...open.querySelectorAll("button, a.button, summary.button, .seg a, input:not([type=hidden], [type=file]), select")].filter(
      (element) => shown(element) && !element.closest(".visually-hidden, .skip-link"),
    );
    for (const control of controls) {
      const style = getComputedStyle(control);
      const ends = style.textOverflow === "ellipsis" || control.matches("input, select");
      const text = control.innerText?.trim();
      if (text && !ends && control.scrollWidth > control.clientWidth + 1) found.push(`${name(control)} is cut off`);
      if (text && !control.matches("input, select") && control.scrollHeight > control.clientHeight + 2) found.push(`${name(control)} is higher than its box`);
    }
    for (const element of open.querySelectorAll("*")) {
      const text = [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.data.trim() : "")).join("");
      const { width, height } = element.getBoundingClientRect();
      const em = parseFloat(getComputedStyle(element).fontSize);
      const frame = text && !/ellipsis/.test(getComputedStyle(element).textOverflow) && shown(element) && clipper(element);
      if (frame && element.getBoundingClientRect().right > frame.getBoundingClientRect().right + 1) found.push(`${name(element)} is cut at the edge of ${name(frame)}`);
      if (text.length > 4 && width < 5 * em && height > 6 * em && shown(element)) found.push(`${name(element)} is squeezed`);
    }
    for (const [index, one] of controls.entries()) {
      const a = one.getBoundingClientRect();
      for (const other of controls.slice(index + 1)) {
        if (one.contains(other) || other.contains(one) || one.closest(".toast-region, .rv-bar, .chip, .channel, .day, .dialog-foot") !== other.closest(".toast-region, .rv-bar, .chip, .channel, .day, .dialog-foot")) continue;
        const b = other.getBoundingClientRect();
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const fixed = (element) => ["fixed", "sticky"].includes(getComputedStyle(element.closest("header, footer, form, aside") ?? element).position);
        if (across > 3 && down > 3 && !fixed(one) && !fixed(other)) found.push(`${name(one)} and ${name(other)} overlap`);
      }
    }
    return found;
  });

for (const [how, px, viewport] of [
  ["twice the size on a phone", 32, PHONE],
  ["twice the size on a desk", 32, DESK],
  ["a small desk", 16, { width: 1024, height: 768 }],
]) {
  test(`nothing is lost: ${how}`, async () => {
    const browser = await sized(px);
    try {
      const staff = await person(browser, { viewport });
      const { page } = staff;
      const problems = [];
      const look = async (where) => problems.push(...(await lost(page)).map((problem) => `${where}: ${problem}`));
      await page.goto(`${server.url}/sign-in`);
      const size = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("label")).fontSize));
      assert.equal(size, (13 / 16) * px, "text follows the setting");
      await look("sign in");
      await signIn(page, server.url, facts.staff);
      await hydrated(page);
      const calendar = page.url();
      await look("planner");
      await page.goto(`${calendar}?view=list`);
      await hydrated(page);
      await look("list");
      await page.goto(`${calendar}?post=new`);
      await hydrated(page);
      await look("composer");
      await page.goto(`${calendar}?view=list`);
      await hydrated(page);
      await page.getByRole("button", { name: "Share", exact: true }).click();
      await page.getByRole("dialog").getByRole("button").first().waitFor();
      await look("share");
      await page.goto(`${calendar}?view=list`);
      await hydrated(page);
      await page.locator(".chip[data-status=draft] .chip-pick, .post-row[data-status=draft] input[type=checkbox]").first().click();
      await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Get approval" }).click();
      await page.getByRole("button", { name: "Generate approval link" }).waitFor();
      await look("get approval");
      for (const place of ["/links", "/people", "/audit", calendar.replace(server.url, "").replace("/calendar", "/settings")]) {
        await page.goto(`${server.url}${place}`);
        await hydrated(page);
        await look(place);
      }
      for (const view of ["", "?view=week", "?view=list"]) {
        await page.goto(`${facts.shared_calendar.url}${view}`);
        await look(`shared calendar ${view}`);
      }
      await page.goto(facts.approval_link.url);
      await look("door");
      await page.getByLabel("Password", { exact: true }).fill(facts.approval_link.password);
      await page.getByRole("button", { name: "Open review" }).click();
      await page.waitForURL(/\/review\/[\w-]{36}$/);
      const review = page.url();
      await hydrated(page);
      await look("review");
      await page.locator("[data-form=changes] > summary").first().click();
      await look("review, a form open");
      for (const place of ["/approve-all", "/done", "/calendar"]) {
        await page.goto(`${review}${place}`);
        await hydrated(page);
        await look(place);
        await page.locator("main details").evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
        await look(`${place}, all open`);
      }
      // With its decisions the receipt is longer.
      await page.goto(`${review}/approve-all`);
      await hydrated(page);
      await page.locator("form.settle button").click();
      await page.waitForURL(/done$/);
      await page.locator(".receipt-list li").first().waitFor();
      await look("receipt");
      await page.getByRole("button", { name: "Undo" }).first().click();
      await page.getByRole("link", { name: /Back to the posts that wait/ }).waitFor();
      assert.deepEqual(problems, []);
      await staff.leave();
    } finally {
      await browser.close();
    }
  });
}
