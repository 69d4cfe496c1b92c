/* Text anchors: a comment remembers the words it speaks of and where they stood (W3C text quote and position selectors),
   and finds them again in a text that may have changed. Offsets count code points, as the server does. */
const CONTEXT = 32;
const points = (text) => Array.from(text);
const size = (text) => points(text).length;

export function describe(root, range) {
  const before = new Range();
  before.setStart(root, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = range.toString(), exact = raw.trim();
  const start = size(before.toString()) + size(raw.slice(0, raw.indexOf(exact)));
  const all = points(root.textContent), end = start + size(exact);
  const prefix = all.slice(Math.max(0, start - CONTEXT), start).join("");
  return { exact, prefix, suffix: all.slice(end, end + CONTEXT).join(""), start };
}

const alike = (a, b) => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
};

/* The range a comment speaks of: the quote decides, its surroundings choose between equal quotes, the position last.
   Null when the quote is gone: better an orphan than a wrong place. */
export function resolve(root, { exact, prefix = "", suffix = "", start = 0 }) {
  const text = root.textContent;
  let best = -1, score = -1;
  for (let at = text.indexOf(exact); exact && at >= 0; at = text.indexOf(exact, at + 1)) {
    const left = alike(points(prefix).reverse(), points(text.slice(0, at)).slice(-CONTEXT).reverse());
    const right = alike(points(suffix), points(text.slice(at + exact.length)).slice(0, CONTEXT));
    const near = 1 / (1 + Math.abs(size(text.slice(0, at)) - start));
    if (left + right + near > score) [best, score] = [at, left + right + near];
  }
  if (best < 0) return null;
  const range = new Range(), walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let at = 0, node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
    if (best >= at && best < at + node.length) range.setStart(node, best - at);
    if (best + exact.length <= at + node.length) {
      range.setEnd(node, best + exact.length - at);
      return range;
    }
  }
  return null;
}
