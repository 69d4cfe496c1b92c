// Lets Wagtail's editor work under our content policy. Loaded before all other scripts of the admin.

// The text editor writes small style elements while it runs; they get the nonce of the page that loaded this script.
const { nonce } = document.currentScript;
const create = Document.prototype.createElement;
Document.prototype.createElement = function createWithNonce(name, options) {
  const element = create.call(this, name, options);
  if (String(name).toLowerCase() === "style") element.nonce = nonce;
  return element;
};

// The cropping tool looks for touch support with inline handlers unless it is told.
document.addEventListener("DOMContentLoaded", () => {
  const cropping = window.jQuery?.Jcrop;
  if (cropping) cropping.defaults.touchSupport = "ontouchstart" in window;
});
