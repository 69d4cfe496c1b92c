/* Puts the offered words in the place of a finding, in every field of the form alike, and takes it back: one undo for each
   replacement. The server says where, since it knows who is who; this only writes. */
import { counted, fill, units, words } from "./findings.js";

const NEAR = 16;

const write = (field, text) => {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

/* Makes the changes from the last to the first, and notes each with the words around it. */
const apply = (field, changes) => {
  const before = field.value;
  let after = before;
  for (const { start, end, words } of [...changes].reverse()) {
    after = after.slice(0, units(before, start)) + words + after.slice(units(before, end));
  }
  let shift = 0;
  const spots = changes.map(({ start, end, words }) => {
    const from = units(before, start), to = units(before, end), at = from + shift;
    shift += words.length - (to - from);
    return { old: before.slice(from, to), words, near: [after.slice(Math.max(0, at - NEAR), at), after.slice(at + words.length, at + words.length + NEAR)] };
  });
  write(field, after);
  return { field, before, after, spots };
};

/* Where nothing was typed since, the text is as it was; else each place is looked for by what stands around it. */
const revert = ({ field, before, after, spots }) => {
  if (field.value === after) {
    write(field, before);
    return true;
  }
  let text = field.value, whole = true;
  for (const { old, words, near } of [...spots].reverse()) {
    const at = text.indexOf(near[0] + words + near[1]);
    if (at < 0) whole = false;
    else text = text.slice(0, at + near[0].length) + old + text.slice(at + near[0].length + words.length);
  }
  write(field, text);
  return whole;
};

export const replacer = ({ form, panels, post, texts, language }) => {
  const done = [];
  const bar = document.createElement("div"), said = document.createElement("span"), undo = document.createElement("button");
  bar.className = "app-undo";
  said.setAttribute("role", "status");
  undo.type = "button";
  undo.className = "app-link-button";
  undo.textContent = words.undo ?? "";
  undo.hidden = true;
  bar.append(said, " ", undo);
  panels.values().next().value.wrapper.append(bar);

  undo.addEventListener("click", async () => {
    const last = done.pop();
    let whole = last.fields.map(revert).every(Boolean);
    if (last.elsewhere.length) {
      const answer = await post(form.dataset.putBackUrl, last.elsewhere).catch(() => null);
      whole = whole && Boolean(answer?.ok);
    }
    said.textContent = fill(whole ? words.undone : words.notUndone, last);
    undo.hidden = !done.length;
    if (undo.hidden) last.fields[0]?.field.focus();
  });

  return async (finding, offered, place) => {
    place.list.after(bar);
    const sent = texts();
    const replace = { category: finding.category, quote: finding.text, words: offered };
    try {
      const answer = await post(form.dataset.checkUrl, { texts: sent, language: language(), replace });
      if (!answer.ok) throw new Error("refused");
      const { changes, elsewhere } = await answer.json();
      const open = Object.entries(changes).filter(([name]) => panels.get(name).field.value === sent[name]);
      const fields = open.map(([name, found]) => apply(panels.get(name).field, found));
      const count = fields.reduce((sum, { spots }) => sum + spots.length, elsewhere.length);
      if (!count) throw new Error("nothing there");
      done.push({ quote: finding.text, words: offered, fields, elsewhere });
      said.textContent = fill(counted("swapped", count), { quote: finding.text, words: offered, count });
      undo.hidden = false;
      undo.focus();
    } catch {
      said.textContent = words.failed ?? "";
    }
  };
};
