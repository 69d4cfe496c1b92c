/* Where the words of a replacement stand in a field, now and after more was typed. */
import { units } from "./panel.js";

const NEAR = 16;

const write = (field, text) => {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

/* Makes the changes from the last to the first, and notes where each stands then, with the words around it. */
export const apply = (field, changes) => {
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
export const revert = ({ field, after, spots }) => {
  const at = places(field.value, after, spots);
  let text = field.value;
  for (const [number, { old, words }] of [...spots.entries()].reverse()) {
    if (at[number] >= 0) text = text.slice(0, at[number]) + old + text.slice(at[number] + words.length);
  }
  write(field, text);
  return at.every((one) => one >= 0);
};
