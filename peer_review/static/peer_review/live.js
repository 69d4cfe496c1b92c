/* The room of a review session. Commands are ordinary forms, sent here without leaving the page; the socket only brings
   news. Every piece of the page that changes has an id and comes whole, from the socket or, after a gap, a reconnect or a
   pause, by one fetch of everything. What people type stands outside these pieces and is never replaced. */
import { drawn } from "./clock.js";
import { gone } from "./gone.js";
import { byId, place } from "./pieces.js";

const room = byId("room"), words = room.dataset;
const plural = new Intl.PluralRules(document.documentElement.lang);
const counted = (name, n) => words[name + plural.select(n).replace(/^./, (c) => c.toUpperCase())].replace("{n}", n);
const POLL = 4000, SILENCE = 45000, QUIET = 8000, PATIENCE = 10000;
const ENDS = { 4401: "signedOut", 4403: "shutOut", 4410: "withdrawn" }, SET_ASIDE = 4423;
let number = Number(words.number), socket = null, tries = 0, heard = 0, paused = false, ended = false;
let fresh = 0, quiet = 0, work = Promise.resolve(), posts = Promise.resolve();
const busy = new Set();

const say = (state) => byId("connection").textContent !== words[state] && (byId("connection").textContent = words[state]);
const online = () => socket?.readyState === WebSocket.OPEN;

/* Put pieces of HTML in their places. */
const apply = (html) => {
  const before = byId("act").dataset.phase + byId("act").dataset.status;
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const piece of [...template.content.children]) {
    place(piece);
    if (piece.id === "clock") drawn();
  }
  const { phase, status, mayWrite } = byId("act").dataset, form = byId("contribute");
  byId("id_phase").value = phase;
  if (mayWrite !== "yes" && form.contains(document.activeElement)) byId("act-title").focus();
  form.hidden = mayWrite !== "yes";
  byId("own").hidden = status !== "open" || !byId("own-list").children.length;
  if (phase + status !== before) {
    const news = byId("act").querySelectorAll("h2, #listening > :first-child");
    byId("turn").textContent = [...news].map((one) => one.textContent).join(". ");
  }
};
const announce = (posted) => {
  fresh += Math.max(0, posted);
  if (!fresh || quiet) return;
  byId("news").textContent = counted("new", fresh);
  fresh = 0;
  quiet = setTimeout(() => announce((quiet = 0)), QUIET);
};

/* The whole, when this page may have missed something. */
const leave = (state) => {
  if (ended) return;
  ended = true;
  socket?.close();
  if (state === "withdrawn") return gone(words);
  say(state);
};
/* A concern has set the case scenario aside: the server says so in neutral words on a page of its own. */
const setAside = () => {
  ended = true;
  room.hidden = true;
  location.replace(location.pathname);
};
const fetchAll = async () => {
  if (ended) return;
  try {
    const options = { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(`${words.stateUrl}?after=${number}`, options);
    if (answer.type === "opaqueredirect") return leave("signedOut");
    if (answer.status === 404) return leave("shutOut");
    if (answer.status === 410) return leave("withdrawn");
    if (answer.status === 423) return setAside();
    if (answer.status === 200) {
      const count = () => document.querySelectorAll(".app-contribution").length, before = count();
      number = Number(answer.headers.get("X-Session-Number"));
      apply(await answer.text());
      announce(count() - before);
    }
    if (!online()) say(answer.ok ? "polling" : "lost");
  } catch {
    say("lost");
  }
};
const catchUp = () => (work = work.then(fetchAll));

/* The socket. */
const hear = async (news) => {
  if ("present" in news) {
    byId("presence").textContent = counted("present", news.present);
    byId("presence").hidden = false;
  }
  if (news.type === "hello") tries = 0;
  if (paused) return;
  if (online()) say("live");
  if (!(news.number > number)) return;
  if (news.type !== "changes" || news.after > number) return fetchAll();
  number = news.number;
  apply(news.html);
  announce(news.posted);
};
const connect = () => {
  socket = new WebSocket(new URL(words.socket, location.href.replace(/^http/, "ws")));
  heard = Date.now();
  socket.onmessage = ({ data }) => {
    heard = Date.now();
    work = work.then(() => hear(JSON.parse(data)));
  };
  socket.onclose = ({ code }) => {
    byId("presence")?.setAttribute("hidden", ""); // the page may be cleared already
    if (code === SET_ASIDE) setAside();
    if (ENDS[code]) leave(ENDS[code]);
    if (ended) return;
    setTimeout(connect, Math.min(8000, 250 * 2 ** tries++) * (0.5 + Math.random()));
    if (!paused) catchUp();
  };
};

/* Forms of the room go without leaving the page; an answer that is not for this script is left to the browser. */
const send = async (form, button) => {
  if (!button) return;
  const text = form.elements.text?.value;
  try {
    const address = button.hasAttribute("formaction") ? button.formAction : form.action;
    const body = new FormData(form, button);
    const answer = await fetch(address, { method: "POST", body, redirect: "manual", headers: { "X-Live": "1" } });
    if (![200, 422].includes(answer.status)) {
      form.removeAttribute("data-room");
      return form.requestSubmit(button);
    }
    apply(`<div id="problem"></div>${await answer.text()}`);
    if (answer.status === 422) return document.querySelector("#problem-summary, #contribute-summary").focus();
    if (text !== undefined) {
      if (form.elements.text.value === text) form.elements.text.value = "";
      form.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (!online() && !paused) catchUp();
  } catch {
    say("notSent");
  }
};
document.addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event;
  if (!form.hasAttribute("data-room") || button.hasAttribute("data-whole-page")) return;
  event.preventDefault();
  event.stopPropagation(); // the draft of this form goes on being kept
  if (busy.has(button.id)) return;
  busy.add(button.id);
  // By its id when its turn comes: what was sent before may have brought a newer button.
  posts = posts.then(() => send(form, byId(button.id))).finally(() => busy.delete(button.id));
}, true);

byId("pause-updates").hidden = false;
byId("pause-updates").addEventListener("click", ({ target }) => {
  paused = !paused;
  target.textContent = words[paused ? "resume" : "pause"];
  say(paused ? "paused" : online() ? "live" : "polling");
  if (!paused) catchUp();
});
setInterval(() => {
  if (ended) return;
  if (online() && Date.now() - heard > SILENCE) socket.close();
  else if (!online() && !paused) catchUp();
}, POLL);
connect();
