/* What stands beneath one field that is checked, and the words that the page gives for it; everything is set as text. */

const QUIET = 5000, STALE = 2000;
export const words = document.querySelector("[data-check-words]")?.dataset ?? {};
const plural = new Intl.PluralRules(document.documentElement.lang);
const capital = (name) => name[0].toUpperCase() + name.slice(1);
export const counted = (name, count) => words[`${name}${capital(plural.select(count))}`] ?? words[`${name}Other`] ?? "";

/* The server counts code points, the browser UTF-16 units. */
export const units = (text, points) => Array.from(text).slice(0, points).join("").length;

export const fill = (pattern = "", values) => pattern.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/* What stands beneath one field: a count, and the same said to a reader of the screen at most every few seconds, never while
   nothing has changed. When no answer has come for what was typed last, a line says so beside the older answer. */
export const panel = (field) => {
  const list = document.createElement("ul"), late = document.createElement("p");
  const status = document.createElement("p"), spoken = document.createElement("p");
  list.className = "app-findings";
  status.className = "app-check-status";
  spoken.className = "govuk-visually-hidden";
  spoken.setAttribute("role", "status");
  late.className = "app-check-late";
  late.hidden = true;
  late.textContent = words.late ?? "";
  const wrapper = field.closest(".govuk-form-group") ?? field.parentElement;
  wrapper.querySelectorAll(":scope > .app-findings").forEach((old) => old.remove());
  wrapper.append(status, spoken, late, list);
  let count = 0, said = null, timer = 0, typed = field.value !== field.defaultValue, refused = false, waiting = 0;
  const speak = () => {
    timer = 0;
    if (count === said || (!count && said === null && !typed)) return;
    said = count;
    spoken.textContent = status.textContent;
  };
  const instead = (message) => {
    clearTimeout(timer);
    timer = 0;
    if (status.textContent !== message) status.textContent = spoken.textContent = message;
    said = null;
    refused = true;
  };
  const settle = () => {
    clearTimeout(waiting);
    waiting = 0;
    late.hidden = true;
  };
  return {
    field, list, status, wrapper, checked: null, settle,
    touch() {
      typed = true;
      if (status.textContent && !refused) waiting ||= setTimeout(() => (late.hidden = false), STALE);
    },
    show(found) {
      settle();
      count = found;
      const one = words[plural.select(count)] ?? words.other ?? "{count}";
      if (count) status.textContent = fill(one, { count });
      else status.textContent = typed && field.value.trim() ? (words.none ?? "") : "";
      timer ||= setTimeout(speak, spoken.textContent && !refused ? QUIET : 0);
      refused = false;
    },
    /* Nothing that stood here is true of this text. */
    refuse(message) {
      settle();
      list.replaceChildren();
      this.checked = null;
      instead(message);
    },
    /* The checker cannot be asked: what was found stays, as a help, beside words that say how old it is. */
    lose() {
      if (!typed) return;
      settle();
      instead(words.lost ?? "");
    },
  };
};
