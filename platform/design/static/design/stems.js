/* Beginnings of sentences become buttons that write themselves into the box they belong to: <ul data-stems-for="id">.
   Without this script they stand there to be read. */
for (const list of document.querySelectorAll("[data-stems-for]")) {
  const box = document.getElementById(list.dataset.stemsFor);
  if (!box) continue;
  for (const item of list.querySelectorAll("[data-stem]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "app-stem";
    button.textContent = item.textContent.trim();
    button.addEventListener("click", () => {
      const { selectionStart: at, selectionEnd: end, value } = box;
      const before = value.slice(0, at), gap = !before || /\s$/.test(before) ? "" : " ";
      box.setRangeText(gap + button.textContent, at, end, "end");
      box.focus();
      const blank = box.value.indexOf("…", at);
      if (blank >= 0 && blank < box.selectionEnd) box.setSelectionRange(blank, blank + 1);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    item.replaceChildren(button);
  }
}
