"""Parts of the documentation that are not typed: answers of the program, and tables of its own parts.

    cog -r -P -I scripts README.md docs/*.md data/README.md data/kept/README.md      # just docs

cog runs the lines between its marks in those files and puts what they print below; with `--check` in the
place of `-r` it says whether that would change anything. Every example names its day, so that none
changes with the day on which it is run.
"""

import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import signatories
from signatories.cli import COMMANDS
from signatories.domain import dates, statuses
from signatories.record import models, pipeline, rules
from signatories.record.country_rules import COUNTRY_RULES
from signatories.record.keys import KEYS
from signatories.register.cache import load

ROOT = Path(__file__).parents[1]
AS_OF = "2026-11-28"
"""The day that examples ask about where they name no other."""


def run(command: str) -> tuple[str, str, int]:
    """Return what `signatories` prints on both streams, and its exit status, on a screen of 100 columns."""
    environment = {name: value for name, value in os.environ.items() if name != "SIGNATORIES_DATA"}
    environment |= {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "signatories", *shlex.split(command)],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        check=False,
    )
    return done.stdout, done.stderr, done.returncode


def shown(command: str, rows: int | None = None, notes: int | None = None, *, status: int = 0) -> str:
    """Return a command and its answer, fenced; of the table's body and notes only the first lines.

    Raises:
        SystemExit: the command ends with another status.
    """
    out, err, code = run(command)
    if code != status:
        raise SystemExit(f"`signatories {command}` ended with {code}, not {status}:\n{err}")
    head, body, rest = _parts(out.replace("\r\n", "\n").splitlines())
    lines = [f"$ signatories {command}", *head, *_first(body, rows), *_first(rest, notes), *err.splitlines()]
    return "\n".join(["```console", *lines, "```"])


def manuals() -> str:
    """Return the help of every command, fenced."""
    parts = []
    for name in COMMANDS:
        out, _, _ = run(f"{name} --help")
        parts.append(f"## {name}\n\n```text\n{out.strip()}\n```")
    return "\n\n".join(parts)


