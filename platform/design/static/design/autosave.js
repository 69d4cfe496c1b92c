/* Keeps a draft of a long form. <form data-autosave-url="…"> posts its fields two seconds after the last change, and when
   the page is left; sending it waits for a save under way, so that no draft lands after its form was sent. The words it shows come from the [data-autosave-status] element of that form. */
const PAUSE = 2000, RETRY = 15000, KEEPALIVE_LIMIT = 60000, PATIENCE = 3000;

/* Text typed before this script came, or brought back by the browser, is not saved yet. */
const touched = (field) =>
  field.matches("[type=checkbox], [type=radio]") ? field.checked !== field.defaultChecked : "defaultValue" in field && field.value !== field.defaultValue;

const start = (form) => {
  const status = form.querySelector("[data-autosave-status]");
  const snapshot = () => {
    const data = new FormData(form);
    data.delete("csrfmiddlewaretoken");
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return new URLSearchParams(data).toString();
  };
  let saved = [...form.elements].some(touched) ? null : snapshot(), timer = 0, busy = false, submitting = false, signedOut = false, request = null, saving = Promise.resolve();

  const show = (state) => {
    if (!status || (status.dataset.state === state && state !== "saved")) return;
    const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    status.dataset.state = state;
    status.textContent = (status.dataset[state.replace("-o", "O")] ?? "").replace("{time}", time);
  };
  const later = (wait) => {
    clearTimeout(timer);
    if (!submitting && !signedOut) timer = setTimeout(save, wait);
  };

  async function save(leaving = false) {
    const body = snapshot();
    if (submitting || signedOut || body === saved || !form.isConnected) return;
    if (busy && !leaving) return later(PAUSE);
    busy = true;
    let done;
    saving = new Promise((settled) => (done = settled));
    if (leaving) request?.abort();
    request = new AbortController();
    const { signal } = request;
    if (!leaving) show("saving");
    try {
      const answer = await fetch(form.dataset.autosaveUrl, {
        method: "POST",
        body,
        signal,
        redirect: "manual",
        keepalive: leaving && body.length < KEEPALIVE_LIMIT,
        headers: { "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": form.elements.csrfmiddlewaretoken?.value ?? "" },
      });
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        signedOut = true;
        show("signed-out");
      } else if (answer.ok) {
        saved = body;
        show("saved");
        if (snapshot() !== saved) later(PAUSE);
      } else if (answer.status >= 500 || answer.status === 429) {
        show("offline"), later(RETRY);
      } else {
        show("refused");
      }
    } catch {
      if (signal.aborted) return;
      show("offline"), later(RETRY);
    } finally {
      if (!signal.aborted) busy = false;
      done();
    }
  }

  if (saved === null) later(PAUSE);
  form.addEventListener("input", () => later(PAUSE));
  form.addEventListener("change", () => later(PAUSE));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save(true));
  window.addEventListener("pagehide", () => save(true));
  window.addEventListener("online", () => later(0));
  form.addEventListener("submit", async (event) => {
    if (submitting === "now") return;
    if (submitting) return event.preventDefault();
    submitting = true;
    clearTimeout(timer);
    if (!busy) return;
    const { submitter } = event;
    event.preventDefault();
    await Promise.race([saving, new Promise((done) => setTimeout(done, PATIENCE))]);
    if (busy) request.abort();
    busy = false;
    submitting = "now";
    form.requestSubmit(submitter);
    submitting = true;
  });
  window.addEventListener("pageshow", ({ persisted }) => persisted && (submitting = false));
  window.addEventListener("beforeunload", (event) => {
    if (submitting) return;
    const body = snapshot(), lost = ["offline", "signed-out"].includes(status?.dataset.state) || body.length >= KEEPALIVE_LIMIT;
    if (lost && body !== saved) event.preventDefault();
  });
};

document.querySelectorAll("form[data-autosave-url]").forEach(start);
