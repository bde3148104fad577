"""Data files as somebody's hand may write them: comments, quotes, brackets or dashes, any line ends."""

from random import Random
from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st

CODES = ("BRA", "CIV", "CZE", "DEU", "GBR", "KEN", "NAM", "NOR", "TUR", "USA")
DATES = ("2001", "2001-05", "2001-05-17", "2003-02-28", "2003/2004-02", "2008-09", "2008-12-31", "2015-01-01")


class Written(NamedTuple):
    """The text of a data file. Every act has a note of its own, n1, n2, and its comments begin with that."""

    text: str

    @property
    def data(self) -> dict[str, Any]:
        """What the text says."""
        return data(self.text)


def data(text: str) -> dict[str, Any]:
    """What a text says to a reader of YAML that knows nothing of us."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def added(before: str, after: str) -> list[str]:
    """The lines that are new, after a check that all others are as they were."""
    rest, new = iter(after.splitlines()), []
    for line in before.splitlines():
        while (next_ := next(rest)) != line:
            new.append(next_)
    return [*new, *rest]


def scalar(chance: Random, text: str) -> str:
    """Text plain or quoted; plain only what every reader takes for text or a date."""
    return chance.choice((text, text, f'"{text}"', f"'{text}'"))


def sequence(chance: Random, items: list[str], pad: str, mark: str) -> str:
    """A list behind its key: in brackets, wrapped or not, or one item a line, with comments or without."""
    form = chance.choice(("brackets", "brackets", "wrapped", "remarked", "dashes", "dashed remarks"))
    if form == "brackets":
        return f" [{', '.join(items)}]"
    if form == "wrapped":
        return " [" + f",\n{pad}       ".join(items) + "]"
    if form == "remarked":
        return " [" + f", # {mark} within\n{pad}  ".join(items) + "]"
    remark = f"  # {mark} item" if form == "dashed remarks" else ""
    return "".join(f"\n{pad}  - {item}{remark}" for item in items)


def table(chance: Random, dates: dict[str, str], pad: str) -> str:
    items = [f"{scalar(chance, code)}: {date}" for code, date in dates.items()]
    if chance.random() < 0.5:
        return " {" + f",\n{pad}  ".join(items) + "}"
    return "".join(f"\n{pad}  {item}" for item in items)


def remark(chance: Random, pad: str, mark: str) -> str:
    """A comment on a line of its own, an empty line, both, or mostly nothing."""
    return chance.choice(("", "", "", f"{pad}# {mark}\n", "\n", f"\n{pad}# {mark}, apart\n"))


def act(chance: Random, number: int, dash: str, order: bool) -> str:
    """An act with a note of its number, in a block or in brackets; its keys in order, or in any."""
    mark = f"n{number}"
    pad = dash + "  "
    codes = chance.sample(CODES, chance.randint(1, 4))
    above = remark(chance, dash, f"{mark} above")
    date, word = chance.choice(DATES), chance.choice(("accession", "signature", "withdrawal"))
    if chance.random() < 0.25:
        parts = f"date: {date}, action: {word}, by: [{', '.join(codes)}], source: [own], note: {mark}"
        return f"{above}{dash}- {{{parts}}}{chance.choice(('', f' # {mark} beside'))}\n"
    if chance.random() < 0.5:
        lines = {
            "date": f" {scalar(chance, date)}",
            "action": f" {word}",
            "by": sequence(chance, [scalar(chance, code) for code in codes], pad, mark),
        }
    else:
        dates = {code: chance.choice(DATES) for code in codes}
        lines = {"action": f" {word}", "dates": table(chance, dates, pad)}
    lines |= {
        "source": " [own]",
        "note": chance.choice((f" {mark}", f" '{mark}'", f" >-\n{pad}  {mark}")),
    }
    keys = list(lines) if order else chance.sample(list(lines), len(lines))
    written = []
    for key in keys:
        folded = "\n" in lines[key]
        beside = "" if folded else chance.choice(("", "", f"  # {mark} {key}"))
        written.append(f"{key}:{lines[key]}{beside}\n" + remark(chance, pad, f"{mark} below {key}"))
    return above + f"{dash}- " + pad.join(written)


def files(order: bool = True) -> st.SearchStrategy[Written]:
    """A file of one or two treaties; with `order`, keys and instruments stand as the format wants them."""
    return st.randoms(use_true_random=True).map(lambda chance: _file(chance, order))


def _file(chance: Random, order: bool) -> Written:
    text = chance.choice(("", "", "# The head\n", "---\n", "# The head\n\n# of it\n---\n"))
    number = 0
    for id in ("pact", "treaty-2")[: chance.randint(1, 2)]:
        source = f"    own: {{title: {scalar(chance, 'A list')}, publisher: The host, grade: own}}"
        if chance.random() < 0.5:
            source = '    own:\n      title: "A: list"\n      publisher: The host # or who\n      grade: own'
        parts = {
            "title": f"  title: {scalar(chance, 'A pact')}{chance.choice(('', '   # as printed'))}\n",
            "kind": "  kind: treaty\n",
            "opened": "  opened: 2000\n",
            "sources": f"  sources:{chance.choice(('', ' # found'))}\n{source}\n",
        }
        dash = chance.choice(("    ", "  ", "      "))
        acts = []
        for _ in range(chance.randint(1, 4)):
            number += 1
            acts.append(act(chance, number, dash, order))
        parts["actions"] = "  actions:\n" + "".join(acts)
        keys = list(parts) if order else chance.sample(list(parts), len(parts))
        text += f"{scalar(chance, id)}:\n" + "".join(
            remark(chance, "  ", f"{id} {k}") + parts[k] for k in keys
        )
        text += chance.choice(("", "\n", "\n# Between\n\n"))
    if chance.random() < 0.5:
        text = text.rstrip("\n") + chance.choice(("", "\n"))
    newline = chance.choice(("\n", "\n", "\r\n"))
    return Written(text.replace("\n", newline))
