// The three browser engines behind one small interface, for pages that every browser must show.
//
// Each is driven by the library that can drive it as it is installed: Chromium by Playwright, Firefox by Puppeteer
// (WebDriver BiDi), WebKitGTK by Selenium (WebDriver). All run the scripts and functions given to `evaluate` beside the
// page, so they can look at pages whose own scripts are switched off.

import { spawn } from "node:child_process";
import { once } from "node:events";
import puppeteer from "puppeteer-core";
import { Builder, By, Capabilities, Key } from "selenium-webdriver";
import { freePort, startBrowser } from "./support.mjs";

/** What the reader's clock says, wherever the tests run. */
export const ZONE = "Asia/Tokyo";

const named = (variable) => {
  const program = process.env[variable];
  if (!program) throw new Error(`${variable} names a program of the browsers to test with`);
  return program;
};

/** A page of Playwright's or Puppeteer's, whose interfaces are alike in all that is needed here. */
function driven(page, browser) {
  const errors = [];
  page.on("console", (message) => {
    if (["error", "warning", "warn"].includes(message.type())) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return {
    errors,
    go: (url) => page.goto(url),
    evaluate: (work) => page.evaluate(work),
    click: ([x, y]) => page.mouse.click(x, y),
    press: () => page.keyboard.press("Escape"),
    close: () => browser.close(),
  };
}

async function chromium({ viewport, scripts }) {
  const browser = await startBrowser();
  const context = await browser.newContext({ viewport, javaScriptEnabled: scripts, timezoneId: ZONE });
  const page = await context.newPage();
  return driven(page, browser);
}

async function firefox({ viewport, scripts }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: named("FIREFOX"),
    headless: true,
    env: { ...process.env, TZ: ZONE },
    extraPrefsFirefox: { "javascript.enabled": scripts, "intl.accept_languages": "en-GB" },
  });
  const page = await browser.newPage();
  await page.setViewport(viewport);
  return driven(page, browser);
}

async function webkit({ viewport, scripts }) {
  const port = await freePort();
  const driver = spawn(
    named("XVFB_RUN"),
    ["-a", "-s", "-screen 0 1600x1200x24", named("WEBKIT_DRIVER"), `--port=${port}`, "--host=127.0.0.1"],
    // A group of its own, so that the screen and the browser end with it. Its sandbox refuses to run as root.
    {
      detached: true,
      stdio: "ignore",
      env: { ...process.env, TZ: ZONE, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: process.getuid() === 0 ? "1" : "0" },
    },
  );
  const ended = once(driver, "exit");
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (driver.exitCode === null) process.kill(-driver.pid);
    await ended;
  };
  try {
    await answers(`${url}/status`, driver);
    const args = ["--automation", ...(scripts ? [] : ["--enable-javascript=FALSE"])];
    const session = await new Builder()
      .usingServer(url)
      .withCapabilities(
        new Capabilities({
          browserName: "MiniBrowser",
          "webkitgtk:browserOptions": { binary: named("WEBKIT"), args },
        }),
      )
      .build();
    // Its window is never narrower than its own bar, which is 447 pixels.
    await session.manage().window().setRect({ x: 0, y: 0, ...viewport });
    return {
      // WebDriver has no console.
      errors: [],
      go: (address) => session.get(address),
      evaluate: (work) => session.executeScript(typeof work === "string" ? work : `return (${work})()`),
      click: ([x, y]) =>
        session
          .actions()
          .move({ x: Math.round(x), y: Math.round(y) })
          .click()
          .perform(),
      press: () => session.findElement(By.css("body")).sendKeys(Key.ESCAPE),
      close: () => session.quit().finally(stop),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answers(url, program) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (program.exitCode !== null) throw new Error("the driver of WebKit ended");
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the driver of WebKit does not answer");
}

/** All engines; each opens a window of its own. */
export const ENGINES = { chromium, firefox, webkit };
