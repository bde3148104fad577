"""Fitting a table to a width: which columns it shows, how wide each is, and what is said of the others."""

from collections.abc import Container, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from signatories.formats.cells import pieces, stems, width, wrap

GAP: Final = 2
"""The blanks between two columns."""

_COMFORT: Final = 20
"""The width below which running text is not squeezed while another column can be spared."""

_ROOM: Final = 30
"""The width below which the longest running text stands under its row rather than beside the others."""

_FEW: Final = 4
"""So few cells are given to a column that lacks them, before the others share what is left."""

_MANY: Final = 4
"""The number of columns from which on running text can leave its place beside the others."""

_CODE: Final = 5
"""The width up to which a first column is a code, which the second column names."""

_LONG: Final = 24
"""The width from which on any word may be parted, such as an address."""

_LEAST: Final = 14
"""The width from which on words are parted anywhere rather than a column goes."""


class Column:
    """A column: its name in the answer, its header and cells as text, how wide they are on a screen.

    `numbers` says that it holds numbers alone, which stand to the right.
    """

    def __init__(self, name: str, cells: list[str], width: int, numbers: bool) -> None:
        self.name, self.cells, self.width, self.numbers = name, cells, width, numbers

    @cached_property
    def words(self) -> int:
        """The width of the longest word; one that is very long, or a pair of dates, may be parted."""
        return max(min(width(part), _LONG) for word in self._words for part in stems(word))

    @cached_property
    def parts(self) -> int:
        """The width of the longest part of a word."""
        return max(min(width(part), _LEAST) for word in self._words for part in pieces(word))

    @cached_property
    def _words(self) -> set[str]:
        return {word for cell in self.cells for word in cell.split()} or {""}

    def filled(self, limit: int) -> int:
        """Return the width that the column fills where its text is wrapped at a limit."""
        if self.width <= limit:
            return self.width
        return max(width(line) for cell in self.cells for line in wrap(cell, limit))

    @property
    def comfort(self) -> int:
        """The width at which the column is read with ease."""
        return min(self.width, max(self.words, _COMFORT * self._is_prose))

    @property
    def is_text(self) -> bool:
        """Whether half of the cells with content are running text, and some of it is long."""
        return self._is_prose and self.width > 2 * _COMFORT and self._usual > _COMFORT

    @property
    def _usual(self) -> int:
        """The median width of the cells with content."""
        widths = sorted(width(cell) for cell in self.cells[1:] if cell)
        return widths[len(widths) // 2] if widths else 0

    @property
    def _is_prose(self) -> bool:
        return any(" " in cell for cell in self.cells[1:])

    @property
    def is_constant(self) -> bool:
        """Whether every row, of several, has the same value."""
        return len(self.cells) > 2 and len({*self.cells[1:]}) == 1


Band = list[tuple[Column, int]]
"""Columns that stand side by side, each with its width."""


class Layout(NamedTuple):
    """The tables to draw one below the other, and the sentences on what they leave out.

    `below` is a column whose cells stand under the rows of the last table, over its whole width.
    """

    bands: list[Band]
    notes: list[str]
    below: Column | None = None


def fit(columns: list[Column], screen: int | None, spare: Sequence[Sequence[str]]) -> Layout:
    """Fit columns to a screen, which is unbounded for None.

    Text wraps at blanks first. Where that is not enough, columns with one value are said below, and the
    longest running text, where the others leave it too little room, stands under each row. Then those of
    `spare` go, the first first: of its first part where the others have too little room to be read with
    ease, of its second where they have none. Then long words are parted; at last the table is drawn in
    bands.
    """
    if screen is None or _sum([column.width for column in columns]) <= screen:
        return Layout([[(column, column.width) for column in columns]], [])
    shown, notes = list(columns), []
    if not _fits(shown, screen, 0):
        same = [column for column in shown if column.is_constant]
        shown = [column for column in shown if column not in same] or shown[:1]
        if same:
            notes.append(f"In every row: {', '.join(f'{c.cells[0]} {c.cells[1]}' for c in same)}.")
    below = _squeezed(shown, screen, {name for names in spare for name in names})
    shown = [column for column in shown if column is not below]
    gone = []
    for part, names in enumerate(spare):
        for name in names:
            if not _fits(shown, screen, part):
                gone += [column.cells[0] for column in shown if column.name == name]
                shown = [column for column in shown if column.name != name] or shown
    if gone:
        notes.append(f"Left out in this width: {', '.join(gone)}; --columns or --format csv shows them.")
    return Layout(_bands(shown, screen), notes, below)


def _squeezed(columns: Sequence[Column], screen: int, spare: Container[str]) -> Column | None:
    """Return a column of running text to which the others leave no room; None where there is none.

    It is the longest that is wider than the screen, the last that is not spare, or the second. The first
    column stays, a name stays beside its code, and so does the text of a table with few columns.
    """
    if len(columns) < _MANY:
        return None
    pairs = [(before, column) for before, column in pairwise(columns) if column.name not in spare]
    texts = [column for before, column in pairs if column.is_text and before.width > _CODE]
    last = pairs[-1][1] if pairs else None
    for column in sorted(texts, key=lambda column: column.width, reverse=True):
        if column.width > screen or column in (last, columns[1]):
            room = _COMFORT if column is columns[1] else _ROOM
            others = [other.comfort for other in columns if other is not column]
            return column if _sum([*others, room]) > screen else None
    return None


def _fits(columns: Sequence[Column], screen: int, part: int) -> bool:
    return _sum([column.parts if part else column.comfort for column in columns]) <= screen


def _heads(columns: Sequence[Column]) -> list[Column]:
    """Return the columns that say what a row is about: the first, and the second beside a code."""
    return list(columns[: 2 if columns[0].width <= _CODE else 1])


def _bands(columns: Sequence[Column], screen: int) -> list[Band]:
    """Return the columns in as few bands as fit, each with the first column, and the second beside a code."""
    heads = _heads(columns)
    bands = [heads.copy()]
    for column in columns[len(heads) :]:
        if len(bands[-1]) > len(heads) and _sum([c.parts for c in (*bands[-1], column)]) > screen:
            bands.append(heads.copy())
        bands[-1].append(column)
    return [
        [(column, column.filled(limit)) for column, limit in zip(band, _widths(band, screen), strict=True)]
        for band in bands
    ]


def _widths(columns: Sequence[Column], screen: int) -> list[int]:
    """Return the widths of columns side by side: as wide as they like, as they read well, or as they must."""
    most = [column.width for column in columns]
    for least in (
        [column.comfort for column in columns],
        [min(column.width, column.words) for column in columns],
        [column.parts for column in columns],
    ):
        if _sum(least) <= screen:
            return _share(least, most, screen - _sum(least))
        most = least
    return _shrink([column.parts for column in columns], screen)


def _share(least: Sequence[int], most: Sequence[int], left: int) -> list[int]:
    """Return widths between two bounds that share the cells left: what one does not need goes to others.

    A column that lacks few cells gets them, so that no word is parted for one or two.
    """
    widths = list(least)
    lacking = sorted(range(len(widths)), key=lambda place: most[place] - least[place])
    for nth, place in enumerate(lacking):
        lack, share = most[place] - least[place], left // (len(lacking) - nth)
        more = lack if lack <= min(left, _FEW) else min(lack, share)
        widths[place] += more
        left -= more
    return widths


def _shrink(widths: list[int], screen: int) -> list[int]:
    """Return widths of which the widest are narrowed until they fit, but none below a letter."""
    widths = widths.copy()
    while _sum(widths) > screen and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths


def _sum(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)
