"""A made-up record of any size that looks like a real one, and is the same for the same seed.

An act is one country's: a declaration by sixty states counts as sixty. `python -m benchmarks.generate
FOLDER --acts 150000 --files many` writes one; nothing is kept in memory but the instrument being written.
"""

import argparse
import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from signatories.domain.dates import parse

SHIPPED: Final = Path(__file__).parent.parent / "data" / "countries.yaml"
FIRST: Final = dt.date(1950, 1, 1)
LAST: Final = dt.date(2015, 12, 31)
"""Instruments are opened between these days; their acts fall in the nine years after."""

NORWAY: Final = "NOR"
UNION: Final = "EU"
EARLY: Final = 400
"""The number of the last instrument that the European Union may be in: what it is in stays a short answer."""

MISTAKEN: Final = 10
"""Every so many instruments a newspaper has counted one too many, and the record explains it."""

FILES: Final = 1_000
"""The most files that a record in many files has; a small one has a file an instrument."""

_WORDS = "access conduct data declaration digital free information network open privacy rights speech"
_PUBLISHERS = ("Ministry of Foreign Affairs", "United Nations Treaty Collection", "Treaty Office")
_CONSENTS = ("ratification", "acceptance", "approval")


class Made(NamedTuple):
    """An instrument as YAML, and the number of its acts."""

    id: str
    text: str
    acts: int


class Dated(NamedTuple):
    """An action as YAML lines, the day that orders it, and the number of its acts."""

    latest: str
    lines: list[str]
    acts: int


class Deeds(NamedTuple):
    """The deeds under an instrument: its actions, who was in on the first day, who nine years later."""

    actions: list[Dated]
    founders: list[str]
    members: list[str]


Doing = Callable[[Random, list[str], dt.date, int], Deeds]
"""Makes what was done under an instrument: (source of chance, states, opening, most acts)."""


