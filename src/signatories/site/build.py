"""Which files the site is made of, and each of them."""

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
from signatories.register.tables import Register
from signatories.site import api
from signatories.site.content import MATRIX_COLUMNS, Gathered, OfInstrument
from signatories.site.filters import FILTERS

if TYPE_CHECKING:
    import jinja2

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none';"
    " form-action 'none'"
)
"""The Content-Security-Policy of every page: nothing from elsewhere, nothing inline."""

PACKAGE: Final = "data"
"""Where the whole data set lies in the site."""

ASSETS: Final = ("site.css", "site.js", "icon.svg")


class Site:
    """The site of a register on a day.

    Raises:
        ModuleNotFoundError: Jinja2 is not installed.
    """

    def __init__(self, register: Register, as_of: str) -> None:
        self._gathered = Gathered(register, as_of)
        self._templates = _environment(self._gathered)

    @cached_property
    def total(self) -> int:
        """How many pages there are."""
        return len(self._gathered.instruments) + len(self._gathered.countries) + 4

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file, its path in the site and what is in it; the pages with what belongs to them."""
        gathered = self._gathered
        for name in ASSETS:
            yield f"static/{name}", resources("signatories.site").joinpath("static", name).read_bytes()
        yield "static/pictures.css", pictures.stylesheet().encode()
        yield from api.files(gathered)
        yield from _package(gathered.register)
        yield self._page("index.html", "index.html", MATRIX_COLUMNS=MATRIX_COLUMNS)
        yield self._page("countries.html", "countries.html")
        yield self._page("claims.html", "claims.html")
        yield self._page("about.html", "about.html")
        for row in gathered.instruments:
            yield from self._instrument(gathered.instrument(row.id))
        for country in gathered.countries:
            page = gathered.country(country)
            yield self._page(f"countries/{country.code}.html", "country.html", page=page)
            yield api.country(gathered, page)

    def _instrument(self, page: OfInstrument) -> Iterator[tuple[str, bytes]]:
        id, register, day = page.particulars.id, self._gathered.register, self._gathered.day
        shown = {
            "map": pictures.tile_map(register, id, day, link=_from_instrument),
            "growth": pictures.growth(register, [id], day),
        }
        timeline = pictures.timeline(register, id, day)
        downloads = [
            (f"{id}.csv", "Who is in (CSV)"),
            (f"{id}-timeline.csv", "Every act (CSV)"),
            (f"{id}-map.svg", "Map (SVG)"),
            (f"{id}-growth.svg", "Growth (SVG)"),
            (f"{id}-spans.svg", "Who was in when (SVG)"),
            (f"../api/instruments/{id}.json", "Everything on this page (JSON)"),
        ]
        yield self._page(
            f"instruments/{id}.html", "instrument.html", page=page, downloads=downloads,
            citation=self._gathered.citation(id),
            pictures={word: pictures.inline(drawn, f"{word}-") for word, drawn in shown.items()},
        )  # fmt: skip
        yield api.instrument(self._gathered, page)
        yield f"instruments/{id}-map.svg", _alone(_without_links(shown["map"]))
        yield f"instruments/{id}-growth.svg", _alone(shown["growth"])
        yield f"instruments/{id}-spans.svg", _alone(timeline)
        yield f"instruments/{id}.csv", self._gathered.table(id)
        yield f"instruments/{id}-timeline.csv", self._gathered.acts(page)

    def _page(self, path: str, template: str, **values: Any) -> tuple[str, bytes]:
        """A page; `root` leads from it to the front page's folder."""
        root = "../" * path.count("/")
        return path, self._templates.get_template(template).render(root=root, path=path, **values).encode()


def _environment(gathered: Gathered) -> "jinja2.Environment":
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("signatories.site"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"site": gathered, "version": __version__, "policy": POLICY}
    environment.filters |= FILTERS
    return environment


def _package(register: Register) -> Iterator[tuple[str, bytes]]:
    """The whole data set, as `signatories export` writes it."""
    with TemporaryDirectory() as passing:
        folder = Path(passing)
        for name in export(register, folder):
            yield f"{PACKAGE}/{name}", (folder / name).read_bytes()


def _from_instrument(code: str) -> str:
    """Where a tile leads to, from the page of an instrument."""
    return f"../countries/{code}.html"


def _without_links(picture: pictures.Picture) -> pictures.Picture:
    """A picture for a file that will lie elsewhere."""
    return picture._replace(body=re.sub(r"</?a\b[^>]*>", "", picture.body))


def _alone(picture: pictures.Picture) -> bytes:
    return pictures.document(picture).encode()
