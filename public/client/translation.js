// A browser that translates a page puts <font> elements where texts stood. The client goes on writing into the texts
// that it knows, which are then no longer in the page. So each gets its place back, empty, before what stands for it:
// there the client can change it, move it and take it away, and what stood for it follows.

/** For each text that is translated: what stands for it, and what it said. */
const translated = new WeakMap();
/** For each node that stands for a text: that text. */
const originals = new WeakMap();

const isFont = (node) => node?.nodeName === "FONT";
const isText = (node) => node.nodeType === Node.TEXT_NODE;

/** Keeps translated texts below `root` up to date from now on. */
export function followTranslation(root) {
  const observer = new MutationObserver((changes) => {
    for (const change of changes) change.type === "characterData" ? written(change.target) : moved(change);
    // What was done just now is no news.
    observer.takeRecords();
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
}

/** Gives `text` its place before `by`, which says the same in another language. */
function stand(text, by, said) {
  translated.set(text, { by, said });
  originals.set(by, text);
  text.data = "";
  by.before(text);
}

/** Ends that something stands for `text`. */
function release(text) {
  const { by, said } = translated.get(text);
  translated.delete(text);
  originals.delete(by);
  by.remove();
  return said;
}

/** The client wrote a text: it is seen, and translated as one that is new. */
function written(text) {
  if (!translated.has(text)) return;
  release(text);
  text.parentNode?.insertBefore(text, text.nextSibling);
}

function moved({ addedNodes, removedNodes, previousSibling, nextSibling }) {
  const added = [...addedNodes];
  for (const node of removedNodes) {
    if (originals.has(node) && !node.isConnected) {
      const text = originals.get(node);
      // Another translation, or the original again.
      const next = added.find((one) => one !== text && (isFont(one) || isText(one)));
      const said = release(text);
      if (next?.isConnected) stand(text, next, said);
      else text.data = said;
    } else if (translated.has(node)) {
      const { by } = translated.get(node);
      if (node.isConnected && by.isConnected) {
        node.after(by);
      } else {
        // Gone, or back in the place of what stood for it.
        const said = release(node);
        if (node.isConnected) node.data = said;
      }
    } else if (isText(node) && !node.isConnected) {
      const by = [...added, previousSibling, nextSibling].find((one) => isFont(one) && !originals.has(one));
      if (by?.isConnected) stand(node, by, node.data);
    }
  }
}
