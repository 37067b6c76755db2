// The answer is lost on its way: it is told as that, and pressing again makes nothing twice.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";

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

/** Lets the next call of a function reach the server, and loses its answer: the line breaks, or a proxy gives up. */
async function lose(page, name, how = "line") {
  let tell;
  const status = new Promise((resolve) => (tell = resolve));
  const drop = async (route) => {
    const answer = await route.fetch({ headers: await route.request().allHeaders() });
    if (how === "line") await route.abort();
    else await route.fulfill({ status: 504, contentType: "text/html", body: "<h1>Gateway Time-out</h1>" });
    tell(answer.status());
  };
  await page.route(`**/api/${name}`, drop, { times: 1 });
  const asked = page.waitForRequest(`**/api/${name}`);
  return { status: asked.then(() => status) };
}

/** Signs the owner in; what their console says of lost answers is expected. */
async function owner() {
  const facts = await server.facts();
  const staff = await person(browser);
  await signIn(staff.page, server.url, facts.staff);
  await hydrated(staff.page);
  const leave = async () => {
    const expected = staff.errors.filter((text) => /Failed to load resource.*(ERR_FAILED|504)/.test(text));
    for (const text of expected) staff.errors.splice(staff.errors.indexOf(text), 1);
    assert.ok(expected.length > 0, "an answer was lost");
    await staff.leave();
  };
  return { ...staff, leave };
}

for (const how of ["line", "proxy"]) {
  test(`a post whose answer was lost (${how}) is saved once, with the words of the second try`, async () => {
    const { page, leave } = await owner();
    const caption = `Lost by the ${how}`;
    await page.getByRole("link", { name: "New post", exact: true }).first().click();
    const composer = page.getByRole("dialog", { name: "New post" });
    await composer.getByRole("checkbox", { name: /LinkedIn|Instagram|Facebook|X/ }).first().check();
    await composer.getByRole("textbox", { name: /^Caption/ }).fill(caption);
    const lost = await lose(page, "save_post", how);
    await composer.getByRole("button", { name: "Save", exact: true }).click();
    assert.equal(await lost.status, 200);
    await composer.getByText("We do not know whether it was saved. Press Save again").waitFor();
    await composer.getByRole("textbox", { name: /^Caption/ }).fill(`${caption}, found again`);
    await composer.getByRole("button", { name: "Save", exact: true }).click();
    await composer.waitFor({ state: "hidden" });
    await page.getByText(`${caption}, found again`).first().waitFor();
    await page.goto(`${page.url().split("?")[0]}?view=list&q=${encodeURIComponent(caption)}`);
    const found = page.locator(".post-row", { hasText: caption });
    await found.first().waitFor();
    assert.equal(await found.count(), 1);
    await leave();
  });
}

test("a link whose answer was lost is one link, and what is shown opens it", async () => {
  const { page, leave } = await owner();
  await page.locator(".chip[data-status=draft] .chip-pick").first().click();
  await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Get approval" }).click();
  const dialog = page.locator("dialog[open]");
  await dialog.getByLabel("Title").fill("Lost and found");
  const generate = dialog.getByRole("button", { name: "Generate approval link" });
  const lost = await lose(page, "create_link");
  await generate.click();
  assert.equal(await lost.status, 200);
  await dialog.getByText("We do not know whether the link was made").waitFor();
  await generate.click();
  const url = await dialog.locator("input[readonly]").first().inputValue();
  const password = await dialog.locator(".copy-field.secret input").inputValue();

  const client = await person(browser);
  await client.page.goto(url);
  await client.page.getByLabel("Password", { exact: true }).fill(password);
  await client.page.getByRole("button", { name: "Open review" }).click();
  await client.page.waitForURL(/\/review\/[\w-]{36}$/);
  await client.leave();

  await page.goto(`${server.url}/links`);
  await page.getByText("Lost and found").first().waitFor();
  assert.equal(await page.locator(".links-table tbody tr", { hasText: "Lost and found" }).count(), 1);
  await leave();
});

test("an approver whose answer was lost is added once", async () => {
  const { page, leave } = await owner();
  const project = page.url().match(/\/p\/([\w-]{36})/)[1];
  await page.goto(`${server.url}/p/${project}/settings`);
  await hydrated(page);
  const card = page.locator("#approvers");
  await card.getByText("Add an approver").first().click();
  await card.getByLabel("Name").fill("Lost Approver");
  const add = card.getByRole("button", { name: "Add an approver" });
  const lost = await lose(page, "add_approver");
  await add.click();
  assert.equal(await lost.status, 200);
  await card.getByText("We do not know whether it was saved").waitFor();
  await add.click();
  await card.locator("li", { hasText: "Lost Approver" }).waitFor();
  assert.equal(await card.locator("li", { hasText: "Lost Approver" }).count(), 1);
  await leave();
});

test("what the server itself says is not called unknown", async () => {
  const { page, errors, context } = await owner();
  await page.getByRole("link", { name: "New post", exact: true }).first().click();
  const composer = page.getByRole("dialog", { name: "New post" });
  await composer.getByRole("textbox", { name: /^Caption/ }).fill("Not now");
  await page.route("**/api/save_post", (route) =>
    route.fulfill({ status: 503, contentType: "application/json", body: JSON.stringify("Unavailable") }),
  );
  await composer.getByRole("button", { name: "Save", exact: true }).click();
  await composer.getByText("Nothing was changed; please try again").waitFor();
  assert.ok(errors.every((text) => /503/.test(text)), errors.join("\n"));
  await context.close();
});
