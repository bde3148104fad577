/* Any two or three instruments side by side; the address names them: compare.html#foc+dfi. */
"use strict";

const signatories = {};

{
  const form = document.getElementById("compare");
  const selects = [...form.querySelectorAll("select")];
  const result = document.getElementById("compared");
  const table = document.getElementById("comparison");
  const known = new Map();
  const asked = new Set();
  let titles = {};
  let names = {};

  const load = (path) => {
    if (asked.has(path)) return;
    asked.add(path);
    const script = document.createElement("script");
    script.src = `api/${path}`;
    document.head.append(script);
  };

  signatories.choices = (allTitles, allNames) => {
    titles = allTitles;
    names = allNames;
    const order = new Intl.Collator("en");
    const ids = Object.keys(titles).sort((a, b) => order.compare(titles[a], titles[b]));
    for (const select of selects) {
      for (const id of ids) select.append(new Option(`${titles[id]} (${id})`, id));
    }
    form.hidden = false;
    read();
  };

  signatories.instrument = (id, about) => {
    known.set(id, about);
    show();
  };

  const chosen = () => [...new Set(selects.map((select) => select.value).filter(Boolean))];

  const read = () => {
    const ids = decodeURIComponent(location.hash.slice(1)).split(/[+, ]+/).filter((id) => id in titles);
    selects.forEach((select, i) => (select.value = ids[i] ?? ""));
    show();
  };

  const cell = (tag, text, row, more = {}) => {
    const made = Object.assign(document.createElement(tag), { textContent: text, ...more });
    row.append(made);
    return made;
  };

  const said = (date) => date.replace(/^\.\.\//, "by ").replace("/", " to ");

  /* Who is possibly in one, or has no act where somebody may be in without, is counted apart. */

  const certain = (code, about) =>
    code in about.members ? about.members[code][1] !== "possible" : !about.open || about.out.includes(code);

  const groups = (ids) => {
    const codes = new Set(ids.flatMap((id) => Object.keys(known.get(id).members)));
    const found = new Map();
    for (const code of codes) {
      const own = ids.filter((id) => code in known.get(id).members);
      const possible = !ids.every((id) => certain(code, known.get(id)));
      const word = own.length === ids.length ? (ids.length === 2 ? "both" : "all three") : own.length === 1 ? `${own[0]} only` : own.join(" and ");
      const group = found.get(word) ?? { word, number: own.length, codes: [], possible: new Set() };
      group.codes.push(code);
      if (possible) group.possible.add(code);
      found.set(word, group);
    }
    return [...found.values()].sort((a, b) => b.number - a.number || a.word.localeCompare(b.word));
  };

  const show = () => {
    const ids = chosen();
    ids.forEach((id) => load(`compare/${id}.js`));
    result.hidden = ids.length < 2 || !ids.every((id) => known.has(id));
    if (result.hidden) return;
    const tally = document.getElementById("compared-tally");
    const order = new Intl.Collator("en");
    const body = document.createElement("tbody");
    const head = document.createElement("thead").insertRow();
    for (const word of ["Country", "In", ...ids.map((id) => `${id} since`)]) cell("th", word, head, { scope: "col" });
    tally.replaceChildren();
    let possible = 0;
    const found = groups(ids);
    for (const group of found) {
      const item = document.createElement("li");
      cell("strong", group.codes.length - group.possible.size, item);
      item.append(` in ${group.word}`);
      tally.append(item);
      possible += group.possible.size;
      for (const code of group.codes.sort((a, b) => order.compare(names[a], names[b]))) {
        const row = body.insertRow();
        const first = cell("th", "", row, { scope: "row" });
        cell("a", names[code], first, { href: `countries/${code}.html` });
        first.append(" ");
        cell("i", code, first, { hidden: code === names[code] });
        if (group.possible.has(code)) {
          first.append(" ");
          cell("span", "possible", first, { className: "mark possible" });
        }
        cell("td", group.word, row);
        for (const id of ids) {
          const since = known.get(id).members[code];
          const date = cell("td", "", row, { className: since ? "date" : "date none" });
          date.dataset.label = `${id} since`;
          const words = since ? `${since[1] === "possible" ? "? " : ""}${said(since[0])}`.split(" ") : [];
          for (const word of words) {
            cell("span", word, date);
            date.append(" ");
          }
        }
      }
    }
    document.getElementById("compared-possible").hidden = !possible;
    if (possible) {
      const item = document.createElement("li");
      cell("strong", possible, item);
      item.append(" only possible");
      tally.append(item);
    }
    table.replaceChildren(head.parentElement, body);
    document.getElementById("compared-status").textContent = ids.map((id) => `${titles[id]} (${id})`).join(", ");
    const reach = (to) => (to === ".." ? "for good" : to ? `to ${to}` : "with no full list");
    document.getElementById("compared-reach").textContent =
      `As far as the record knows: ${ids.map((id) => `${id} ${reach(known.get(id).known_to)}`).join(", ")}.`;
    unfold(table);
    fold(table);
    const filter = result.querySelector(".filter input");
    filter.dispatchEvent(new Event("input"));
  };

  form.addEventListener("change", () => {
    history.replaceState(null, "", `#${chosen().join("+")}`);
    show();
  });
  addEventListener("hashchange", read);
  load("compare.js");
}
