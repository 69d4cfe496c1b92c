/* Puts one piece of a room's page in its place: instead of the one with its id, or else first in the list it belongs to.
   Focus and open details stay where they were. */
export const byId = (id) => document.getElementById(id);

export const place = (piece) => {
  const old = byId(piece.id);
  if (!old) {
    if (piece.matches(".app-contribution")) piece.classList.add("app-contribution--new");
    return byId(piece.dataset.into)?.prepend(piece);
  }
  if (old.isEqualNode(piece)) return;
  const focus = old.contains(document.activeElement) ? document.activeElement.id : "";
  if (old.querySelector("details[open]")) piece.querySelector("details")?.setAttribute("open", "");
  old.replaceWith(piece);
  if (focus) (byId(focus) ?? byId("act-title")).focus({ preventScroll: true });
};
