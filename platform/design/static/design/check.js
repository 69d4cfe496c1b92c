/* Asks the checker about what is being written. <form data-check-url="…"> posts {texts, language} as JSON a moment after the
   last key and shows the findings beneath each field, with words to put in their place and the jigsaw where the form has a
   place for it. It never stands in the way of typing: an answer to an older text is dropped, and a failed request is made
   again a few times before the page says that the checker does not answer. The server checks again when the form is sent. */
import { draw } from "./findings.js";
import { jigsaw } from "./jigsaw.js";
import { panel } from "./panel.js";
import { replacer } from "./replace.js";

const PAUSE = 400, AGAIN = 3000, TRIES = 3;
const FIELDS = "textarea, input[type=text], input:not([type])";

const start = (form) => {
  const fields = [...form.querySelectorAll(FIELDS)].filter(
    (field) => field.name && !field.closest("[data-no-check]") && !field.closest(".govuk-date-input") && field.inputMode !== "numeric",
  );
  if (!fields.length) return;
  const panels = new Map(fields.map((field) => [field.name, panel(field)]));
  let timer = 0, request = null, asked = "", failed = 0;

  const post = async (url, body, signal) =>
    fetch(url, {
      method: "POST",
      signal,
      redirect: "error",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken?.value ?? "" },
      body: JSON.stringify(body),
    });
  const language = () => (form.dataset.checkLanguage || document.documentElement.lang).slice(0, 2);
  const texts = () => Object.fromEntries(fields.map((field) => [field.name, field.value]));
  const swap = replacer({ form, panels, post, texts, language });

  const ask = async () => {
    const sent = texts(), now = JSON.stringify(sent);
    request?.abort();
    if (now === asked) return panels.forEach((place) => place.settle());
    request = new AbortController();
    try {
      const answer = await post(form.dataset.checkUrl, { texts: sent, language: language() }, request.signal);
      if (answer.status === 413) {
        const { error } = await answer.json();
        const longest = fields.reduce((one, other) => (other.value.length > one.value.length ? other : one));
        asked = "";
        return panels.get(longest.name).refuse(error);
      }
      if (!answer.ok) return again();
      failed = 0;
      const { findings, jigsaw: puzzle } = await answer.json();
      asked = now;
      for (const [name, place] of panels) {
        if (place.field.value !== sent[name]) continue;
        const key = JSON.stringify(findings[name]);
        if (key !== place.checked) draw(place, findings[name] ?? [], swap);
        place.checked = key;
        place.show(findings[name]?.length ?? 0);
      }
      jigsaw(form, puzzle);
    } catch (problem) {
      /* overtaken by newer text, or else offline or signed out */
      if (problem.name !== "AbortError") again();
    }
  };
  const again = () => {
    failed += 1;
    asked = "";
    clearTimeout(timer);
    if (failed < TRIES) timer = setTimeout(ask, AGAIN);
    else panels.forEach((place) => place.lose());
  };
  addEventListener("online", ask);
  form.addEventListener("input", ({ target }) => {
    const place = panels.get(target.name);
    if (place?.field !== target) return;
    place.touch();
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  if (fields.some((field) => field.value.trim())) timer = setTimeout(ask, PAUSE);
};

document.querySelectorAll("form[data-check-url]").forEach(start);
