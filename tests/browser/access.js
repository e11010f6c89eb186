// What tests of accessibility measure in the page. Runs as the beginning of a function's body; the end of it is each
// test's own.

const part = (name) => document.querySelector(`[data-part="${name}"]`);
const modal = () => document.querySelector("dialog[open]");
const visible = (it) => it.checkVisibility({ checkVisibilityCSS: true });

/** What an element is called in a report. */
const named = (it) =>
  it.dataset?.part ?? (it.getAttribute("aria-label") || it.textContent.trim().slice(0, 24) || it.className || it.tagName);

/** Everything that the tab key has to reach, in the order of the document; of a group of radio buttons the chosen one. */
function controls() {
  const all = (modal() ?? document).querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex]");
  return [...all].filter(
    (it) => it.tabIndex >= 0 && !it.disabled && visible(it) && (it.type !== "radio" || it.checked),
  );
}

/** Is it hidden from eyes only? */
function unseen(it) {
  for (let at = it; at; at = at.parentElement) {
    if (getComputedStyle(at).clipPath.startsWith("inset(50")) return true;
  }
  return false;
}

/** Text that sticks out of the window, is cut off by a box, or lies over other text. */
function faults() {
  const found = [];
  const wide = document.documentElement.clientWidth;
  const walker = document.createTreeWalker(modal() ?? document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const it = node.parentElement;
    if (!node.data.trim() || it.closest("svg, script, style, noscript, option") || !visible(it) || unseen(it)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) continue;
    texts.push({ it, box, rects: [...range.getClientRects()] });
    let [inline, block] = [true, true];
    for (let at = it; at && (inline || block); at = at.parentElement) {
      const style = getComputedStyle(at);
      const edge = at.getBoundingClientRect();
      const clips = (overflow) => overflow === "hidden" || overflow === "clip";
      const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";
      if (inline && clips(style.overflowX) && (box.left < edge.left - 1.5 || box.right > edge.right + 1.5)) {
        found.push(`cut at the side: ${node.data.trim().slice(0, 40)} (by ${named(at)})`);
      }
      if (block && clips(style.overflowY) && (box.top < edge.top - 1.5 || box.bottom > edge.bottom + 1.5)) {
        found.push(`cut above or below: ${node.data.trim().slice(0, 40)} (by ${named(at)})`);
      }
      inline &&= !scrolls(style.overflowX);
      block &&= !scrolls(style.overflowY);
    }
    if (inline && (box.left < -1 || box.right > wide + 1)) {
      found.push(`sticks out: ${node.data.trim().slice(0, 40)} (${Math.round(box.left)} to ${Math.round(box.right)} of ${wide})`);
    }
  }
  // Letters of neighbouring lines may touch; letters of two texts may not.
  const [across, down] = [2, 5];
  for (const [i, one] of texts.entries()) {
    for (const other of texts.slice(i + 1)) {
      if (one.it.contains(other.it) || other.it.contains(one.it)) continue;
      const covers = one.rects.some((a) =>
        other.rects.some(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > across &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > down,
        ),
      );
      // What a box of its own hides is covered, not overlaid.
      if (covers && shown(one) && shown(other)) {
        found.push(`overlap: ${one.it.textContent.trim().slice(0, 30)} / ${other.it.textContent.trim().slice(0, 30)}`);
      }
    }
  }
  if (document.documentElement.scrollWidth > wide + 1) {
    found.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${wide}`);
  }
  return [...new Set(found)].slice(0, 12);
}

/** Is a text on top at its middle, as far as it lies in the window and may be asked? */
function shown({ it, box }) {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return true;
  const top = document.elementFromPoint(x, y);
  if (!top || getComputedStyle(it).pointerEvents === "none") return true;
  return top === it || top.contains(it) || it.contains(top);
}

/** Spaces between letters, words, lines and paragraphs as the criterion on text spacing has them. */
function spread() {
  for (const it of document.querySelectorAll("body *")) {
    if (!it.style || it.closest("svg")) continue;
    for (const [name, value] of [["line-height", "1.5"], ["letter-spacing", "0.12em"], ["word-spacing", "0.16em"]]) {
      it.style.setProperty(name, value, "important");
    }
    if (it.tagName === "P") it.style.setProperty("margin-block-end", "2em", "important");
  }
}

/** Is what is spoken of an element: the nearest live region around it, if it is one now. */
function region(node) {
  const it = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const found = it?.closest('[aria-live], [role="status"], [role="alert"]');
  if (!found || found.getAttribute("aria-live") === "off" || !visible(found)) return undefined;
  return found;
}
