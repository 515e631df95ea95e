// A record on the bench: text and record side by side, decided by keys.

import { help, listen } from "./keys.js";
import { ready } from "./bulk.js";
import { send, tell } from "./send.js";
import { choose } from "./source.js";  // `selected` and `quoted` are of selection.js

const bench = document.getElementById("bench");
const text = document.getElementById("text");
const cards = document.getElementById("cards");
const told = document.getElementById("told");
const progress = document.getElementById("progress");
const dialogs = Object.fromEntries([...document.querySelectorAll("dialog")].map((one) => [one.id, one]));
const record = bench.dataset.record;
const query = bench.dataset.query;
const narrow = window.matchMedia("(max-width: 64rem)");
let busy = false;

const rows = () => [...cards.querySelectorAll(".leaf-row")];
const current = () => cards.querySelector("[aria-current]");
const names = (element) => (element?.dataset.marks ?? "").split(" ").filter(Boolean);
const time = () => new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });

function go(row, focus = true) {
  if (!row) return;
  current()?.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  if (focus) row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  choose(text, names(row), !narrow.matches || focus);
}

/** The row of a pointer, else the first that is undecided, else the first. */
function find(pointer) {
  return (pointer && document.getElementById(pointer)) || cards.querySelector("[data-open]") || rows()[0];
}

function step(by, fits = () => true) {
  const all = rows();
  const here = all.indexOf(current());
  for (let i = here + by; i >= 0 && i < all.length; i += by) {
    if (fits(all[i])) return go(all[i]);
  }
  tell(told, by > 0 ? "No more below." : "No more above.");
}

/** To the next undecided value of the record, else to the next record. */
function advance(pointer) {
  const all = rows();
  const here = all.findIndex((row) => row.dataset.pointer === pointer);
  const next = all.slice(here + 1).find((row) => "open" in row.dataset) ?? all.find((row) => "open" in row.dataset);
  if (next) go(next);
  else turn(1);
}

function turn(by) {
  window.location.assign(`/step?from=${record}&by=${by}&${query}`);
}

function take(answer, pointer) {
  if (answer.html !== undefined) cards.innerHTML = answer.html;
  if (answer.text !== undefined) text.innerHTML = answer.text;
  if (answer.progress) progress.textContent = answer.progress;
  if (pointer) go(find(pointer));
}

async function decide(changes, words, onward) {
  if (busy) return false;
  busy = true;
  tell(told, "Saving …");
  const answer = await send("decide", { changes });
  busy = false;
  take(answer, changes[0].pointer);
  if (answer.stale) {
    dialogs.stale.innerHTML = answer.stale;
    dialogs.stale.showModal();
  }
  if (!answer.good) {
    tell(told, answer.error, true);
    return false;
  }
  tell(told, `${words}. Saved at ${time()}.`);
  if (onward) advance(changes[0].pointer);
  return true;
}

const change = (row, verdict, more = {}) => ({ record, pointer: row.dataset.pointer, seen: row.dataset.seen, verdict, ...more });

function plainly(verdict, words) {
  const row = current();
  if (!row) return;
  decide([change(row, verdict)], `${row.dataset.title}: ${words}`, true);
}

/** Which value the selection, or else the typed text, gives for a field. */
async function read(field, ranges, typed = "") {
  return send("read", { record, field, selected: ranges, typed });
}

function finish(dialog, done) {
  dialog.returnValue = "";
  dialog.addEventListener("close", () => dialog.returnValue === "save" && done(), { once: true });
  dialog.showModal();
}

async function correct() {
  const row = current();
  if (!row) return;
  const ranges = selected(text);
  const answer = ranges.length ? await read(row.dataset.field, ranges) : { value: row.dataset.value };
  const value = document.getElementById("correct-value");
  const word = document.getElementById("correct-word");
  const role = document.getElementById("correct-role");
  const note = document.getElementById("correct-note");
  const choices = (row.dataset.words ?? "").split(" ").filter(Boolean);
  document.getElementById("correct-title").textContent = `Correct ${row.dataset.title}`;
  document.getElementById("correct-from").textContent = ranges.length ? `Selected: “${quoted(text, ranges)}”` : "";
  tell(note, ranges.length ? (answer.value ? "Read from the selection." : "The selection gives no such value: type it.")
    : "Typed values are marked as not in the source. Select text on the page first to correct from it.");
  value.value = answer.value ?? "";
  value.hidden = choices.length > 0;
  word.hidden = !choices.length;
  word.replaceChildren(...choices.map((one) => new Option(one.replaceAll("_", " "), one, false, one === answer.value)));
  role.hidden = !("roleSeen" in row.dataset);
  const roleValue = document.getElementById("correct-role-value");
  roleValue.value = row.dataset.role ?? "";
  finish(dialogs.correct, () => {
    const now = choices.length ? word.value : value.value.trim();
    const changes = [];
    const grounded = ranges.length > 0 && now === answer.value;
    if (now !== row.dataset.value || ranges.length) changes.push(change(row, "correct", { new: now, selected: grounded ? ranges : [] }));
    if (!role.hidden && roleValue.value.trim() !== row.dataset.role) {
      const pointer = row.dataset.pointer.replace(/[^/]+$/, "role");
      changes.push({ record, pointer, seen: row.dataset.roleSeen, verdict: "correct", new: roleValue.value.trim(), selected: [] });
    }
    if (changes.length) decide(changes, `${row.dataset.title}: corrected`, true);
    else tell(told, "Nothing was changed.");
  });
  (choices.length ? word : value).focus();
  if (!choices.length) value.select();
}

