/* Draws what the checker found: a list beneath each field. The markup comes from <template> elements of the
   page, the words from the server; everything is set as text. */
import { fill, units, words } from "./panel.js";

const button = (text) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "app-link-button";
  made.textContent = text;
  return made;
};

/* "Write instead: the partner | Person A" */
const offers = (finding, place, swap) => {
  const line = document.createElement("span");
  line.className = "app-finding__instead";
  line.append(`${words.instead} `);
  for (const offered of finding.suggestions) {
    const one = button(offered);
    one.setAttribute("aria-label", fill(words.swap, { quote: finding.text, words: offered }));
    one.addEventListener("click", () => swap(finding, offered, place));
    line.append(one, " ");
  }
  return line;
};

/* The place of a quote in a text: where the checker saw it, or the nearest one when the text has changed since. */
const found = (text, finding) => {
  const near = units(text, finding.start), end = near + finding.text.length;
  if (text.slice(near, end) === finding.text) return [near, end];
  let best = -1;
  for (let at = text.indexOf(finding.text); at >= 0; at = text.indexOf(finding.text, at + 1)) {
    if (best < 0 || Math.abs(at - near) < Math.abs(best - near)) best = at;
  }
  return best < 0 ? null : [best, best + finding.text.length];
};

export const draw = (place, findings, swap) => {
  const { field, list } = place, held = list.contains(document.activeElement) ? document.activeElement : null;
  const line = held?.closest("li"), quoted = line?.querySelector("button").textContent;
  const number = line ? [...line.querySelectorAll("button")].indexOf(held) : -1;
  list.replaceChildren(
    ...findings.map((finding) => {
      const template = document.querySelector(`template[data-finding="${CSS.escape(finding.action)}"]`);
      const line = template.content.firstElementChild.cloneNode(true);
      const quote = button(finding.text);
      quote.addEventListener("click", () => {
        const spot = found(field.value, finding);
        field.focus();
        if (spot) field.setSelectionRange(...spot);
      });
      line.querySelector("[data-slot=text]").replaceChildren(quote);
      line.querySelector("[data-slot=reason]").textContent = finding.reason;
      if (finding.suggestions?.length) line.querySelector(".app-finding__words").append(offers(finding, place, swap));
      return line;
    }),
  );
  if (!held) return;
  const again = [...list.children].find((one) => one.querySelector("button").textContent === quoted);
  (again?.querySelectorAll("button")[number] ?? again?.querySelector("button") ?? field).focus();
};