def _parts(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Return a table's head, its body, and the notes below it."""
    start = next((i for i, line in enumerate(lines) if line.startswith("───")), -1) + 1
    end = next((i for i in range(start, len(lines)) if not lines[i]), len(lines))
    return lines[:start], lines[start:end], lines[end:]


def _first(lines: Sequence[str], number: int | None) -> Iterator[str]:
    """Yield the first lines, and how many are left out after them."""
    yield from lines[:number]
    if number is not None and len(lines) > number:
        yield f"… {len(lines) - number} more lines"


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


# Parts of the program


def actions() -> str:
    """Return every action: the status it leads to, whether that counts as in, and where it is possible."""
    rows = []
    for word, action in statuses.ACTIONS.items():
        status = f"`{action.status}`" if action.status else "what was held before it"
        counts = _where_it_counts(action.status) if action.status else "as before"
        kinds = "all" if len(action.kinds) == len(statuses.KINDS) else ", ".join(action.kinds)
        rows.append((f"`{word}`", status, counts, kinds, "yes" if action.effective else ""))
    return table(("action", "status", "counts as in", "on", "may have an `effective` day"), rows)


def _where_it_counts(status: str) -> str:
    kinds = statuses.STATUS[status].counts
    if len(kinds) == len(statuses.KINDS):
        return "yes"
    return f"in an {' or '.join(kinds)}" if kinds else "no"


def ranks() -> str:
    """Return the statuses that an entry can lead to, lowest first."""
    found: dict[int, list[str]] = {}
    for status, rank in statuses.RANK.items():
        found.setdefault(rank, []).append(status)
    return " < ".join(" = ".join(f"`{status}`" for status in found[rank]) for rank in sorted(found))


def manual(generators: Iterable[Callable[..., object]]) -> str:
    """Return the manual of rules, from their docstrings."""
    parts = []
    for rule in generators:
        text = " ".join((rule.__doc__ or "").split()).removeprefix("Check that ")
        text = text[:1].upper() + text[1:]
        parts.append(f"### `{rules.name_of(rule)}`\n\n" + text.replace(". ", ".\n"))
    return "\n\n".join(parts)


def record_rules() -> str:
    """Return the manual of what must hold inside an instrument."""
    return manual(rules.RULES)


def country_rules() -> str:
    """Return the manual of what must hold between countries."""
    return manual(COUNTRY_RULES)


def key_orders() -> str:
    """Return the canonical order of the keys of each record; a mark on those that must be given."""
    records: dict[str, type[models.Record]] = {
        "an instrument": models.Instrument,
        "one of its sources": models.Source,
        "its kept text": models.KeptPassage,
        "one of its actions": models.Action,
        "one of its events": models.Event,
        "one of its parts": models.Part,
        "one of its claims": models.Claim,
        "a country": models.Country,
    }
    lines = []
    for name, model in records.items():
        fields = zip(models.keys_of(model), model.model_fields.values(), strict=True)
        keys = (f"**`{key}`**" if field.is_required() else f"`{key}`" for key, field in fields)
        lines.append(f"- {name}: {', '.join(keys)}")
    return "\n".join(lines)


def keys(name: str) -> str:
    """Return what each key of a record means, with links to the pages that say more."""
    (meanings,) = (meanings for model, meanings in KEYS.items() if model.__name__ == name)
    rows = []
    for key, meaning in meanings.items():
        text = re.sub(r"lines? [0-9]+( and [0-9]+)?", r"[\g<0>](dates.md#seventeen-lines)", meaning)
        for phrase, page in _PAGES.items():
            text = text.replace(phrase, f"[{phrase}]({page})")
        rows.append((f"`{key}`", text))
    return table(("key", "what it means"), rows)


_PAGES = {
    "read again": "#a-kept-text",
    "table of actions": "dates.md#actions-and-statuses",
    "the expression": "expressions.md",
    "SPDX": "https://spdx.org/licenses/",
}


# The record


def coverage_day() -> str:
    """Return what the table of coverage counts, and on which day, in a sentence."""
    return (
        f"*In* counts who was in on {AS_OF}, as far as is known: members, endorsers, sponsors, signatories"
        " and parties, those that no source names among them."
    )


def coverage() -> str:
    """Return every instrument: how many are in, and for which days the record names everybody."""
    with signatories.load(ROOT / "data", today=AS_OF) as register:
        complete = dict(register.rows("SELECT id, complete FROM instrument"))
        listed = signatories.instruments(register, AS_OF)
    rows = [
        (f"`{row.id}`", row.title, row.members, complete[row.id] or "no full list known") for row in listed
    ]
    return table(("id", "instrument", "in", "names everybody"), rows)


def figures() -> str:
    """Return the size of the record, and its claims by verdict, in two sentences."""
    from signatories.claims.checker import ledger

    with signatories.load(ROOT / "data", today=AS_OF) as register:
        instruments, acts, sources = register.rows(
            """SELECT (SELECT count(*) FROM instrument),
              (SELECT count(*) FROM membership WHERE date IS NOT NULL), (SELECT count(*) FROM source)"""
        )[0]
        counts = Counter(row.verdict for _, row in ledger(register))
    return (
        f"The record holds {instruments} instruments, {acts:,} dated acts, and {sources} sources.\n"
        f"Of {counts.total()} claims that sources make about the whole, {counts['holds']} hold,"
        f" {counts['within']} are within what imprecise dates allow, {counts['explained']} are explained,"
        f" and {counts['fails']} fail."
    )


def kept_figures() -> str:
    """Return how much of the record rests on kept texts, in a sentence."""
    kept = kept_sources()
    with signatories.load(ROOT / "data", today=AS_OF) as register:
        acts = register.rows(
            """SELECT m.instrument, m.country, m.nth, group_concat(s.source, ' ')
            FROM membership m JOIN action_source s ON s.instrument = m.instrument AND s.action = m.action
            WHERE m.action IS NOT NULL AND s.role = 'source' GROUP BY m.instrument, m.country, m.nth"""
        )
        lists = register.rows("SELECT instrument, source FROM claim WHERE saying = 'members'")
    resting = sum(any((row[0], source) in kept for source in row[3].split()) for row in acts)
    read_again = sum(claim in kept for claim in lists)
    acts_share = f"{resting:,} of {len(acts):,} acts ({resting / len(acts):.0%})"
    lists_share = f"{read_again} of {len(lists)} lists that sources give ({read_again / len(lists):.0%})"
    return (
        f"Of {len(kept)} sources the passage that carries the facts is [kept](kept/README.md),"
        f" and `validate` reads it again.\nOn these rest {acts_share} and {lists_share}."
    )


def kept_sources() -> dict[tuple[str, str], models.Source]:
    """Return the sources that have a kept text, or the codes read from one, by instrument and id."""
    found: dict[tuple[str, str], models.Source] = {}

    def look(read: pipeline.ValidInstrument) -> None:
        sources = read.subject.record.sources.items()
        found.update({(read.subject.id, name): source for name, source in sources if source.kept})

    load(ROOT / "data", today=AS_OF, look=look).close()
    return found


def kept_texts() -> str:
    """Return every kept text: whose it is, its licence, and what it is read for."""
    rows = []
    for (instrument, name), source in sorted(kept_sources().items()):
        assert source.kept
        shown = f"`{instrument}/{name}`" + ("" if source.kept.codes is None else " (codes alone)")
        rows.append((shown, source.publisher, source.kept.licence, source.kept.reads))
    return table(("text", "publisher", "licence", "read for"), rows)


def behind() -> str:
    """Return how many instruments can still change and are whole only to a day more than a year ago."""
    with signatories.load(ROOT / "data", today=AS_OF) as register:
        rows = register.rows("SELECT closed, complete FROM instrument")
    living = [
        complete
        for closed, complete in rows
        if not (closed and dates.parse(closed).latest <= AS_OF) and not (complete or "").endswith("/..")
    ]
    year_ago = f"{int(AS_OF[:4]) - 1}{AS_OF[4:]}"
    old = sum(bool(complete) and dates.parse(complete).latest < year_ago for complete in living)
    return (
        f"Of {len(living)} instruments that can still change, {old} name everybody only to a day more than a"
        f" year before {AS_OF}, and of {living.count(None)} no full list is known."
    )


def unnamed() -> str:
    """Return the acts whose countries no source names."""
    with signatories.load(ROOT / "data", today=AS_OF) as register:
        acts = register.rows(
            """SELECT instrument, unnamed, action, date, note FROM action
            WHERE unnamed IS NOT NULL ORDER BY instrument, nth"""
        )
    return "\n".join(
        f"- `{id}`: {number} more by {action}, {date}. {note or ''}".rstrip()
        for id, number, action, date, note in acts
    )
