/* Text anchors: a comment remembers the words it speaks of and where they stood (W3C text quote and position selectors),
   and finds them again in a text that may have changed. Offsets count code points, as the server does. */
const CONTEXT = 32, ENOUGH = 8;
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

/* Is this where the quote stood, rather than the same few words about something else? */
const own = (one, { exact, prefix, suffix, start }) =>
  one.start === start ||
  size(exact) >= CONTEXT ||
  !(prefix || suffix) ||
  one.left >= ENOUGH ||
  one.right >= ENOUGH ||
  (size(prefix) < ENOUGH && one.before === prefix) ||
  (size(suffix) < ENOUGH && one.after === suffix);

/* The range a comment speaks of, by the server's rule: the quote, in a place that is its own; its surroundings choose between
   equal quotes, the recorded position last. Null when there is none or no telling: better an orphan than a wrong place. */
export function resolve(root, { exact, prefix = "", suffix = "", start = 0 }) {
  const text = root.textContent, places = [];
  for (let at = text.indexOf(exact); exact && at >= 0; at = text.indexOf(exact, at + 1)) {
    const before = text.slice(0, at), after = text.slice(at + exact.length);
    const left = alike(points(prefix).reverse(), points(before).slice(-CONTEXT).reverse());
    const right = alike(points(suffix), points(after).slice(0, CONTEXT));
    const one = { at, before, after, left, right, start: size(before) };
    if (own(one, { exact, prefix, suffix, start })) places.push(one);
  }
  const most = Math.max(...places.map((one) => one.left + one.right));
  const leading = places.filter((one) => one.left + one.right === most);
  const best = (leading.length > 1 ? leading.find((one) => one.start === start) : leading[0])?.at;
  if (best === undefined) return null;
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
