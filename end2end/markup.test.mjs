// Markup that people type is text, in every field, on every page: for an HTML5 parser, and in a browser with scripts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parse } from "parse5";
import { picture } from "./picture.mjs";
import { DESK, hydrated, person, startBrowser, startServer } from "./support.mjs";

const ELEMENT = "<hostile-x>";
/** Ends of what text may stand in, markup that acts, and what looks like markup after one more reading. */
const PAYLOADS = [
  ...["textarea", "title", "script", "style", "template", "noscript", "select", "iframe", "xmp", "svg", "main", "body"].map((name) => `</${name}>${ELEMENT}`),
  `-->${ELEMENT}`,
  `<!--${ELEMENT}`,
  `<!>${ELEMENT}`,
  `]]>${ELEMENT}`,
  `<![CDATA[${ELEMENT}`,
  `">${ELEMENT}`,
  `'>${ELEMENT}`,
  `\`>${ELEMENT}`,
  `" hostile="1`,
  `' hostile='1`,
  `" onmouseover="hostile()`,
  `<meta http-equiv="refresh" content="0;url=/hostile">`,
  `</textarea><meta http-equiv="refresh" content="0;url=/hostile">`,
  `</title><base href="//hostile.example/">`,
  `<script>window.hostile=1</script>`,
  `</script><script>window.hostile=1</script>`,
  `<img src=hostile onerror=hostile()>`,
  `<svg onload=hostile()>`,
  `<iframe src=//hostile.example>`,
  `<a href="javascript:hostile()">x</a>`,
  `<link rel=stylesheet href=//hostile.example>`,
  `<form action=/hostile><button form=bulk formaction=/hostile>`,
  `<input autofocus onfocus=hostile()>`,
  `<plaintext>${ELEMENT}`,
  `&lt;hostile-x&gt;`,
  `&#60;hostile-x&#62;`,
  `\\u003chostile-x\\u003e`,
  `%3Chostile-x%3E`,
  `\u2028</script>${ELEMENT}`,
];
const OWNER = "maya@lumen.example";
/** For what there is one of: many ends in one name. */
const WORST = `"'--></title></textarea></script>${ELEMENT}`;

