/* How long is left: what the piece said when it was drawn, less the time since, so that a wrong clock on this machine does
   no harm. It is text and not a live region; only the last minute is announced, once. */
import { byId } from "./pieces.js";

let since = Date.now(), warned = false;

export const tick = () => {
  const clock = byId("clock"), { state, left, over } = clock?.dataset ?? { state: "none" };
  if (state === "none") return;
  const rest = Math.ceil((left - over - (state === "running" ? Date.now() - since : 0)) / 1000), seconds = Math.abs(rest);
  byId("time-left").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const when = state === "paused" ? state : rest < 0 ? "over" : "left";
  clock.querySelectorAll("[data-when]").forEach((one) => (one.hidden = one.dataset.when !== when));
  clock.classList.toggle("app-timer--soon", when !== "paused" && rest <= 60);
  if (when === "left" && rest <= 60 && rest > 50 && !warned) byId("turn").textContent = byId("room").dataset.minute;
  warned ||= rest <= 60;
};

/* A new piece has come: count from now. */
export const drawn = () => {
  [since, warned] = [Date.now(), false];
  tick();
};

setInterval(tick, 1000);
tick();
