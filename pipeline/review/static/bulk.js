// Decisions over a list: only what is listed and chosen, counted before, one undo for all.

import { send, tell } from "./send.js";

/** Makes a list ready to be decided; `done` is called when that is on the disk. */
export function ready(form, done) {
  const boxes = [...form.querySelectorAll("input[data-pointer]")];
  const all = form.querySelector("[data-all]");
  const count = form.querySelector("[data-count]");
  const told = form.querySelector("[data-told]");
  const buttons = [...form.querySelectorAll("[data-verdict]")];
  const chosen = () => boxes.filter((box) => box.checked);

  function update() {
    const number = chosen().length;
    count.textContent = number ? `${number} of ${boxes.length} chosen:` : "none chosen";
    for (const button of buttons) button.disabled = !number;
    all.checked = number > 0 && number === boxes.length;
    all.indeterminate = number > 0 && number < boxes.length;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes) box.checked = all.checked;
    update();
  });
  for (const button of buttons) {
    button.addEventListener("click", async () => {
      const changes = chosen().map(({ dataset }) => ({
        record: dataset.record, pointer: dataset.pointer, seen: dataset.seen, verdict: button.dataset.verdict,
      }));
      const answer = await send("decide", { changes });
      if (!answer.good) return tell(told, answer.error, true);
      tell(told, `${answer.count} decisions saved.`);
      done();
    });
  }
  update();
}
