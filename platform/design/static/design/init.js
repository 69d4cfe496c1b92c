/* Starts every page: GOV.UK components, then our own enhancements, each loaded only where a page asks for it. */
import { initAll } from "./vendor/govuk/govuk-frontend.min.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
initAll();

const has = (selector) => document.querySelector(selector) !== null;
if (has("[data-autosave-url]")) import("./autosave.js");
if (has("[data-check-url]")) import("./check.js");
if (has("[data-stems-for]")) import("./stems.js");
if (has("[data-anchor-root]")) import("./review.js");
