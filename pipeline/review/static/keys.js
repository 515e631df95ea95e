// The keys of the bench: one registry, shown, rebindable, a clash refused; kept in a cookie, as ports change.

export const ACTIONS = {
  accept: ["Accept the value and go on", "a"],
  correct: ["Correct: with the selected text, or by typing", "c"],
  reject: ["Reject: the value is wrong", "x"],
  not_on_page: ["Not on the page", "m"],
  ambiguous: ["Ambiguous: the page does not decide it", "q"],
  add: ["Add a value from the selected text", "i"],
  same: ["Decide all alike: same site, label and value", "b"],
  next: ["Next value", "j"],
  previous: ["Previous value", "k"],
  next_doubtful: ["Next doubtful value", "d"],
  previous_doubtful: ["Previous doubtful value", "D"],
  next_record: ["Next record", "n"],
  previous_record: ["Previous record", "p"],
  undo: ["Undo", "u"],
  redo: ["Redo", "r"],
  search: ["Search", "/"],
  help: ["Keys", "?"],
};
const COOKIE = "fiche-keys";
const NEVER = new Set(["Tab", "Escape", "Enter", " ", "Shift", "Control", "Alt", "Meta", "AltGraph", "Dead", "Process"]);

function stored() {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${COOKIE}=`));
  try {
    const told = JSON.parse(decodeURIComponent(found?.slice(COOKIE.length + 1) ?? "{}"));
    return told && typeof told === "object" ? told : {};
  } catch {
    return {};
  }
}

const bound = new Map(Object.entries(ACTIONS).map(([action, [, key]]) => [action, key]));
for (const [action, key] of Object.entries(stored())) {
  if (bound.has(action) && typeof key === "string" && key.length <= 20) bound.set(action, key);
}

export const keyOf = (action) => bound.get(action) ?? "";

/** Binds a key to an action; what stands in the way, or "" when it is bound. */
export function bind(action, key) {
  if (NEVER.has(key)) return `${key} has a use of its own`;
  for (const [other, its] of bound) {
    if (its === key && other !== action) return `${key} is already: ${ACTIONS[other][0]}`;
  }
  bound.set(action, key);
  const own = Object.fromEntries([...bound].filter(([name, its]) => its !== ACTIONS[name][1]));
  document.cookie = `${COOKIE}=${encodeURIComponent(JSON.stringify(own))}; Path=/; Max-Age=31536000; SameSite=Strict`;
  show();
  return "";
}

/** Writes every key where it is told. */
export function show(root = document) {
  for (const one of root.querySelectorAll("[data-key-of]")) one.textContent = keyOf(one.dataset.keyOf);
}

/** Calls the handler of an action whose key is pressed, unless somebody types. */
export function listen(handlers) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.("input:not([type=checkbox]), textarea, select, dialog")) return;
    const action = [...bound].find(([name, key]) => key === event.key && handlers[name])?.[0];
    if (!action) return;
    event.preventDefault();
    handlers[action]();
  });
  show();
}

/** The list of keys in a dialog: press a button, then the new key. */
export function help(dialog) {
  const title = Object.assign(document.createElement("h2"), { id: "help-title", textContent: "Keys" });
  const hint = Object.assign(document.createElement("p"), { className: "quiet small", textContent: "Choose a key's button, then press the key it shall be." });
  const told = Object.assign(document.createElement("p"), { className: "told" });
  told.setAttribute("role", "status");
  const table = Object.assign(document.createElement("table"), { className: "bindings" });
  const body = table.createTBody();
  for (const [action, [label]] of Object.entries(ACTIONS)) {
    const row = body.insertRow();
    row.insertCell().textContent = label;
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.bind = action;
    const key = document.createElement("kbd");
    key.dataset.keyOf = action;
    button.setAttribute("aria-label", `${label}: ${keyOf(action)}; press to change`);
    button.append(key);
    button.addEventListener("click", () => {
      told.textContent = `Press the key for: ${label}`;
      button.addEventListener("keydown", (event) => {
        if (event.key === "Tab" || event.key === "Shift") return;
        event.preventDefault();
        event.stopPropagation();
        const clash = event.key === "Escape" ? "Nothing changed" : bind(action, event.key);
        told.textContent = clash || `${label}: ${keyOf(action)}`;
        told.classList.toggle("failed", Boolean(clash) && event.key !== "Escape");
      }, { once: true });
    });
    row.insertCell().append(button);
  }
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
  close.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(title, hint, told, table, close);
  show(dialog);
  dialog.showModal();
}
