// A list: its rows come in files, the first ones show at once; search, choice, order and page are in the address.
"use strict";

const fiche = { rows: () => {} };

(() => {
  const PAGE = 100;
  const table = document.getElementById("list");
  if (!table) return;
  const heads = [...table.tHead.rows[0].cells];
  const kinds = heads.map((head) => head.dataset.kind);
  const labels = heads.map((head) => head.textContent);
  const search = document.getElementById("search");
  const selects = [...document.querySelectorAll("#filters select")];
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const all = [];
  let found = [];
  let state = { sort: -1, down: false, page: 0 };

  const fold = (value) => String(value).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const each = (row, column) => {
    const cell = row[column + 2];
    if (cell === null || cell === "") return [];
    return kinds[column] === "choices" ? cell.split(", ") : [String(cell)];
  };

  /** Rows arrive: [id of the record, place on its page, cells…]. */
  fiche.rows = (number, rows) => {
    for (const row of rows) all.push({ row, folded: null });
    const chunks = Number(table.dataset.chunks);
    if (number + 1 < chunks) load(number + 1);
    if (number === 0 || number + 1 === chunks) {
      offer();
      if (number === 0) restore();
      refresh();
    } else {
      count();
    }
  };

  function load(number) {
    const script = document.createElement("script");
    script.src = `data/${table.dataset.name}-${number}.js`;
    document.head.append(script);
  }

  /** Every choice with the number of its rows. */
  function offer() {
    for (const select of selects) {
      const counts = new Map();
      for (const { row } of all) {
        for (const value of each(row, Number(select.dataset.column))) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const chosen = select.value;
      const sorted = [...counts].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0])).slice(0, 500);
      const options = sorted.map(([value, count]) => new Option(`${value} (${count})`, value));
      select.replaceChildren(new Option("all", ""), ...options);
      choose(select, chosen);
    }
  }

  /** Chooses a value, also one that stands on no row read so far or is too rare to be offered. */
  function choose(select, value) {
    if (![...select.options].some((option) => option.value === value)) select.append(new Option(value, value));
    select.value = value;
  }

  function restore() {
    const told = new URLSearchParams(location.hash.slice(1));
    search.value = told.get("search") ?? "";
    for (const select of selects) choose(select, told.get(select.dataset.name) ?? "");
    const sort = labels.indexOf(told.get("sort"));
    state = { sort, down: told.get("order") === "down", page: Math.max(0, Number(told.get("page") ?? 1) - 1 || 0) };
  }

  function remember() {
    const told = new URLSearchParams();
    if (search.value) told.set("search", search.value);
    for (const select of selects) if (select.value) told.set(select.dataset.name, select.value);
    if (state.sort >= 0) told.set("sort", labels[state.sort]);
    if (state.down) told.set("order", "down");
    if (state.page) told.set("page", String(state.page + 1));
    history.replaceState(null, "", `#${told}`);
  }

  function refresh() {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const chosen = selects.filter((select) => select.value).map((select) => [Number(select.dataset.column), select.value]);
    found = all.filter((one) => {
      if (!chosen.every(([column, value]) => each(one.row, column).includes(value))) return false;
      if (!wanted.length) return true;
      one.folded ??= fold(one.row.slice(2).filter((cell) => cell !== null).join("\n"));
      return wanted.every((word) => one.folded.includes(word));
    });
    if (state.sort >= 0) {
      const at = state.sort + 2;
      const way = state.down ? -1 : 1;
      const number = kinds[state.sort] === "number";
      const empty = (cell) => cell === null || cell === "";
      found.sort(({ row: { [at]: a } }, { row: { [at]: b } }) => {
        if (empty(a) || empty(b)) return empty(a) - empty(b);  // what is not told stands last in both orders
        return way * (number ? a - b : collator.compare(a, b));
      });
    }
    draw();
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    state.page = Math.min(state.page, pages - 1);
    const shown = found.slice(state.page * PAGE, (state.page + 1) * PAGE);
    table.tBodies[0].replaceChildren(...shown.map(({ row }) => line(row)));
    heads.forEach((head, column) => {
      if (column === state.sort) head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    count();
    document.getElementById("where").textContent = `Page ${state.page + 1} of ${pages}`;
    document.getElementById("previous").disabled = state.page === 0;
    document.getElementById("next").disabled = state.page >= pages - 1;
  }

  function count() {
    const total = Number(table.dataset.count);
    const rest = all.length < total ? `, ${total - all.length} still being read` : "";
    document.getElementById("count").textContent = `${found.length} of ${all.length}${rest}`;
  }

  /** A row of the table; text only, whatever the cells hold. */
  function line(row) {
    const tr = document.createElement("tr");
    row.slice(2).forEach((cell, column) => {
      const td = document.createElement("td");
      td.dataset.label = labels[column];
      td.dataset.kind = kinds[column];
      if (kinds[column] === "number") td.className = "number";
      const address = column ? null : target(row);
      const holder = address ? document.createElement("a") : document.createElement("bdi");
      if (address) holder.href = address;
      if (address) holder.dir = "auto";
      holder.textContent = cell ?? "";
      td.append(holder);
      tr.append(td);
    });
    return tr;
  }

  function target([id, place]) {
    if (!/^[0-9a-f]{16}$/.test(id)) return null;
    return `pages/${id.slice(0, 2)}/${id}.html${/^[a-z]+-?[0-9]+$/.test(place) ? `#${place}` : ""}`;
  }

  function change(more) {
    Object.assign(state, { page: 0 }, more);
    refresh();
    remember();
  }

  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
    const again = state.sort === column;
    const numbersFirst = kinds[column] === "number";  // the largest numbers are what one looks for
    change({ sort: column, down: again ? !state.down : numbersFirst });
  }));
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(change, 120);
  });
  for (const select of selects) select.addEventListener("change", () => change());
  document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("filters").addEventListener("reset", () => setTimeout(() => change({ sort: -1, down: false })));
  document.getElementById("previous").addEventListener("click", () => change({ page: state.page - 1 }));
  document.getElementById("next").addEventListener("click", () => change({ page: state.page + 1 }));
  window.addEventListener("hashchange", () => {
    restore();
    refresh();
  });
  load(0);
})();
