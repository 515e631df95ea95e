// Text and record side by side: what is chosen in one is chosen in the other.
"use strict";

(() => {
  const text = document.getElementById("text");
  const record = document.getElementById("record");
  const slip = document.getElementById("slip");
  const twoPanes = window.matchMedia("(min-width: 64rem)");

  /** Name of a mark → its pieces in the text; → the leaves and issues of the record that point at it. */
  const marks = new Map();
  const leaves = new Map();
  const put = (map, name, element) => map.has(name) ? map.get(name).push(element) : map.set(name, [element]);
  for (const mark of text.querySelectorAll("mark")) put(marks, mark.dataset.mark, mark);
  for (const leaf of record.querySelectorAll(".leaf, .issues li")) {
    for (const name of names(leaf)) put(leaves, name, leaf);
  }
  const order = [...text.querySelectorAll("mark[id]")];
  const reached = new Map();  // a mark that had the focus → the value from which it was reached

  function names(element) {
    return element.dataset.marks.split(" ").filter(Boolean);
  }

  function clear() {
    for (const one of document.querySelectorAll(".chosen")) one.classList.remove("chosen");
    slip.replaceChildren();
  }

  function choose(wanted, own) {
    clear();
    for (const name of wanted) {
      for (const mark of marks.get(name) ?? []) mark.classList.add("chosen");
      if (!own) for (const leaf of leaves.get(name) ?? []) leaf.classList.add("chosen");
    }
    if (own) own.classList.add("chosen");
    tell(own ?? wanted.flatMap((name) => leaves.get(name) ?? [])[0]);
  }

  /** The slip: why the value is there, without opening anything. */
  function tell(leaf) {
    const why = leaf?.querySelector(".why .reasons");
    if (!why) return;
    const copy = why.cloneNode(true);
    for (const link of copy.querySelectorAll("a")) {
      const quote = document.createElement("q");
      quote.dir = "auto";
      quote.textContent = link.textContent;
      link.replaceWith(quote);
    }
    const [name, pointer] = ["dt", "dd"].map((kind) => document.createElement(kind));
    name.textContent = "pointer";
    pointer.textContent = leaf.id;
    copy.append(name, pointer);
    slip.replaceChildren(copy);
  }

  /** Moves the other pane, never the window: what the pointer is on must stay under it. */
  function show(element) {
    const pane = twoPanes.matches && element?.closest(".pane");
    if (!pane) return;
    const outer = pane.getBoundingClientRect();
    const inner = element.getBoundingClientRect();
    if (inner.top >= outer.top && inner.bottom <= Math.min(outer.bottom, innerHeight)) return;
    pane.scrollBy({ top: inner.top - outer.top - outer.height / 3 });
  }

  /** The innermost mark around an element that a value or an issue of the record points at. */
  function told(element) {
    let mark = element.closest?.("mark");
    while (mark && !leaves.has(mark.dataset.mark)) mark = mark.parentElement.closest("mark");
    return mark;
  }

  function atRecord(event) {
    const part = event.target.closest(".places a");
    const leaf = event.target.closest(".leaf, .issues li");
    if (!leaf) return;
    const wanted = part ? [part.hash.slice(1)] : names(leaf);
    choose(wanted, leaf);
    show(marks.get(wanted[0])?.[0]);
  }

  function atText(event) {
    const mark = told(event.target);
    if (!mark) return;
    choose([mark.dataset.mark]);
    show(leaves.get(mark.dataset.mark)[0]);
  }

  function goToValue(mark) {
    const from = reached.get(mark) ?? leaves.get(mark?.dataset.mark)?.[0];
    const target = from?.matches("a, li") ? from : from?.querySelector(".value");
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  }

  for (const kind of ["pointerover", "focusin"]) {
    record.addEventListener(kind, atRecord);
    text.addEventListener(kind, atText);
  }
  for (const pane of [record, text]) pane.addEventListener("pointerleave", clear);

  record.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const mark = link && document.getElementById(link.hash.slice(1));
    if (!mark || mark.localName !== "mark") return;
    event.preventDefault();
    reached.set(mark, link);
    mark.focus();
    mark.scrollIntoView({ block: "center" });
  });

  text.addEventListener("click", (event) => {
    if (String(window.getSelection())) return;  // somebody copies text
    goToValue(told(event.target));
  });

  text.addEventListener("keydown", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      order[order.indexOf(mark) + step]?.focus();
    } else if (event.key === "Enter" || event.key === "Escape") {
      goToValue(reached.has(mark) ? mark : told(mark));
    } else {
      return;
    }
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    clear();
    for (const open of record.querySelectorAll("details[open]")) open.open = false;
  });
})();
