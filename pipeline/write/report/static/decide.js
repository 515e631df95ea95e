// A record of the report decided by keys or buttons, as on the bench; `decisions.js` keeps what is decided.
"use strict";

(() => {
  const DONE = { accept: "accepted", correct: "corrected", reject: "rejected", not_on_page: "not on the page", ambiguous: "ambiguous" };
  const NAME = "fiche-reviewer";
  const { every, page, context, replaced, values } = JSON.parse(document.getElementById("deciding").dataset.decidable);
  const text = document.getElementById("text");
  const told = document.getElementById("told");
  const tools = document.getElementById("tools");
  const [correcting, asking, helping] = ["correct", "reviewer", "help"].map((id) => document.getElementById(id));
  const leaves = [...document.querySelectorAll("#record .leaf")].filter((leaf) => Object.hasOwn(values, leaf.id));
  const characters = [...text.textContent];
  for (const [at, code] of replaced) characters[at] = String.fromCodePoint(code);
  let current = null;

  const words = (start, end) => characters.slice(start, end).join("");
  const passage = ([start, end]) => ({
    start, end, quote: words(start, end), prefix: words(Math.max(0, start - context), start), suffix: words(end, end + context),
  });
  const title = (leaf) => values[leaf.id].field.split("/").at(-1).replaceAll("_", " ");

  function tell(words, failed = false) {
    told.textContent = words;
    told.classList.toggle("failed", failed);
  }

  /** The value that is decided next; a role or a label goes with the name it belongs to. */
  function go(leaf) {
    current?.removeAttribute("aria-current");
    current = leaf ?? null;
    current?.setAttribute("aria-current", "true");
  }

  /** What stands of every value is told beside it. */
  function show() {
    for (const old of document.querySelectorAll(".verdict")) old.remove();
    const fitting = decisions.standing(page.record).filter((line) => values[line.pointer]?.old === line.old);
    const last = new Map(fitting.map((line) => [line.pointer, line]));
    for (const leaf of leaves) {
      const line = last.get(leaf.id);
      leaf.toggleAttribute("data-decided", Boolean(line));
      if (!line) continue;
      const sign = Object.assign(document.createElement("span"), { className: `verdict ${line.verdict}`, textContent: DONE[line.verdict] });
      const now = Object.assign(document.createElement("bdi"), { textContent: line.new });
      if (line.verdict === "correct") sign.append(": ", now);
      leaf.append(sign);
    }
  }

  /** Opens a dialog; whether it was closed by its "save". */
  function asked(dialog) {
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue === "save"), { once: true }));
  }

  /** The reviewer's name, asked for once; "" where none is told. */
  async function reviewer(again = false) {
    const field = document.getElementById("reviewer-name");
    field.value = localStorage.getItem(NAME) ?? "";
    if ((again || !field.value) && (await asked(asking)) && field.value.trim()) localStorage.setItem(NAME, field.value.trim());
    return localStorage.getItem(NAME) ?? "";
  }

  /** Keeps a line of the log; whether it is kept. */
  async function keep(verdict, about) {
    try {
      const name = await reviewer();
      if (!name) {
        tell("Not kept: a decision needs a name.", true);
        return false;
      }
      const id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      const time = new Date().toISOString().replace("Z", "+00:00");
      decisions.add(page.record, { ...every, id, time, reviewer: name, verdict, ...about });
    } catch (error) {
      tell(`NOT KEPT: this browser refuses (${error.message}).`, true);
      return false;
    }
    show();
    return true;
  }

  async function decide(leaf, verdict, more = {}) {
    const { spans, ...about } = values[leaf.id];
    if (!(await keep(verdict, { ...page, pointer: leaf.id, ...about, spans: spans.map(passage), ...more }))) return;
    tell(`${title(leaf)}: ${DONE[verdict]}. Kept in this browser.`);
    const rest = [...leaves.slice(leaves.indexOf(leaf) + 1), ...leaves].find((one) => !("decided" in one.dataset));
    (rest ?? leaf).querySelector(".value").focus();
  }

  /** Selected words are kept as they are; `fiche decide --take` reads them as the machine reads the field. */
  async function correct(leaf) {
    const ranges = selected(text);
    const quote = ranges.map((range) => words(...range)).join(" ");
    const value = document.getElementById("correct-value");
    document.getElementById("correct-title").textContent = `Correct ${title(leaf)}`;
    document.getElementById("correct-from").textContent = ranges.length ? `Selected: “${quote}”` : `Read: “${values[leaf.id].old}”`;
    document.getElementById("correct-note").textContent = ranges.length
      ? "As selected; what you type instead is marked as not in the source."
      : "What you type is marked as not in the source. Select text on the page first to correct from it.";
    value.value = ranges.length ? quote : values[leaf.id].old;
    const offered = value.value.trim();
    const saved = asked(correcting);
    value.select();
    if (!(await saved)) return;
    const now = value.value.trim();
    const grounded = ranges.length > 0 && now === offered;
    if (!now || (!ranges.length && now === offered)) return tell("Nothing was changed.");
    await decide(leaf, "correct", { new: now, chosen: grounded ? ranges.map(passage) : [] });
  }

  async function undo() {
    const last = decisions.standing(page.record).at(-1);
    if (!last) return tell("Nothing is left to undo.");
    if (!(await keep("undo", { of: [last.id] }))) return;
    tell(`${DONE[last.verdict]}: undone.`);
    document.getElementById(last.pointer)?.querySelector(".value").focus();
  }

  function act(action) {
    if (action === "help") return helping.showModal();
    if (action === "undo") return undo();
    if (current) return action === "correct" ? correct(current) : decide(current, action);
    leaves.find((leaf) => !("decided" in leaf.dataset))?.querySelector(".value").focus();
    tell(leaves.length ? "This is the value to decide: choose again." : "Nothing here can be decided.");
  }

  document.getElementById("record").addEventListener("focusin", (event) => {
    const leaf = event.target.closest(".leaf");
    if (leaf) go(leaves.includes(leaf) ? leaf : leaves.find((one) => leaf.parentElement.contains(one)));
  });
  for (const button of tools.querySelectorAll("button")) {
    button.addEventListener("mousedown", (event) => event.preventDefault());  // what is selected stays selected
    button.addEventListener("click", () => act(button.dataset.action));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.("input, textarea, select, dialog")) return;
    const button = tools.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    act(button.dataset.action);
  });
  document.getElementById("rename").addEventListener("click", async () => {
    helping.close();
    const name = await reviewer(true);
    if (name) tell(`You decide as ${name}.`);
  });
  document.getElementById("correct-value").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector(".main"));
  });
  window.addEventListener("storage", show);
  tools.hidden = false;
  show();
})();
