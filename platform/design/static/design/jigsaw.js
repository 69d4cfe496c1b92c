/* Shows what the details of a text tell together, in the place that the form keeps for it: the level and each detail with more
   general words, never a number. A reader of the screen hears the level, once a change of it has stood a while. */
const QUIET = 3000;
let timer = 0;

const say = (form, box) => {
  const said = form.querySelector("[data-jigsaw-said]");
  const now = box.hidden ? "" : box.querySelector("[data-level]:not([hidden])").textContent;
  clearTimeout(timer);
  if (said && said.textContent !== now) timer = setTimeout(() => (said.textContent = now), QUIET);
};

export const jigsaw = (form, { level, pieces } = { level: "", pieces: [] }) => {
  const box = form.querySelector("[data-jigsaw]"), template = form.querySelector("template[data-jigsaw-piece]");
  if (!box || !template) return;
  box.hidden = !level;
  for (const line of box.querySelectorAll("[data-level]")) line.hidden = line.dataset.level !== level;
  box.querySelector("[data-pieces]").replaceChildren(
    ...pieces.map(({ quote, instead }) => {
      const line = template.content.firstElementChild.cloneNode(true);
      line.querySelector("[data-slot=quote]").textContent = quote;
      line.querySelector("[data-slot=try]").hidden = !instead;
      line.querySelector("[data-slot=instead]").textContent = instead;
      return line;
    }),
  );
  say(form, box);
};