let server;
let browser;
let staff;
before(async () => {
  server = await startServer({ demo: false });
  browser = await startBrowser();
  staff = await person(browser, { viewport: DESK });
  const code = server.said().match(/works once: (\S+)/)[1];
  await call("set_up", { code, workspace: WORST, name: WORST, email: OWNER, password: "a pear on the shelf" }, "form");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Calls a server function as the pages do. */
async function call(name, args, as = "data") {
  const answer = await staff.context.request.post(`${server.url}/api/${name}`, {
    headers: { accept: "application/json", "sec-fetch-site": "same-origin" },
    [as]: args,
  });
  assert.ok(answer.ok(), `${name}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** What of an element's tree is not ours. */
function foreign(node, found = []) {
  const { nodeName, attrs = [] } = node;
  if (nodeName.startsWith("hostile")) found.push(`<${nodeName}>`);
  for (const { name, value } of attrs) {
    if (name.startsWith("hostile") || name.startsWith("on")) found.push(`${nodeName}[${name}]`);
    if (["href", "src", "action", "formaction", "data"].includes(name) && /^\s*(javascript:|\/?\/?hostile)/i.test(value)) found.push(`${nodeName}[${name}=${value}]`);
    if (name === "http-equiv") found.push(`meta[${value}]`);
  }
  if (nodeName === "base" || (nodeName === "script" && /^window\.hostile/.test(node.childNodes[0]?.value ?? ""))) found.push(`<${nodeName}>`);
  for (const child of [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])]) foreign(child, found);
  return found;
}

/** An agency all of whose fields hold markup: the pages that show it to staff and to the client. */
async function hostile() {
  const key = () => crypto.randomUUID();
  const project = await call("create_project", { name: WORST, time_zone: "Europe/London", request_key: key() });
  await call("save_project", { id: project, name: `${WORST}2`, time_zone: "Europe/London", scheduled: null });
  const platforms = ["instagram", "facebook", "linkedin", "x", "tiktok", "youtube", "pinterest", "threads", "bluesky", "mastodon"];
  for (const [index, payload] of PAYLOADS.entries()) {
    await call("add_channel", { project, platform: platforms[index % 10], handle: payload, request_key: key() });
  }
  const channels = (await call("project", { id: project })).channels.map(({ id }) => id);
  for (const payload of PAYLOADS) {
    await call("add_approver", { project, approver: { name: payload, email: "", phone: "" }, request_key: key() });
  }
  const shot = await staff.context.request.post(`${server.url}/upload/${project}`, {
    headers: { "sec-fetch-site": "same-origin" },
    multipart: { file: { name: `${WORST}.png`, mimeType: "image/png", buffer: picture(64, 80) } },
  });
  assert.ok(shot.ok(), `${shot.status()}`);
  const { id: media } = await shot.json();
  const month = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 7);
  const posts = [];
  for (const [index, payload] of PAYLOADS.entries()) {
    const channel = channels[index];
    const draft = {
      post: null,
      caption: payload,
      channels: [channel, channels[(index + 1) % channels.length]],
      variants: [{ channel, caption: `${payload} too` }],
      media: [{ id: media, alt: payload }],
      date: `${month}-${String(1 + (index % 28)).padStart(2, "0")}`,
      time: "10:00",
      campaign: payload,
      creator_note: payload,
      request_key: key(),
    };
    posts.push((await call("save_post", { project, draft }))[0]);
    await call("answer", { id: posts.at(-1), note: payload, request_key: key() });
  }
  const me = (await call("people", {})).people.find((one) => one.email === OWNER);
  await call("rename_person", { id: me.id, seen: me.name, name: `${WORST}3` });
  const invitation = await call("invite", { email: "tom@lumen.example", role: "editor", links: true, request_key: key() });
  const link = await call("create_link", {
    link: {
      project,
      posts,
      approver: { New: { name: WORST, email: "", phone: "" } },
      title: WORST,
      message: PAYLOADS.join("\n"),
      password: null,
      request_key: key(),
      anyway: true,
    },
  });
  // Approved and planned ones are on the shared calendar.
  const options = { from: null, to: null, channels: [], captions: true, embeddable: false, title: WORST, logo: media, accent: "blue" };
  const share = async (password) => {
    const before = await call("shared_calendar_settings", { project });
    const replaces = before.active?.row?.seen ?? null;
    return call("share_calendar", { target: { New: { project, replaces } }, form: { options, password }, request_key: key() });
  };
  const shared = await share("Remove");
  return { project, month, posts, link, shared, invitation, share };
}

test("what people type is text on every page", async () => {
  const { project, month, posts, link, shared, invitation, share } = await hostile();
  const { page, context } = staff;
  const calendar = `/p/${project}/calendar`;
  const words = encodeURIComponent(WORST);

  const client = await person(browser, { viewport: DESK });
  await client.page.goto(link.url);
  assert.deepEqual(foreign(parse(await client.page.content())), []);
  await client.page.getByLabel("Password", { exact: true }).fill(link.password);
  await client.page.getByRole("button", { name: "Open review" }).click();
  await client.page.waitForURL(/\/review\/[\w-]{36}$/);
  const review = new URL(client.page.url()).pathname;
  // The client's own words.
  await hydrated(client.page);
  const first = client.page.locator("article.rv-post:has(.decide)").first();
  await first.locator("[data-form=changes] summary").click();
  await first.locator("[data-form=changes] textarea").fill(`</textarea>${WORST}`);
  await first.getByRole("button", { name: "Send request" }).click();
  await client.page.locator(".stamp").first().waitFor();

  const places = [
    [page, `${calendar}?month=${month}`],
    [page, `${calendar}?month=${month}&view=list`],
    [page, `${calendar}?q=${words}`],
    [page, `${calendar}?post=new`],
    ...posts.map((post) => [page, `${calendar}?post=${post}`]),
    [page, `/p/${project}/settings`],
    [page, "/links"],
    [page, `/links?q=${words}`],
    [page, "/people"],
    [page, "/audit"],
    [page, "/account"],
    [client.page, review],
    [client.page, `${review}/approve-all`],
    [client.page, `${review}/approve-all?verdict=changes_requested`],
    [client.page, `${review}/calendar`],
    [client.page, `${review}/done`],
  ];
  // Who follows the calendar, and who was invited.
  const guest = await person(browser, { viewport: DESK });
  const follow = new URL(shared.url).pathname;
  const day = `${month}-15`;
  const documents = ["month", "week", "list"].map((view) => [guest.page, `${follow}?view=${view}&date=${day}`, "document"]);
  const problems = [];
  const look = async ([at, place, kind]) => {
    // As a parser reads what the server sends.
    const source = await at.context().request.get(`${server.url}${place}`);
    assert.equal(source.status(), 200, place);
    const text = await source.text();
    problems.push(...foreign(parse(text)).map((what) => `${place}: parsed ${what}`));
    if (kind !== "locked" && !text.includes("hostile-x")) problems.push(`${place}: shows nothing of it`);
    // In a browser, with the client.
    await at.goto(`${server.url}${place}`);
    if (!kind) await hydrated(at).catch(() => problems.push(`${place}: not hydrated`));
    const now = await at.evaluate(() => [location.pathname, typeof window.hostile, document.querySelectorAll("hostile-x, [hostile]").length]);
    if (now[0] !== place.split("?")[0] || now[1] !== "undefined" || now[2] > 0) problems.push(`${place}: ${now.join(" ")}`);
  };
  for (const place of [...places, ...documents, [guest.page, new URL(invitation).pathname]]) await look(place);
  const { url } = await share({ Custom: "a pear on the shelf" });
  await look([guest.page, new URL(url).pathname, "locked"]);
  await page.goto(`${server.url}${calendar}`);
  await hydrated(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("dialog").getByText(WORST).first().waitFor();
  if ((await page.locator("hostile-x, [hostile]").count()) > 0) problems.push("Share");
  assert.deepEqual(problems, []);

  // Nothing is lost on the way either.
  for (const [index, post] of posts.entries()) {
    const source = await (await context.request.get(`${server.url}${calendar}?post=${post}`)).text();
    const areas = [];
    const collect = (node) => {
      if (node.nodeName === "textarea") areas.push(node.childNodes.map((child) => child.value).join(""));
      for (const child of node.childNodes ?? []) collect(child);
    };
    collect(parse(source));
    assert.ok(areas.includes(PAYLOADS[index].trim()), `${PAYLOADS[index]} in ${areas}`);
  }
  await guest.leave();
  await client.leave();
  await staff.leave();
});
