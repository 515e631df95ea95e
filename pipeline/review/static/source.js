// The marks of the page's text; what is selected in it tells `selection.js`, which the report has too.

/** Marks what a value was read from, and brings it into view. */
export function choose(text, names, scroll = true) {
  for (const one of text.querySelectorAll("mark.chosen")) one.classList.remove("chosen");
  let first = null;
  for (const name of names) {
    for (const mark of text.querySelectorAll(`mark[data-mark="${CSS.escape(name)}"]`)) {
      mark.classList.add("chosen");
      first ??= mark;
    }
  }
  if (first && scroll) first.scrollIntoView({ block: "center" });
}
