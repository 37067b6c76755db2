// Takes the page over that the server drew.
//
// Extensions of the browser may have changed it before. What they put between our nodes, or took away, would lead the
// client astray, so that is undone first. If the client fails all the same, the page is loaded once more and drawn from
// nothing; if that fails too, the server's page stays, with its plain forms.

import { followTranslation } from "./translation.js";

/** Where the address of a page is kept whose client failed. */
const FAILED = "client-failed";

const root = document.getElementById("app");
const anew = failedBefore();
/** What the server drew, while the client draws anew. */
let drawn = [];
/** Whether the client broke down, rather than not being there. */
let panicked = false;

// What the client has on its stack is to end first.
const broke = () => {
  panicked = true;
  setTimeout(stop);
};
addEventListener("client-panic", broke, { once: true });
start().catch(() => panicked || stop());

async function start() {
  const address = (selector) => document.querySelector(selector).href;
  const client = await import(address("link[rel=modulepreload]"));
  await client.default({ module_or_path: address("link[as=fetch]") });
  if (!anew && restore()) {
    client.hydrate(root);
  } else {
    drawn = [...root.childNodes];
    root.replaceChildren();
    client.draw(root);
  }
  followTranslation(root);
}

/** Undoes what was done to our nodes since the parser made them; whether that went well. */
function restore() {
  // Of `shell.rs`: everything that happened to the document since its first script.
  changes.push(watch.takeRecords());
  watch.disconnect();
  try {
    for (const { target, addedNodes, removedNodes, nextSibling } of changes.flat().reverse()) {
      // The parser takes nothing away and puts nothing before another node. What others put at an end does no harm.
      if (!root.contains(target) || (!removedNodes.length && !nextSibling)) continue;
      for (const node of addedNodes) node.remove();
      for (const node of removedNodes) target.insertBefore(node, nextSibling);
    }
    return true;
  } catch {
    return false;
  }
}

/** The client has failed. Whoever has begun to use the page keeps it as it is; what did not load will not the next time. */
function stop() {
  if (panicked && !anew && !navigator.userActivation?.hasBeenActive && remember()) return location.reload();
  // Staff are told; a client has plain forms, once nothing of the program listens to them.
  const told = document.getElementById("stopped");
  if (drawn.length && !root.querySelector("main")) root.replaceChildren(...drawn);
  else if (panicked && !told) root.replaceWith(root.cloneNode(true));
  told?.showPopover();
}

/** Whether this page was loaded again because its client had failed. */
function failedBefore() {
  try {
    const at = sessionStorage.getItem(FAILED);
    sessionStorage.removeItem(FAILED);
    return at === location.href;
  } catch {
    return false;
  }
}

/** Makes the next load of this page draw anew; false if this browser keeps nothing. */
function remember() {
  try {
    sessionStorage.setItem(FAILED, location.href);
    return true;
  } catch {
    return false;
  }
}
