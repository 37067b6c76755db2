// Two quick taps on one place never press two controls: what the tests of each side press, and what they assert.

import assert from "node:assert/strict";
import { DESK, PHONE } from "./support.mjs";

/** How fast a hurried thumb is, and a double click. */
const APART = 130;

export const SIZES = {
  "fingers on a phone": { viewport: PHONE, isMobile: true, hasTouch: true },
  "double clicks on a desk": { viewport: DESK },
};

/** Calls that only look. */
const LOOKS = /\/api\/(review|viewed|door|me|calendar|post|links|link|offer|history|log|people|project|projects|shared_calendar_settings|shared_calendars)$/;

/** Two taps in quick succession on the middle of a control, or one. */
export async function press(page, control, taps, touch) {
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
export async function changes(page, act, expected = false) {
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
export async function nothingMore(page, open, within, touch, { most = Infinity } = {}) {
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
