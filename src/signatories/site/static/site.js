/* What makes reading easier and is not needed for it: tables that filter and sort. */
"use strict";

const plain = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘`]/g, "'").replace(/[\s-]+/g, " ").trim();

/* Filtering: every word typed must be in the row, in any language that the row knows. */

const counted = (number, noun) => {
  const [one, ...many] = noun.split(" ");
  return `${number} ${number === 1 ? one : many.join(" ")}`;
};

for (const filter of document.querySelectorAll(".filter[data-filter]")) {
  const tables = filter.dataset.filter.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  const input = filter.querySelector("input");
  const found = filter.querySelector(".found");
  const rows = tables.map((table) =>
    [...table.tBodies[0].rows].map((row) => [row, plain(`${row.dataset.words ?? ""} ${row.textContent}`)])
  );
  const apply = () => {
    const words = plain(input.value).split(" ").filter(Boolean);
    const said = tables.map((table, i) => {
      let shown = 0;
      for (const [row, text] of rows[i]) {
        row.hidden = !words.every((word) => text.includes(word));
        shown += !row.hidden;
      }
      return counted(shown, table.dataset.noun);
    });
    found.textContent = words.length ? said.join(", ") : "";
  };
  input.addEventListener("input", apply);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && input.value) {
      input.value = "";
      apply();
    }
  });
  filter.hidden = false;
  if (input.value) apply();
}

/* Sorting: a button in each header; equal rows keep the order they had. */

const keyOf = (row, column) => {
  const cell = row.cells[column];
  return cell.dataset.sort ?? cell.textContent.trim();
};

const collator = new Intl.Collator("en", { numeric: true });

for (const table of document.querySelectorAll("table.sortable")) {
  const headers = [...table.tHead.rows[0].cells];
  headers.forEach((header, column) => {
    if (header.dataset.fixed !== undefined) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      headers.forEach((other) => other.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sorted = [...table.tBodies[0].rows].sort(
        (a, b) => (down ? -1 : 1) * collator.compare(keyOf(a, column), keyOf(b, column))
      );
      table.tBodies[0].append(...sorted);
    });
  });
}
