/* What makes reading easier and is not needed for it: tables that filter, sort, and fold on a narrow screen. */
"use strict";

const plain = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘`]/g, "'").replace(/[\s-]+/g, " ").trim();

const counted = (number, noun) => {
  const [one, ...many] = noun.split(" ");
  return `${number} ${number === 1 ? one : many.join(" ")}`;
};

/* Folding: on a narrow screen a long table or list shows its beginning; a button, a filter or a link shows all. */

const FOLDED = 10;

const rowsOf = (long) => (long.tBodies ? long.tBodies[0].rows : long.children);

const unfold = (long) => {
  long.classList.remove("folded");
  long.nextElementSibling?.matches(".unfold") && long.nextElementSibling.remove();
};

const fold = (long) => {
  const number = rowsOf(long).length;
  if (number <= FOLDED + 2) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "unfold";
  button.textContent = `Show all ${counted(number, long.dataset.noun)}`;
  button.addEventListener("click", () => {
    const next = [...rowsOf(long)].find((row) => !row.hidden && !row.offsetParent);
    unfold(long);
    next?.querySelector("a, summary")?.focus();
  });
  long.classList.add("folded");
  long.after(button);
};

const unfoldTarget = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const folded = target.closest(".folded");
  const closed = target.closest("details:not([open])");
  if (folded) unfold(folded);
  if (closed) closed.open = true;
  if (folded || closed) target.scrollIntoView();
};

/* Filtering: every word typed must be in the row. The names of countries in other languages come when they are
   wanted, in a script, because a folder has no server. */

const NAMES = new URL("../search/names.js", document.currentScript.src);
let wordsOf = null;
const waiting = [];

const countryWords = (words) => {
  wordsOf = words;
  waiting.forEach((again) => again());
};

const wantNames = () => {
  if (wordsOf) return;
  wordsOf = {};
  const script = document.createElement("script");
  script.src = NAMES;
  document.head.append(script);
};

const filtering = (filter) => {
  const tables = filter.dataset.filter.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  const input = filter.querySelector("input");
  const found = filter.querySelector(".found");
  let texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) {
      const code = row.dataset.code ?? row.querySelector("th i")?.textContent;
      texts.set(row, plain(`${wordsOf?.[code] ?? ""} ${row.dataset.words ?? ""} ${row.textContent}`));
    }
    return texts.get(row);
  };
  const apply = () => {
    const words = plain(input.value).split(" ").filter(Boolean);
    if (words.length) {
      wantNames();
      tables.forEach(unfold);
    }
    const said = tables.map((table) => {
      let shown = 0;
      for (const row of table.tBodies[0]?.rows ?? []) {
        row.hidden = !words.every((word) => textOf(row).includes(word));
        shown += !row.hidden;
      }
      return counted(shown, table.dataset.noun);
    });
    found.textContent = words.length ? said.join(", ") : "";
  };
  waiting.push(() => {
    texts = new Map();
    apply();
  });
  input.addEventListener("focus", wantNames);
  input.addEventListener("input", apply);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && input.value) {
      input.value = "";
      apply();
    }
  });
  filter.hidden = tables.every((table) => (table.tBodies[0]?.rows.length ?? 0) < 6) && !filter.dataset.always;
  if (input.value) apply();
};

document.querySelectorAll(".filter[data-filter]").forEach(filtering);

/* Sorting: a button in each header; equal rows keep the order they had. */

const keyOf = (row, column) => {
  const cell = row.cells[column];
  return cell.dataset.sort ?? plain((cell.querySelector(":scope > a") ?? cell).textContent).replace(/^the /, "");
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

document.querySelectorAll(".folds").forEach(fold);
unfoldTarget();
addEventListener("hashchange", unfoldTarget);
