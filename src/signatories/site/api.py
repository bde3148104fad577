"""The JSON files of the site: the same rows, for programs. `docs/site.md` describes them."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from signatories._version import __version__
from signatories.site import comparison
from signatories.site.content import Gathered
from signatories.site.page_content import OfCountry, OfInstrument

INDEX = "api/index.json"


def index(gathered: Gathered) -> tuple[str, bytes]:
    """Return the index: the day, the versions, and where every instrument and country is to be found."""
    return INDEX, _text(
        {
            "generator": "signatories",
            "version": __version__,
            "record": gathered.imprint._asdict(),
            "data_version": gathered.version,
            "as_of": gathered.day,
            "claims": "claims.json",
            "instruments": [
                {**row._asdict(), "file": f"instruments/{row.id}.json"} for row in gathered.instruments
            ],
            "countries": [
                {**row._asdict(), "file": f"countries/{row.code}.json"} for row in gathered.countries
            ],
        }
    )


def instrument(gathered: Gathered, page: OfInstrument) -> tuple[str, bytes]:
    """Return one instrument, with everything that its page shows."""
    return f"api/instruments/{page.particulars.id}.json", _text(
        {
            "as_of": gathered.day,
            "instrument": page.particulars._asdict(),
            "count": page.total._asdict(),
            "members": _rows(page.members),
            "others": _rows(page.others),
            "former": _rows(page.former),
            "notes": list(page.notes),
            "parts": _rows(page.parts),
            "timeline": _rows(page.timeline),
            "remarks": _rows(page.remarks),
            "claims": _rows(page.ledger),
            "sources": _rows(page.sources),
            "kept_texts": [
                {
                    "source": source,
                    "lang": shown.lang,
                    "licence": shown.licence,
                    "text": "".join(piece.text for piece in shown.pieces),
                }
                for source, shown in page.kept.items()
            ],
        }
    )


def country(gathered: Gathered, page: OfCountry) -> tuple[str, bytes]:
    """Return one country, with what it is in and was in."""
    return f"api/countries/{page.country.code}.json", _text(
        {
            "as_of": gathered.day,
            "country": {**page.country._asdict(), "short": page.short},
            "names": dict(page.names),
            "memberships": _rows(page.memberships),
            "notes": list(page.notes),
            "quotes": [
                {"instrument": quoted.instrument, "lang": quoted.lang, **quoted.words._asdict()}
                for quoted in page.quoted
            ],
        }
    )


def claims(gathered: Gathered) -> tuple[str, bytes]:
    """Return every claim with its verdict."""
    rows = _rows(gathered.ledger)
    return "api/claims.json", _text({"as_of": gathered.day, "claims": rows})


def _rows(rows: Sequence[Any]) -> list[dict[str, Any]]:
    return [row._asdict() for row in rows]


def _text(document: dict[str, Any]) -> bytes:
    """Return a document with one row a line, so that two versions can be compared and little is spent."""
    return ("{\n" + ",\n".join(_entry(*pair) for pair in document.items()) + "\n}\n").encode()


def _entry(key: str, value: Any) -> str:
    if isinstance(value, list) and value:
        rows = ",\n".join(map(_line, value))
        return f"{_line(key)}: [\n{rows}\n]"
    return f"{_line(key)}: {_line(value)}"


_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def files(gathered: Gathered) -> Iterator[tuple[str, bytes]]:
    """Yield the files that belong to no page of their own."""
    yield index(gathered)
    yield claims(gathered)
    yield comparison.lists(gathered)
