"""Files of the site: their list, and each of them."""

import re
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files as resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from signatories import charts as pictures
from signatories._version import __version__
from signatories.export import export
from signatories.query.lists import InstrumentRow
from signatories.register.tables import Register, spelling
from signatories.site import api, comparison, feed, markup, search_index
from signatories.site.content import MATRIX_COLUMNS, Gathered
from signatories.site.filters import FILTERS, imprecise
from signatories.site.page_content import OfInstrument

if TYPE_CHECKING:
    import jinja2

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none';"
    " form-action 'none'"
)
"""The Content-Security-Policy of every page: nothing from elsewhere, nothing inline."""

PACKAGE: Final = "data"
"""Where the whole data set lies in the site."""

ASSETS: Final = ("site.css", "tables.js", "search.js", "compare.js", "icon.svg", "share.png")

CLAIMS: Final = 150
"""So many claims of one verdict stand on the page of claims."""

LONG: Final = 150
"""A table of a country with more rows than these shows its beginning on every screen."""

HISTORY: Final = 60
"""So many entries of a country's history are a line of events that somebody reads."""

LISTED: Final = 400
"""So many instruments stand on one page of the list."""


_SINGLE: Final = (
    "index.html", "countries.html", "claims.html", "matrix.html", "compare.html", "changes.html", "due.html",
    "about.html",
)  # fmt: skip
"""The pages of which there is one; each has a template of its name."""


class Site:
    """The site of a register on a day.

    `url` is the address at which it will be found, where that is known: search engines and those who show
    what somebody shares want whole addresses. `today` is the day on which older states are read.

    Raises:
        ModuleNotFoundError: Jinja2 is not installed.
    """

    def __init__(self, register: Register, as_of: str, *, url: str = "", today: str = "") -> None:
        self._gathered = Gathered(register, as_of, today)
        self._url = url.rstrip("/") + "/" if url else ""
        self._templates = _environment(self._gathered, self._url)

    @cached_property
    def total(self) -> int:
        """The number of pages."""
        gathered = self._gathered
        lists = len(self._lists()) + len(_SINGLE) + len(gathered.pairs)
        return len(gathered.instruments) + len(gathered.countries) + lists

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every file: its path in the site and its bytes; the pages with what belongs to them."""
        pages = []
        for path, content in self._files():
            if path.endswith(".html"):
                pages.append(path)
            yield path, content
        if self._url:
            yield feed.sitemap(pages, self._url, self._gathered.day)

    def _files(self) -> Iterator[tuple[str, bytes]]:
        gathered = self._gathered
        for name in ASSETS:
            yield f"static/{name}", resources("signatories.site").joinpath("static", name).read_bytes()
        yield "static/pictures.css", pictures.stylesheet().encode()
        yield from api.files(gathered)
        yield from search_index.files(gathered)
        yield search_index.names(gathered)
        yield from _package(gathered.register)
        yield feed.feed(gathered.changes, gathered.day, self._url, gathered.imprint.name)
        for name in _SINGLE:
            yield self._page(name, name)
        for number, rows in enumerate(lists := self._lists(), start=1):
            path = _list_path(number)
            yield self._page(path, "instruments.html", rows=rows, number=number, pages=len(lists))
        for first, second in gathered.pairs:
            pair = comparison.pair(gathered.register, first, second, gathered.day)
            yield self._page(pair.path, "pair.html", pair=pair)
        for row in gathered.instruments:
            yield from self._instrument(gathered.instrument(row.id), row)
        for country in gathered.countries:
            page = gathered.country(country)
            yield self._page(f"countries/{country.code}.html", "country.html", page=page)
            yield api.country(gathered, page)

    def _lists(self) -> list[list[InstrumentRow]]:
        """Return the instruments in as many parts as the list has pages."""
        rows = sorted(self._gathered.instruments, key=lambda row: (spelling(row.title), row.id))
        return [rows[start : start + LISTED] for start in range(0, max(len(rows), 1), LISTED)]

    def _instrument(self, page: OfInstrument, row: InstrumentRow) -> Iterator[tuple[str, bytes]]:
        id, register, day = page.particulars.id, self._gathered.register, self._gathered.day
        shown = {
            "map": pictures.tile_map(register, id, page.last_day or day, link=_from_instrument),
            "growth": pictures.growth(register, [id], day, counts=page.counts),
        }
        downloads = [
            (f"{id}.csv", f"Who was in on {page.last_day} (CSV)" if page.last_day else "Who is in (CSV)"),
            (f"{id}-timeline.csv", "Every act (CSV)"),
            (f"../api/instruments/{id}.json", "Everything on this page (JSON)"),
        ]
        yield self._page(
            f"instruments/{id}.html", "instrument.html", page=page, row=row, downloads=downloads,
            citation=self._gathered.citation(id, page.last_day or day),
            cite=markup.Citations(page.shown_sources),
            pictures={word: _light(pictures.inline(drawn, f"{word}-")) for word, drawn in shown.items()},
        )  # fmt: skip
        yield api.instrument(self._gathered, page)
        yield comparison.data_of(self._gathered, row, page.members)
        yield f"instruments/{id}.csv", self._gathered.table(page)
        yield f"instruments/{id}-timeline.csv", self._gathered.acts(page)

    def _page(self, path: str, template: str, **values: Any) -> tuple[str, bytes]:
        """Return a page; `root` leads from it to the front page's folder."""
        root = "../" * path.count("/")
        return path, self._templates.get_template(template).render(root=root, path=path, **values).encode()


