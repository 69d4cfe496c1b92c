/* Draws what the checker found: a list beneath each field. The markup comes from <template> elements of the
   page, the words from the server; everything is set as text. */

const QUIET = 5000;
export const words = document.querySelector("[data-check-words]")?.dataset ?? {};
const plural = new Intl.PluralRules(document.documentElement.lang);
const capital = (name) => name[0].toUpperCase() + name.slice(1);
export const counted = (name, count) => words[`${name}${capital(plural.select(count))}`] ?? words[`${name}Other`] ?? "";

/* The server counts code points, the browser UTF-16 units. */
export const units = (text, points) => Array.from(text).slice(0, points).join("").length;

export const fill = (pattern = "", values) => pattern.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/* What stands beneath one field. A count is said at most every few seconds, and never while nothing has changed. */
export const panel = (field) => {
  const list = document.createElement("ul"), status = document.createElement("p");
  list.className = "app-findings";
  status.className = "app-check-status";
  status.setAttribute("role", "status");
  const wrapper = field.closest(".govuk-form-group") ?? field.parentElement;
  wrapper.querySelectorAll(":scope > .app-findings").forEach((old) => old.remove());
  wrapper.append(status, list);
  let count = 0, said = null, timer = 0, typed = false, refused = false;
  const speak = () => {
    timer = 0;
    if (count === said || (!count && said === null && !typed)) return;
    said = count;
    const one = words[plural.select(count)] ?? words.other ?? "{count}";
    status.textContent = count ? fill(one, { count }) : field.value.trim() ? (words.none ?? "") : "";
  };
  return {
    field, list, status, wrapper, checked: null,
    touch: () => (typed = true),
    show(found) {
      count = found;
      timer ||= setTimeout(speak, status.textContent && !refused ? QUIET : 0);
      refused = false;
    },
    refuse(message) {
      list.replaceChildren();
      status.textContent = message;
      said = null;
      refused = true;
    },
  };
};

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

export const draw = (place, findings, swap) => {
  const { field, list } = place;
  list.replaceChildren(
    ...findings.map((finding) => {
      const template = document.querySelector(`template[data-finding="${CSS.escape(finding.action)}"]`);
      const line = template.content.firstElementChild.cloneNode(true);
      const quote = button(finding.text);
      quote.addEventListener("click", () => {
        field.focus();
        field.setSelectionRange(units(field.value, finding.start), units(field.value, finding.end));
      });
      line.querySelector("[data-slot=text]").replaceChildren(quote);
      line.querySelector("[data-slot=reason]").textContent = finding.reason;
      if (finding.suggestions?.length) line.querySelector(".app-finding__words").append(offers(finding, place, swap));
      return line;
    }),
  );
};
