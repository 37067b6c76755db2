// Changing and removing approvers, channels, people and a project: it is asked first, and says what it touches.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, PHONE, hydrated, person, signIn, startBrowser, startServer } from "./support.mjs";

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

/** The owner, and where their first project is. */
async function owner(viewport) {
  const { staff } = await server.facts();
  const maya = await person(browser, { viewport });
  await signIn(maya.page, server.url, staff);
  return { maya, page: maya.page, project: maya.page.url().match(/\/p\/[^/]+/)[0] };
}

test("an approver is renamed, then removed with their links", async () => {
  const { maya, page, project } = await owner(PHONE);
  await page.goto(`${server.url}${project}/settings`);
  await hydrated(page);
  const card = page.getByRole("region", { name: "Approvers" });
  await card.getByRole("button", { name: /^Change / }).first().click();
  const name = card.locator(".item-edit").getByLabel("Name");
  assert.ok(await name.evaluate((field) => field === document.activeElement));
  await name.fill("Quintus Vale");
  await card.getByRole("button", { name: "Save", exact: true }).click();
  await card.getByText("Quintus Vale").waitFor();

  const remove = card.getByRole("button", { name: "Remove Quintus Vale" });
  await remove.click();
  const dialog = page.getByRole("dialog", { name: "Remove Quintus Vale?" });
  await dialog.getByText(/approval links? (is|are) active/).waitFor();
  assert.ok(await dialog.getByRole("checkbox", { name: /End these links now/ }).isChecked());
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  await remove.click();
  await dialog.getByRole("button", { name: "Remove approver" }).click();
  await dialog.waitFor({ state: "hidden" });
  await card.getByText("Quintus Vale").waitFor({ state: "hidden" });
  await page.goto(`${server.url}/audit`);
  await page.getByText("removed the approver Quintus Vale").first().waitFor();
  await maya.leave();
});

test("a channel gets another handle; removing it names its posts", async () => {
  const { maya, page, project } = await owner(DESK);
  await page.goto(`${server.url}${project}/settings`);
  await hydrated(page);
  const card = page.getByRole("region", { name: "Channels" });
  await card.getByRole("button", { name: /^Change / }).first().click();
  await card.getByLabel(/^Handle/).first().fill("@quiet.roast");
  await card.getByRole("button", { name: "Save", exact: true }).click();
  await card.getByText("quiet.roast").waitFor();
  await card.getByRole("button", { name: "Remove quiet.roast" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove quiet.roast?" });
  await dialog.getByText(/not out yet/).waitFor();
  assert.ok((await dialog.locator(".touched li").count()) > 1);
  await dialog.getByRole("button", { name: "Remove channel" }).click();
  await dialog.waitFor({ state: "hidden" });
  await card.getByText("quiet.roast").waitFor({ state: "hidden" });
  await maya.leave();
});

test("a person is renamed and removed, and is out at once", async () => {
  const facts = await server.facts();
  const sofia = await person(browser, { viewport: PHONE });
  await signIn(sofia.page, server.url, facts.viewer);
  await sofia.page.goto(`${server.url}/account`);
  await hydrated(sofia.page);
  await sofia.page.getByLabel("Name").fill("Sofia of the Sea");
  await sofia.page.getByRole("button", { name: "Save", exact: true }).click();
  await sofia.page.locator(".rail-user", { hasText: "Sofia of the Sea" }).first().waitFor({ state: "attached" });

  const { maya, page } = await owner(DESK);
  await page.goto(`${server.url}/people`);
  await hydrated(page);
  await page.getByRole("button", { name: "Remove Sofia of the Sea" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove Sofia of the Sea?" });
  await dialog.getByRole("button", { name: "Remove person" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("Sofia of the Sea", { exact: true }).waitFor({ state: "hidden" });
  await maya.leave();

  await sofia.page.goto(`${server.url}/links`);
  await sofia.page.waitForURL(/sign-in/);
  await sofia.leave();
});

test("a project is archived and brought back", async () => {
  const { maya, page, project } = await owner(DESK);
  await page.goto(`${server.url}${project}/settings`);
  await hydrated(page);
  const name = (await page.getByLabel("Name", { exact: true }).first().inputValue()).trim();
  await page.getByRole("button", { name: "Archive project…" }).click();
  const dialog = page.getByRole("dialog", { name: `Archive ${name}?` });
  await dialog.getByText(/not out yet/).waitFor();
  await dialog.getByRole("button", { name: "Archive project" }).click();
  await page.waitForURL((url) => url.pathname.endsWith("/calendar") && !url.pathname.startsWith(project));
  await page.goto(`${server.url}/projects/new`);
  await hydrated(page);
  await page.getByRole("button", { name: `Bring ${name} back` }).click();
  await page.waitForURL(`**${project}/calendar`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await maya.leave();
});
