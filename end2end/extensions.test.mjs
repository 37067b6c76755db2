// Extensions of the browser change a page before the client takes it over: it works all the same.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { DESK, PHONE, hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";

const CASE = await readFile(new URL("./cases/extension_sim.js", import.meta.url), "utf8");

/** Neighbours of the cases: what else extensions are known to do, as soon as the parser is done. */
const NEIGHBOURS = {
  "an element between two others": () => {
    for (const heading of document.querySelectorAll("h1, h3")) heading.before(document.createElement("div"));
  },
  "a button within labels": () => {
    for (const label of document.querySelectorAll("label")) label.append(document.createElement("button"));
  },
  "a style at the end of the body": () => document.body.append(document.createElement("style")),
  "a frame before everything": () => document.body.prepend(document.createElement("iframe")),
  "attributes on every field": () => {
    for (const field of document.querySelectorAll("input, textarea, form")) field.setAttribute("data-form-type", "other");
  },
  "comments taken away": () => {
    const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    for (const comment of found) comment.remove();
  },
  "elements wrapped": () => {
    for (const heading of document.querySelectorAll("h1, h3")) {
      const wrapper = document.createElement("mark");
      heading.replaceWith(wrapper);
      wrapper.append(heading);
    }
  },
  "texts split": () => {
    for (const heading of document.querySelectorAll("h1, h3")) {
      const text = [...heading.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.length > 3);
      text?.splitText(2);
    }
  },
};

/** What nobody notices before the client stumbles over it: then the page is loaded once more and drawn anew. */
const UNNOTICED = {
  "comments taken away unseen": () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    for (const comment of found) comment.remove();
  },
  "an element between all others unseen": () => {
    for (const element of document.querySelectorAll("main > *, form > *")) element.before(document.createElement("div"));
  },
};
const BLIND = "window.MutationObserver = class { observe() {} disconnect() {} takeRecords() { return []; } };";

/** A browser in which the client cannot be started. */
const NO_CLIENT = `
  WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new Error("not here"));
  WebAssembly.Module = function () { throw new Error("not here"); };
`;

const soon = (act) =>
  `document.addEventListener("readystatechange", () => document.readyState === "interactive" && (${act})());`;

const KINDS = {
  ...Object.fromEntries(
    ["attribute", "end", "start", "inside"].map((kind) => [`case "${kind}"`, `window.EXT = "${kind}"; (${CASE.slice(CASE.indexOf("() =>"))})();`]),
  ),
  ...Object.fromEntries(Object.entries(NEIGHBOURS).map(([name, act]) => [name, soon(act)])),
  ...Object.fromEntries(Object.entries(UNNOTICED).map(([name, act]) => [name, BLIND + soon(act)])),
};

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

test("the planner works whatever an extension did to it", async () => {
  const staff = await person(browser, { viewport: DESK });
  await signIn(staff.page, server.url, facts.staff);
  const calendar = staff.page.url();
  for (const [name, script] of Object.entries(KINDS)) {
    const page = await staff.context.newPage();
    await page.addInitScript(script);
    await page.goto(calendar);
    await hydrated(page);
    await page.getByRole("link", { name: "New post", exact: true }).first().click();
    await page.getByRole("dialog", { name: "New post" }).waitFor().catch((error) => assert.fail(`${name}: ${error.message}`));
    await page.close();
  }
  await staff.context.close();
});

test("a client decides whatever an extension did to their page", async () => {
  const client = await person(browser, { viewport: PHONE });
  const { page, context } = client;
  await page.goto(facts.approval_link.url);
  await page.getByLabel("Password", { exact: true }).fill(facts.approval_link.password);
  await page.getByRole("button", { name: "Open review" }).click();
  await page.waitForURL(/\/review\/[\w-]{36}$/);
  const review = page.url();
  for (const [name, script] of Object.entries(KINDS)) {
    const changed = await context.newPage();
    await changed.addInitScript(script);
    await changed.goto(review);
    await hydrated(changed);
    const waiting = changed.locator("article.rv-post:has(.decide)");
    const left = await waiting.count();
    await waiting.first().locator(".decide-main > form button").click();
    await changed
      .waitForFunction((left) => document.querySelectorAll("article.rv-post .decide").length === left - 1, left)
      .catch((error) => assert.fail(`${name}: ${error.message}`));
    // The next kind finds it waiting again.
    await changed.locator(".rv-undo button").first().click();
    await changed.waitForFunction((left) => document.querySelectorAll("article.rv-post .decide").length === left, left);
    await changed.close();
  }
  await context.close();
});

test("where the client cannot start, a client's forms work and staff are told", async () => {
  const client = await person(browser, { viewport: PHONE });
  const { page } = client;
  await page.goto(facts.approval_link.url);
  await page.getByLabel("Password", { exact: true }).fill(facts.approval_link.password);
  await page.getByRole("button", { name: "Open review" }).click();
  await page.waitForURL(/\/review\/[\w-]{36}$/);
  await client.context.addInitScript(NO_CLIENT);
  await page.reload();
  const waiting = page.locator("article.rv-post:has(.decide)");
  const left = await waiting.count();
  await waiting.first().locator(".decide-main > form button").click();
  await page.waitForFunction((left) => document.querySelectorAll("article.rv-post .decide").length === left - 1, left);
  await client.context.close();
  const staff = await person(browser, { viewport: DESK });
  await signIn(staff.page, server.url, facts.staff);
  await staff.context.addInitScript(NO_CLIENT);
  await staff.page.reload();
  await staff.page.getByRole("alert").getByText("This page has stopped working.").waitFor();
  await staff.page.getByRole("link", { name: "Load again" }).waitFor();
  await staff.context.close();
});