async function add() {
  const ranges = selected(text);
  const slot = document.getElementById("add-slot");
  const value = document.getElementById("add-value");
  const note = document.getElementById("add-note");
  let answer = {};
  slot.replaceChildren(...document.getElementById("slots").content.cloneNode(true).children);
  document.getElementById("add-from").textContent = ranges.length ? `Selected: “${quoted(text, ranges)}”` : "Nothing is selected: what is typed is marked as not in the source.";
  const again = async () => {
    if (!ranges.length) return;
    answer = await read(slot.selectedOptions[0].dataset.field, ranges);
    value.value = answer.value ?? "";
    tell(note, answer.value ? "Read from the selection." : "The selection gives no such value: type it.");
  };
  slot.onchange = again;
  value.value = "";
  tell(note, "");
  finish(dialogs.add, async () => {
    const chosen = slot.selectedOptions[0];
    const now = value.value.trim();
    const beside = Object.fromEntries(["role", "kind"].filter((name) => name in chosen.dataset).map((name) => [name, chosen.dataset[name]]));
    const grounded = ranges.length > 0 && now === answer.value;
    const pointer = chosen.value;
    await decide([{ record, pointer, seen: chosen.dataset.seen, verdict: "add", new: now, selected: grounded ? ranges : [], beside }], "Added", false);
  });
  slot.focus();
  await again();
}

async function alike() {
  const row = current();
  if (!row) return;
  const answer = await send("same", { record, pointer: row.dataset.pointer });
  if (!answer.good) return tell(told, answer.error, true);
  dialogs.same.innerHTML = answer.html;
  for (const form of dialogs.same.querySelectorAll("[data-bulk]")) ready(form, () => window.location.reload());
  dialogs.same.showModal();
}

async function move(name) {
  if (busy) return;
  busy = true;
  const answer = await send(name);
  busy = false;
  if (!answer.good) return tell(told, answer.error, true);
  if (answer.record && answer.record !== record) {
    window.location.assign(`/record/${answer.record}?${query}#${answer.pointer}`);
    return;
  }
  take(answer, answer.count ? answer.pointer : null);
  tell(told, answer.count ? `${answer.count > 1 ? `${answer.count} decisions ` : ""}${answer.told}. Saved at ${time()}.` : answer.told);
}

function search() {
  const box = document.getElementById("search");
  box.hidden = false;
  document.getElementById("search-words").focus();
}

const actions = {
  accept: () => plainly("accept", "accepted"),
  reject: () => plainly("reject", "rejected"),
  not_on_page: () => plainly("not_on_page", "not on the page"),
  ambiguous: () => plainly("ambiguous", "ambiguous"),
  correct, add, same: alike, search,
  next: () => step(1),
  previous: () => step(-1),
  next_doubtful: () => step(1, (row) => "doubtful" in row.dataset),
  previous_doubtful: () => step(-1, (row) => "doubtful" in row.dataset),
  next_record: () => turn(1),
  previous_record: () => turn(-1),
  undo: () => move("undo"),
  redo: () => move("redo"),
  help: () => help(dialogs.help),
};
listen(actions);

for (const button of document.querySelectorAll("[data-action]")) {
  button.addEventListener("mousedown", (event) => event.preventDefault());  // what is selected stays selected
  button.addEventListener("click", () => actions[button.dataset.action]());
}
for (const area of document.querySelectorAll("dialog textarea")) {
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    area.form.requestSubmit(area.form.querySelector(".main"));
  });
}
document.addEventListener("click", (event) => event.target.closest?.("[data-close]")?.closest("dialog")?.close());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.getElementById("search").hidden = true;
});

cards.addEventListener("click", (event) => {
  if (!event.target.closest("a, summary")) go(event.target.closest(".leaf-row"));
});
cards.addEventListener("focusin", (event) => {
  const row = event.target.closest(".leaf-row");
  if (row && row !== current()) go(row, false);
});
cards.addEventListener("pointerover", (event) => {
  const row = event.target.closest(".leaf-row");
  if (row) choose(text, names(row), false);
});
cards.addEventListener("pointerleave", () => choose(text, names(current()), false));

/** The innermost mark around a place that a value was read from. */
function rowsAt(place) {
  for (let mark = place.closest?.("mark"); mark; mark = mark.parentElement.closest("mark")) {
    const found = rows().filter((row) => names(row).includes(mark.dataset.mark));
    if (found.length) return found;
  }
  return [];
}
text.addEventListener("pointerover", (event) => {
  for (const one of cards.querySelectorAll(".leaf-row.chosen")) one.classList.remove("chosen");
  for (const row of rowsAt(event.target)) row.classList.add("chosen");
});
text.addEventListener("pointerleave", () => {
  for (const one of cards.querySelectorAll(".leaf-row.chosen")) one.classList.remove("chosen");
});
text.addEventListener("click", (event) => {
  if (String(window.getSelection())) return;
  go(rowsAt(event.target)[0], false);
});

go(find(decodeURIComponent(window.location.hash.slice(1))));
