// Decisions made on the pages of this report: kept by the browser as lines, counted on every page, one file to download.
"use strict";

const decisions = (() => {
  const home = `fiche-decisions ${new URL("..", document.currentScript.src).href} `;
  const place = document.getElementById("decisions");

  /** The lines about a record as text: one decision each, in the order they were made. */
  const kept = (record) => localStorage.getItem(home + record) ?? "";

  /** The records decisions were made about; none where the browser keeps nothing. */
  function records() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(home)).map((key) => key.slice(home.length));
    } catch {
      return [];
    }
  }

  /** The decisions about a record that were not undone. */
  function standing(record) {
    const lines = kept(record).split("\n").filter(Boolean).map((line) => JSON.parse(line));
    const undone = new Set(lines.filter((line) => line.verdict === "undo").flatMap((line) => line.of));
    return lines.filter((line) => line.verdict !== "undo" && !undone.has(line.id));
  }

  /** Keeps a line; throws where the browser refuses. */
  function add(record, line) {
    localStorage.setItem(home + record, `${kept(record)}${JSON.stringify(line)}\n`);
    count();
  }

  function count() {
    const all = records();
    const number = all.reduce((sum, one) => sum + new Set(standing(one).map((line) => line.pointer)).size, 0);
    place.hidden = !all.length;
    place.querySelector("span").textContent = `${number} value${number === 1 ? "" : "s"} decided`;
  }

  function download() {
    const address = URL.createObjectURL(new Blob(records().map(kept), { type: "application/jsonl" }));
    Object.assign(document.createElement("a"), { href: address, download: "decisions.jsonl" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  place.querySelector("button").addEventListener("click", download);
  window.addEventListener("storage", count);
  count();
  return { add, standing };
})();
