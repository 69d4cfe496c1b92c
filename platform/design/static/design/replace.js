/* Puts the offered words in the place of a finding, in every field of the form alike, and takes it back: one undo for each
   replacement. The server says where, since it knows who is who; this only writes. */
import { counted, fill, units, words } from "./findings.js";

const NEAR = 16;

const write = (field, text) => {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

/* Makes the changes from the last to the first, and notes where each stands then, with the words around it. */
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
    return { at, old: before.slice(from, to), words, near: [after.slice(Math.max(0, at - NEAR), at), after.slice(at + words.length, at + words.length + NEAR)] };
  });
  write(field, after);
  return { field, after, spots };
};

/* How much of two texts is the same, from their beginning. */
const shared = (one, other) => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};
const backwards = (text) => text.split("").reverse().join("");

const all = (text, words) => {
  const found = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
};

/* Where each replacement stands now: as it was, before whatever was typed since, or behind it; where both could be (an equal line
   was added), there is no telling. In the midst its words are counted, if they are there as often as they were, or known by
   what is around them, if that is there once. */
const places = (text, after, spots) => {
  const head = shared(after, text), tail = shared(backwards(after), backwards(text)), moved = text.length - after.length;
  return spots.map(({ at, words, near }) => {
    const before = at + words.length <= head, behind = at >= after.length - tail;
    if (before || behind) return before && behind && moved ? -1 : before ? at : at + moved;
    const then = all(after, words), now = all(text, words);
    if (then.length === now.length) return now[then.indexOf(at)];
    const around = all(text, near[0] + words + near[1]);
    return around.length === 1 ? around[0] + near[0].length : -1;
  });
};

/* Where nothing was typed since, the text is as it was; else what was typed stays. */
const revert = ({ field, after, spots }) => {
  const at = places(field.value, after, spots);
  let text = field.value;
  for (const [number, { old, words }] of [...spots.entries()].reverse()) {
    if (at[number] >= 0) text = text.slice(0, at[number]) + old + text.slice(at[number] + words.length);
  }
  write(field, text);
  return at.every((one) => one >= 0);
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

  /* What another page keeps goes back first: when it cannot be asked, nothing is undone yet, and Undo can be tried again. */
  let busy = false;
  const takeBack = async (last) => {
    let whole = true;
    if (last.elsewhere.length) {
      const answer = await post(form.dataset.putBackUrl, last.elsewhere).catch(() => null);
      if (!answer?.ok && answer?.status !== 409) return words.notReached;
      whole = answer.ok;
    }
    done.splice(done.indexOf(last), 1);
    whole = last.fields.map(revert).every(Boolean) && whole;
    return whole ? words.undone : words.notUndone;
  };
  undo.addEventListener("click", async () => {
    const last = done.at(-1);
    if (!last || busy) return;
    busy = true;
    said.textContent = fill(await takeBack(last), last);
    busy = false;
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
      const { changes, elsewhere, left } = await answer.json();
      const open = Object.entries(changes).filter(([name]) => panels.get(name).field.value === sent[name]);
      const fields = open.map(([name, found]) => apply(panels.get(name).field, found));
      const count = fields.reduce((sum, { spots }) => sum + spots.length, elsewhere.length);
      if (!count) throw new Error("nothing there");
      done.push({ quote: finding.text, words: offered, fields, elsewhere });
      const notes = left.map((question) => fill(words.left, { question }));
      said.textContent = [fill(counted("swapped", count), { quote: finding.text, words: offered, count }), ...notes].join(" ");
      undo.hidden = false;
      undo.focus();
    } catch {
      said.textContent = words.failed ?? "";
    }
  };
};
