"""Data files as somebody's hand may write them: comments, quotes, brackets or dashes, any line ends."""

from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st

CODES = ("BRA", "CIV", "CZE", "DEU", "GBR", "KEN", "NAM", "NOR", "TUR", "USA")
DATES = ("2001", "2001-05", "2001-05-17", "2003-02-28", "2003/2004-02", "2008-09", "2008-12-31", "2015-01-01")

Draw = st.DrawFn


class Written(NamedTuple):
    """The text of a data file, and the numbers of its acts' notes by the country that acts."""

    text: str

    @property
    def data(self) -> dict[str, Any]:
        """What the text says to another reader of YAML."""
        return yaml.load(self.text.removeprefix("\ufeff"), Loader=yaml.BaseLoader)


def scalar(draw: Draw, text: str) -> str:
    """Text plain or quoted; plain only what every reader takes for text or a date."""
    return draw(st.sampled_from((text, text, f'"{text}"', f"'{text}'")))


def sequence(draw: Draw, items: list[str], pad: str, mark: str) -> str:
    """A list behind its key: in brackets, wrapped or not, or one item a line, with comments or without."""
    form = draw(st.sampled_from(("brackets", "brackets", "wrapped", "remarked", "dashes", "dashed remarks")))
    if form == "brackets":
        return f" [{', '.join(items)}]"
    if form == "wrapped":
        return " [" + f",\n{pad}       ".join(items) + "]"
    if form == "remarked":
        return " [" + f", # {mark} within\n{pad}  ".join(items) + "]"
    remark = f"  # {mark} item" if form == "dashed remarks" else ""
    return "".join(f"\n{pad}  - {item}{remark}" for item in items)


def table(draw: Draw, dates: dict[str, str], pad: str) -> str:
    items = [f"{scalar(draw, code)}: {date}" for code, date in dates.items()]
    if draw(st.booleans()):
        return " {" + f",\n{pad}  ".join(items) + "}"
    return "".join(f"\n{pad}  {item}" for item in items)


def remark(draw: Draw, pad: str, mark: str) -> str:
    """A comment on a line of its own, an empty line, both, or mostly nothing."""
    return draw(st.sampled_from(("", "", "", f"{pad}# {mark}\n", "\n", f"\n{pad}# {mark}, apart\n")))


def act(draw: Draw, number: int, dash: str, order: bool) -> str:
    """An act with a note of its number, in a block or in brackets; its keys in order, or in any."""
    mark = f"n{number}"
    pad = dash + "  "
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True))
    above = remark(draw, dash, f"{mark} above")
    date, word = draw(st.sampled_from(DATES)), draw(st.sampled_from(("accession", "signature", "withdrawal")))
    if draw(st.integers(0, 3)) == 0:
        parts = f"date: {date}, action: {word}, by: [{', '.join(codes)}], source: [own], note: {mark}"
        return f"{above}{dash}- {{{parts}}}{draw(st.sampled_from(('', f' # {mark} beside')))}\n"
    if draw(st.booleans()):
        lines = {
            "date": f" {scalar(draw, date)}",
            "action": f" {word}",
            "by": sequence(draw, [scalar(draw, code) for code in codes], pad, mark),
        }
    else:
        dates = {code: draw(st.sampled_from(DATES)) for code in codes}
        lines = {"action": f" {word}", "dates": table(draw, dates, pad)}
    lines |= {"source": " [own]", "note": draw(st.sampled_from((f" {mark}", f" '{mark}'", f" >-\n{pad}  {mark}")))}
    keys = list(lines) if order else draw(st.permutations(list(lines)))
    written = []
    for key in keys:
        folded = "\n" in lines[key]
        beside = "" if folded else draw(st.sampled_from(("", "", f"  # {mark} {key}")))
        written.append(f"{key}:{lines[key]}{beside}\n" + remark(draw, pad, f"{mark} below {key}"))
    return above + f"{dash}- " + pad.join(_entries(written, pad))


def _entries(written: list[str], pad: str) -> list[str]:
    """The entries; a comment behind one keeps its own indentation."""
    return [entry for entry in written if pad is not None]


@st.composite
def files(draw: Draw, order: bool = True) -> Written:
    """A file of one or two treaties; with `order`, keys and instruments stand as the format wants them."""
    text = draw(st.sampled_from(("", "", "# The head\n", "---\n", "# The head\n\n# of it\n---\n")))
    number = 0
    for id in ("pact", "treaty-2")[: draw(st.integers(1, 2))]:
        source = f"    own: {{title: {scalar(draw, 'A list')}, publisher: The host, grade: own}}"
        if draw(st.booleans()):
            source = "    own:\n      title: \"A: list\"\n      publisher: The host # or who it was\n      grade: own"
        parts = {
            "title": f"  title: {scalar(draw, 'A pact')}{draw(st.sampled_from(('', '   # as printed')))}\n",
            "kind": "  kind: treaty\n",
            "opened": "  opened: 2000\n",
            "sources": f"  sources:{draw(st.sampled_from(('', ' # found')))}\n{source}\n",
        }
        dash = draw(st.sampled_from(("    ", "  ", "      ")))
        acts = []
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            acts.append(act(draw, number, dash, order))
        parts["actions"] = "  actions:\n" + "".join(acts)
        keys = list(parts) if order else draw(st.permutations(list(parts)))
        text += f"{scalar(draw, id)}:\n" + "".join(remark(draw, "  ", f"{id} {k}") + parts[k] for k in keys)
        text += draw(st.sampled_from(("", "\n", "\n# Between\n\n")))
    if draw(st.booleans()):
        text = text.rstrip("\n") + draw(st.sampled_from(("", "\n")))
    newline = draw(st.sampled_from(("\n", "\n", "\r\n")))
    return Written(text.replace("\n", newline))
