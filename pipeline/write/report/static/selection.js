// What is selected in a page's text, as offsets that count characters (code points). The bench uses it too.
"use strict";

const { selected, quoted } = (() => {
  const length = (text) => {
    let count = 0;
    for (const _ of text) count += 1;
    return count;
  };

  /** The ranges of the text that are selected: [[start, end], …], without blanks at their ends; [] for none. */
  function selected(text) {
    const selection = window.getSelection();
    const ranges = [];
    for (let i = 0; i < selection.rangeCount; i += 1) {
      const range = selection.getRangeAt(i);
      if (range.collapsed || !range.intersectsNode(text)) continue;
      const inside = document.createRange();
      inside.selectNodeContents(text);
      if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
      if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
      const words = inside.toString();
      if (!words.trim()) continue;
      const before = document.createRange();
      before.selectNodeContents(text);
      before.setEnd(inside.startContainer, inside.startOffset);
      const start = length(before.toString()) + length(words) - length(words.trimStart());
      ranges.push([start, start + length(words.trim())]);
    }
    return ranges;
  }

  /** The characters of ranges of the text. */
  function quoted(text, ranges) {
    const all = [...text.textContent];
    return ranges.map(([start, end]) => all.slice(start, end).join("")).join(" … ");
  }

  return { selected, quoted };
})();
