// Lists: moved through by keys, decided together, conflicts settled, labels taught.

import { listen } from "./keys.js";
import { ready } from "./bulk.js";
import { send, tell } from "./send.js";

const links = () => [...document.querySelectorAll("#list tbody a, article.conflict a")];

function step(by) {
  const all = links();
  const here = all.indexOf(document.activeElement);
  all[Math.min(Math.max(here + by, 0), all.length - 1)]?.focus();
}

async function move(name) {
  const answer = await send(name);
  if (answer.good && answer.count) window.location.reload();
}

const words = document.querySelector("[data-search]");
listen({
  next: () => step(1),
  previous: () => step(-1),
  undo: () => move("undo"),
  redo: () => move("redo"),
  ...(words ? { search: () => words.focus() } : {}),
});

for (const form of document.querySelectorAll("[data-bulk]")) ready(form, () => window.location.reload());

for (const button of document.querySelectorAll("[data-settle]")) {
  button.addEventListener("click", async () => {
    const told = button.closest("article").querySelector("[data-told]");
    const answer = await send("settle", { decision: button.dataset.settle, keep: "keep" in button.dataset });
    if (answer.good) window.location.reload();
    else tell(told, answer.error, true);
  });
}

for (const form of document.querySelectorAll("[data-teach]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = form.querySelector("[data-told]");
    tell(told, "Reading the records again …");
    const { label, language, role } = form.elements;
    const save = event.submitter?.value === "yes";
    const answer = await send("teach", { label: label.value, language: language.value, role: role.value, save });
    tell(told, answer.good ? answer.told : answer.error, !answer.good);
  });
}
