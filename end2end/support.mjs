// A server with the demo workspace, and people in browsers. Every console error of theirs fails the test.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A free port of the loopback. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Starts a server on a fresh data folder. `stop()` ends it and removes the folder. Its standard error goes where `stderr`
 *  says; by default it is read. With `through`, that program starts it; with `database`, it keeps its data there. */
export async function startServer({ demo = true, data, stderr = "pipe", through = [], database } = {}) {
  const program = process.env.COUNTERSIGN_BIN;
  if (!program) throw new Error("COUNTERSIGN_BIN names the server to test");
  const folder = data ?? (await mkdtemp(join(tmpdir(), "countersign-")));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const args = ["serve", "--listen", `127.0.0.1:${port}`, "--data", folder, ...(demo ? ["--demo"] : [])];
  if (database) args.push("--database-url", database);
  const [command, ...rest] = [...through, program, ...args];
  const child = spawn(command, rest, { stdio: ["ignore", "pipe", stderr] });
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  child.stderr?.on("data", (text) => (said += text));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await ready(url, child, () => said);
  const kill = async (signal = "SIGTERM") => {
    if (child.exitCode === null) child.kill(signal);
    await ended;
  };
  return {
    url,
    folder,
    pid: child.pid,
    /** Its standard error, if it is read. */
    log: child.stderr,
    kill,
    said: () => said,
    facts: async () => JSON.parse(await readFile(join(folder, "demo.json"), "utf8")),
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ready(url, child, said) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${said()}`);
    try {
      if ((await fetch(`${url}/health/ready`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server did not become ready:\n${said()}`);
}

/** A browser for a test file; each person gets a context of their own. */
export async function startBrowser() {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error("CHROMIUM names the browser to test with");
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A person: a fresh browser context, whose console errors are collected. */
export async function person(browser, { viewport = DESK, javaScriptEnabled = true, colorScheme = "light", ...more } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled, colorScheme, locale: "en-GB", ...more });
  const errors = [];
  context.on("page", (page) => {
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) errors.push(`${message.type()}: ${message.text()} @ ${page.url()}`);
    });
    page.on("pageerror", (error) => errors.push(`uncaught: ${error.message} @ ${page.url()}`));
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return {
    context,
    page,
    errors,
    /** Ends the person's visit; throws what their console said. */
    leave: async () => {
      await context.close();
      if (errors.length) throw new Error(`console:\n${errors.join("\n")}`);
    },
  };
}

/** Waits until the page is taken over by the client. */
export const hydrated = (page) => page.waitForFunction(() => document.documentElement.dataset.ready === "true");

/** Signs in with an account of demo.json. */
export async function signIn(page, url, account) {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/p\/.*\/calendar/);
}
