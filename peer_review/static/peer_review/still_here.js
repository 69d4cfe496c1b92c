/* Asks every four seconds whether the case scenario of this page may still be read, and clears the page when it may not.
   A question that cannot be put changes nothing: the next one is near, and coming back to the page asks at once. */
import { gone } from "./gone.js";

const EVERY = 4000, PATIENCE = 4000;
const words = document.querySelector("[data-still-here]").dataset;
let asking = false, ended = false;

const ask = async () => {
  if (asking || ended) return;
  asking = true;
  try {
    const options = { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(words.stillHere, options);
    if (answer.status === 423) { // set aside for now: the server has a page that says so
      ended = true;
      clearInterval(timer);
      location.replace(location.pathname);
    } else if (answer.type === "opaqueredirect" || [403, 404, 410].includes(answer.status)) {
      ended = true;
      clearInterval(timer);
      gone(words);
    }
  } catch {
    // Offline, or the server is slow: asked again soon.
  } finally {
    asking = false;
  }
};
const timer = setInterval(ask, EVERY);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
window.addEventListener("pageshow", (event) => event.persisted && ask());