def _list_path(number: int) -> str:
    """Return where a page of the list of instruments lies."""
    return "instruments.html" if number == 1 else f"instruments-{number}.html"


def _environment(gathered: Gathered, url: str) -> "jinja2.Environment":
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("signatories.site"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "site": gathered, "version": __version__, "policy": POLICY, "url": url,
        "MATRIX_COLUMNS": MATRIX_COLUMNS, "CLAIMS": CLAIMS, "LONG": LONG, "HISTORY": HISTORY,
        "LISTED": LISTED, "list_path": _list_path,
        "pair_path": comparison.path_of,
    }  # fmt: skip
    environment.filters |= FILTERS | markup.MARKUP
    environment.tests["imprecise"] = imprecise
    return environment


def _package(register: Register) -> Iterator[tuple[str, bytes]]:
    """Yield the whole data set, as `signatories export` writes it, without the JSON that `api/` splits."""
    with TemporaryDirectory() as passing:
        folder = Path(passing)
        for name in export(register, folder, whole=False):
            yield f"{PACKAGE}/{name}", (folder / name).read_bytes()


def _from_instrument(code: str) -> str:
    """Return where a tile leads to, from the page of an instrument."""
    return f"../countries/{code}.html"


def _light(drawn: str) -> str:
    """Return a drawing without what is said twice or by the style sheet: it has many tiles.

    Those of countries that are not in are one shape, with a link for each of them.
    """
    for spare, instead in _SPARE:
        drawn = drawn.replace(spare, instead)
    drawn = _LABEL.sub("", _STRETCH.sub("", drawn))
    blank = list(_BLANK.finditer(drawn))
    if blank:
        shapes: dict[str, str] = {}
        for tile in blank:
            x, y, wide, high = tile["box"].split('"')[1::2]
            shapes[tile["look"]] = shapes.get(tile["look"], "") + f"M{x} {y}h{wide}v{high}h-{wide}z"
        paths = "".join(f'<path class="{look}" d="{shape}"/>' for look, shape in shapes.items())
        links = "".join(f"{tile['link']}{tile['place']}{tile['code']}</a>" for tile in blank)
        start = blank[0].start()
        rest = _BLANK.sub("", drawn[start:])
        drawn = f'{drawn[:start]}{paths}<g class="p-code">{links}</g>{rest}'
    return drawn.replace(' width="22" height="22" class="', ' class="tile ')


_SPARE: Final = (
    ('class="p-code" text-anchor="middle"', 'class="p-code"'),
    ('class="p-code-on" text-anchor="middle"', 'class="p-code-on"'),
    (", not named</title>", "</title>"),
    (", not known to be in</title>", "</title>"),
)
_LABEL: Final = re.compile(r' aria-label="[^"]*"(?=><title>)')
_STRETCH: Final = re.compile(r' textLength="[\d.]+" lengthAdjust="spacingAndGlyphs"')
_BLANK: Final = re.compile(
    r'(?P<link><a href="[^"]*"><title>[^<]*</title>)'
    r'<rect (?P<box>x="[^"]*" y="[^"]*" width="[^"]*" height="[^"]*") class="(?P<look>p-blank|p-unknown)"/>'
    r'(?P<place><text x="[^"]*" y="[^"]*") class="p-code"(?P<code>>\w+</text>)</a>'
)
