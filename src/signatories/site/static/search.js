/* The search of the front page: instruments, countries, events and sources in every language, with typing errors. */
"use strict";

const signatories = {};

{
  const form = document.querySelector(".search");
  const input = form.querySelector("input");
  const list = form.querySelector(".hits");
  const status = form.querySelector(".found");
  const SHOWN = 12;
  const entries = [];
  const titles = new Map();
  let state = "idle"; // idle, loading, ready
  let opening = false;

  /* The index comes in files, each of which names the next; scripts, because a folder has no server. */

  const load = (name) => {
    state = "loading";
    const script = document.createElement("script");
    script.src = `search/${name}`;
    script.addEventListener("error", () => {
      state = "ready";
      show();
    });
    document.head.append(script);
  };

  signatories.found = (rows, next) => {
    for (const [kind, name, more, address, words] of rows) {
      if (kind === "instrument") titles.set(more, name);
      const text = plain(`${more} ${name} ${words}`);
      entries.push({ kind, name, more, address, text, words: [...new Set(text.split(/[^\p{L}\p{N}]+/u))] });
    }
    if (next) load(next);
    else state = "ready";
    show();
  };

  const begin = () => {
    if (state === "idle") load("0.js");
  };

  /* How far a word typed is from a word of an entry: letters missing, added, exchanged or swapped. */

  const distance = (a, b, most) => {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  const allowed = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

  const cost = (word, entry, forgiving) => {
    if (entry.words.includes(word)) return 0;
    if (entry.words.some((other) => other.startsWith(word))) return 1;
    if (entry.text.includes(word)) return word.length < 3 && /^[a-z0-9]+$/.test(word) ? Infinity : 2;
    const most = forgiving ? allowed(word) : 0;
    if (!most) return Infinity;
    let best = Infinity;
    for (const other of entry.words) {
      if (Math.abs(other.length - word.length) > most) continue;
      const far = distance(word, other, most);
      if (far <= most) best = Math.min(best, 3 + far);
    }
    return best;
  };

  const KINDS = ["instrument", "country", "event", "source"];

  const search = (words, forgiving) => {
    const hits = [];
    for (const entry of entries) {
      let total = 0;
      for (const word of words) {
        total += cost(word, entry, forgiving);
        if (total === Infinity) break;
      }
      if (total < Infinity) {
        const whole = plain(entry.name) === words.join(" ") || plain(entry.more) === words.join(" ") ? -10 : 0;
        hits.push([total + whole + KINDS.indexOf(entry.kind) / 10, entry]);
      }
    }
    return hits.sort((a, b) => a[0] - b[0]);
  };

  /* What an event or a source belongs to is called by its title; the index has its id, for the sake of space. */

  const about = ({ kind, name, more }) => {
    const words = more.split(" \u00b7 ");
    const id = words.pop();
    const last = kind === "instrument" ? id : titles.get(id) ?? id;
    return [kind, ...words, ...(last === name ? [] : [last])].join(" \u00b7 ");
  };

  const show = () => {
    const words = plain(input.value).split(" ").filter(Boolean);
    list.replaceChildren();
    if (!words.length) {
      status.textContent = "";
      return;
    }
    let hits = search(words, false);
    if (!hits.length) hits = search(words, true);
    for (const [, entry] of hits.slice(0, SHOWN)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = entry.address;
      link.textContent = entry.name;
      const more = document.createElement("span");
      more.className = "quiet";
      more.textContent = about(entry);
      item.append(link, " ", more);
      list.append(item);
    }
    const all = hits.length > SHOWN ? `, the first ${SHOWN} of them here` : "";
    status.textContent = hits.length
      ? `${counted(hits.length, "hit hits")}${all}; Enter opens the first`
      : state === "ready" ? "Nothing found" : "Loading the index";
    if (opening && (hits.length || state === "ready")) open();
  };

  const open = () => {
    opening = false;
    const first = list.querySelector("a");
    if (first) location.href = first.href;
  };

  input.addEventListener("focus", begin);
  input.addEventListener("input", () => {
    opening = false;
    begin();
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!input.value.trim()) return;
    begin();
    if (list.querySelector("a")) open();
    else opening = state !== "ready";
  });
  form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = event.key === "ArrowDown" ? links[at + 1] : at > 0 ? links[at - 1] : input;
      if (next) {
        next.focus();
        event.preventDefault();
      }
    } else if (event.key === "Escape") {
      input.value = "";
      input.focus();
      show();
    }
  });
  form.hidden = false;
  if (input.value) {
    begin();
    show();
  }
}
