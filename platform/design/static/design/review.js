/* Comments beside a text that cannot be edited.
   [data-anchor-root="block"] holds one text, exactly as the server has it; [data-anchor="block"] is a comment on it, with
   data-exact, data-prefix, data-suffix and data-start. Painting uses the CSS Custom Highlight API and leaves the page's
   elements alone. Without this script people choose a sentence in the form instead. */
import { describe, resolve } from "./anchor.js";

const rootOf = (block) => document.querySelector(`[data-anchor-root="${CSS.escape(block)}"]`);
let ranges = new Map();

export function paint() {
  ranges = new Map();
  for (const comment of document.querySelectorAll("[data-anchor]")) {
    const { anchor, exact, prefix, suffix, start } = comment.dataset, root = rootOf(anchor);
    const range = root && resolve(root, { exact, prefix, suffix, start: Number(start) });
    if (range) ranges.set(comment, range);
    comment.classList.toggle("app-comment--orphan", !range);
    comment.querySelectorAll("[data-orphan-note]").forEach((note) => (note.hidden = Boolean(range)));
  }
  globalThis.CSS?.highlights?.set("comments", new Highlight(...ranges.values()));
}

function mark(comment, { reveal }) {
  const range = ranges.get(comment);
  document.querySelectorAll(".app-comment--now").forEach((other) => other.classList.remove("app-comment--now"));
  comment.classList.add("app-comment--now");
  if (!range) return;
  globalThis.CSS?.highlights?.set("comment-now", new Highlight(range));
  const { top, bottom } = range.getBoundingClientRect();
  if (reveal && (top < 0 || bottom > innerHeight)) scrollBy({ top: top - innerHeight / 3 });
}

let chosen = null;
const bar = document.querySelector("[data-anchor-bar]"), form = document.querySelector("[data-anchor-form]");

function choose() {
  const selection = getSelection();
  const root = !selection.isCollapsed && selection.anchorNode?.parentElement?.closest("[data-anchor-root]");
  const inside = root && root.contains(selection.focusNode) && selection.toString().trim();
  chosen = inside ? { block: root.dataset.anchorRoot, ...describe(root, selection.getRangeAt(0)) } : null;
  if (bar) bar.hidden = !chosen;
}

function fill(selector) {
  for (const name of ["block", "exact", "prefix", "suffix", "start"]) form.elements[name].value = selector?.[name] ?? "";
  const quote = form.querySelector("[data-anchor-quote]");
  quote.hidden = !selector;
  quote.querySelector("blockquote").textContent = selector?.exact ?? "";
  form.querySelectorAll("[data-anchor-sentence]").forEach((field) => (field.hidden = Boolean(selector)));
  if (selector) form.querySelector("textarea").focus();
}

if (form && bar) {
  document.addEventListener("selectionchange", choose);
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.querySelector("button").addEventListener("click", () => chosen && (fill(chosen), getSelection().removeAllRanges()));
  form.querySelector("[data-anchor-clear]").addEventListener("click", () => fill(null));
}
// Scrolling between press and release would take a comment's button from under the pointer, and the click with it.
document.addEventListener("focusin", ({ target }) => {
  const comment = target.closest("[data-anchor]");
  if (comment) mark(comment, { reveal: target.matches(":focus-visible") });
});
document.addEventListener("click", ({ target, clientX, clientY }) => {
  const comment = target.closest("[data-anchor]");
  if (comment && !target.closest("a, button")) return mark(comment, { reveal: true });
  if (!target.closest("[data-anchor-root]") || !getSelection().isCollapsed) return;
  const spot = document.caretPositionFromPoint?.(clientX, clientY);
  const hit = spot && [...ranges].find(([, range]) => range.isPointInRange(spot.offsetNode, spot.offset));
  if (hit) mark(hit[0], { reveal: false }), hit[0].scrollIntoView({ block: "nearest" });
});
paint();
