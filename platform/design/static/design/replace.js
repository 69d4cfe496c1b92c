/* Puts the offered words in the place of a finding, in every field of the form alike, and takes it back: one undo for each
   replacement. The server says where, since it knows who is who; this only writes. */
import { counted, fill, words } from "./panel.js";
import { apply, revert } from "./places.js";

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