def write(
    folder: Path, acts: int, *, many: bool = False, seed: int = 1, each: int | None = None
) -> list[Path]:
    """Write a record with this many acts into a new folder, in one file or many; the data files."""
    folder.mkdir(parents=True)
    shutil.copy(SHIPPED, folder)
    quota = -(-acts // FILES) if many else acts
    paths: list[Path] = []
    stream = instruments(acts, seed, each)
    while batch := list(_up_to(stream, quota)) if many else None:
        paths.append(folder / "instruments" / f"{len(paths) + 1:04}.yaml")
        paths[-1].parent.mkdir(exist_ok=True)
        paths[-1].write_text("".join(batch), encoding="utf-8")
    if not many:
        paths.append(folder / "instruments.yaml")
        with paths[0].open("w", encoding="utf-8") as file:
            file.writelines(made.text for made in stream)
    return paths


def _up_to(stream: Iterator[Made], quota: int) -> Iterator[str]:
    """Yield instruments until they have so many acts together."""
    for made in stream:
        yield made.text
        quota -= made.acts
        if quota <= 0:
            return


def instruments(acts: int, seed: int = 1, each: int | None = None) -> Iterator[Made]:
    """Yield instruments with this many acts together, none above `each`: decl-1, coal-2 and so on."""
    chance, codes = Random(seed), states()
    number = 0
    while acts:
        kind, short, doing = _KINDS[number % len(_KINDS)]
        number += 1
        opened = FIRST + dt.timedelta(days=chance.randrange((LAST - FIRST).days))
        able = [*codes, UNION] if number <= EARLY else codes
        done = doing(chance, able, opened, min(acts, each or acts))
        actions = sorted(done.actions, key=lambda action: action.latest)
        id = f"{short}-{number}"
        lines = [*_head(chance, id, kind, opened), *(line for action in actions for line in action.lines)]
        lines += _claims(done, kind, opened, mistaken=number % MISTAKEN == 0)
        made = Made(id, "\n".join(lines) + "\n", sum(action.acts for action in actions))
        acts -= made.acts
        yield made


def states(countries: Path = SHIPPED) -> list[str]:
    """Return the states that can act on any day: those of the shipped countries that never ceased to be."""
    records = re.split(r"^(?=[A-Z]{2,8}:$)", countries.read_text("utf-8"), flags=re.MULTILINE)
    return [
        record.partition(":")[0]
        for record in records
        if "\n  kind: state\n" in record and "\n  until:" not in record
    ]


def _head(chance: Random, id: str, kind: str, opened: dt.date) -> list[str]:
    subject = " and ".join(chance.sample(_WORDS.split(), 3))
    lines = [f"{id}:", f"  title: The {kind} on {subject} ({id})", f"  kind: {kind}", f"  opened: {opened}"]
    if kind == "treaty":
        lines.append(f"  in_force: {opened + dt.timedelta(days=chance.randrange(200, 900))}")
    lines += [f"  place: {chance.choice(('The Hague', 'Budapest', 'New York'))}", "  sources:"]
    for name, grade in (("own-list", "own"), ("press", "press")):
        lines += [
            f"    {name}:",
            f"      title: States and others that put their name to the {kind} on {subject}",
            f"      publisher: {chance.choice(_PUBLISHERS)}",
            f"      url: https://example.org/{id}/{name}?version={chance.randrange(1000)}",
            f"      published: {opened.year + 9}",
            f"      grade: {grade}",
        ]
    return [*lines, "  actions:"]


def _claims(done: Deeds, kind: str, opened: dt.date, *, mistaken: bool) -> list[str]:
    """Return sources' statements: number and names on the first day, and some names nine years on."""
    later, counted = opened.replace(year=opened.year + 9, day=1), len(done.members)
    lines = ["  claims:"]
    for day, who in ((opened, done.founders), (later, done.members)):
        lines += [
            f"    - {{source: own-list, as_of: {day}, count: {len(who)}}}",
            f"    - {{source: own-list, as_of: {day}, members: [{', '.join(sorted(who))}]}}",
        ]
    lines.append(f"    - {{source: press, as_of: {later}, includes: [{', '.join(done.members[:5])}]}}")
    decade = later.year // 10 * 10
    if kind == "treaty" and decade > opened.year:
        lines.append(f"    - {{source: press, as_of: {decade}-01-01, at_least: {len(done.founders)}}}")
    if mistaken:
        lines += [
            "    - source: press",
            f"      as_of: {later}",
            f"      count: {counted + 1}",
            f"      record: {counted}",
            "      explained: The newspaper counted its own country twice.",
        ]
    return lines


def _declaration(chance: Random, codes: list[str], opened: dt.date, most: int) -> Deeds:
    """Return deeds of sixty or so on the first day, and of some more over the years in blocks."""
    who = _some(chance, codes, min(chance.randrange(40, 100), most))
    first = -(-len(who) * 4 // 5)
    actions = [_block("endorsement", opened.isoformat(), who[:first], "own-list, press")]
    blocks = (who[start : start + 3] for start in range(first, len(who), 3))
    actions += [_block("endorsement", _after(chance, opened, 8), block, "press") for block in blocks]
    return Deeds(actions, who[:first], who)


def _coalition(chance: Random, codes: list[str], opened: dt.date, most: int) -> Deeds:
    """Return deeds of founders, then of one after the other; some of the founders withdraw."""
    who = _some(chance, codes, min(chance.randrange(20, 60), most))
    founders = -(-len(who) // 3)
    actions = [_block("joining", opened.isoformat(), who[:founders], "own-list, press")]
    actions += [_block("joining", _after(chance, opened, 8), [code], "press") for code in who[founders:]]
    leaving = [code for code in who[:founders] if code != NORWAY][: min(3, most - len(who))]
    for code in leaving:
        day = opened + dt.timedelta(days=chance.randrange(32, 2000))
        actions.append(_block("withdrawal", day.isoformat(), [code], "press", day + dt.timedelta(days=180)))
    return Deeds(actions, who[:founders], [code for code in who if code not in leaving])


def _treaty(chance: Random, codes: list[str], opened: dt.date, most: int) -> Deeds:
    """Return deeds of which half are signatures of the first day; most are bound later, others accede."""
    who = _some(chance, codes, min(chance.randrange(60, 140), most))
    half, signed = -(-len(who) // 2), -(-len(who) * 3 // 4)
    actions = [_block("signature", opened.isoformat(), who[:half], "own-list, press")]
    later = {code: _after(chance, opened, 2) for code in who[half:signed]}
    signers = who[: min(signed * 4 // 5, most - len(who))]
    bound = {code: _after(chance, opened + dt.timedelta(days=731), 6) for code in signers}
    acceded = {code: _after(chance, opened, 8) for code in who[signed:]}
    tables = [("signature", later), (chance.choice(_CONSENTS), bound), ("accession", acceded)]
    actions += [_table(action, days, "own-list") for action, days in tables if days]
    return Deeds(actions, who[:half], who)


_KINDS: Final[tuple[tuple[str, str, Doing], ...]] = (
    ("declaration", "decl", _declaration),
    ("coalition", "coal", _coalition),
    ("treaty", "treaty", _treaty),
    ("treaty", "treaty", _treaty),
)


def _some(chance: Random, codes: list[str], number: int) -> list[str]:
    """Return so many states in no order, Norway among them."""
    others = chance.sample([code for code in codes if code != NORWAY], min(number, len(codes)) - 1)
    return chance.sample([NORWAY, *others], len(others) + 1)


def _after(chance: Random, opened: dt.date, years: int) -> str:
    """Return a day after the opening; one in twenty is known to the month, one in fifty to the year."""
    day = opened + dt.timedelta(days=chance.randrange(32, years * 365))
    blurred = chance.random()
    if blurred < 0.02 and day.year > opened.year:
        return f"{day.year}"
    return f"{day:%Y-%m}" if blurred < 0.07 else day.isoformat()


def _block(action: str, date: str, who: list[str], source: str, effective: dt.date | None = None) -> Dated:
    lines = [f"    - date: {date}", f"      action: {action}", f"      by: [{', '.join(who)}]"]
    lines += [f"      effective: {effective}"] if effective else []
    return Dated(parse(date).latest, [*lines, f"      source: [{source}]"], len(who))


def _table(action: str, days: dict[str, str], source: str) -> Dated:
    lines = [f"    - action: {action}", f"      dates: {_flow(days.items())}"]
    if action != "signature":
        exact = ((code, dt.date.fromisoformat(day)) for code, day in days.items() if len(day) == 10)
        effective = [(code, str(day + dt.timedelta(days=90))) for code, day in exact]
        lines += [f"      effective_dates: {_flow(effective)}"] if effective else []
    return Dated(max(days.values()) + "~", [*lines, f"      source: [{source}]"], len(days))


def _flow(pairs: Iterable[tuple[str, str]]) -> str:
    return f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"


def main() -> None:
    """Write a record."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--acts", type=int, default=1600, metavar="N")
    parser.add_argument("--each", type=int, metavar="N", help="the most acts under one instrument")
    parser.add_argument("--files", choices=("one", "many"), default="one")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    paths = write(chosen.folder, chosen.acts, many=chosen.files == "many", seed=chosen.seed, each=chosen.each)
    print(f"{chosen.acts} acts in {len(paths)} files")


if __name__ == "__main__":
    main()
