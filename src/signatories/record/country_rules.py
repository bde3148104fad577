"""Rules about countries: what must hold between the records of countries.yaml.

A rule takes the countries and the ISO day of today; its name, with hyphens, is its id.
"""

import re
from collections.abc import Iterator, Mapping

from signatories.record.date_rules import lies_ahead, not_yet
from signatories.record.findings import CountryRule, Finding
from signatories.record.models import Country

_CODE = re.compile(r"[A-Z]{2,8}")


def well_formed_code(countries: Mapping[str, Country], _today: str) -> Iterator[Finding]:
    """Check that a country's code is capitals: ISO 3166-1 alpha-3, or an acronym that is not an ISO code."""
    for code in countries:
        if not _CODE.fullmatch(code):
            yield Finding((code,), f"the code {code!r} must be two to eight capital letters", True)


def unique_name(countries: Mapping[str, Country], _today: str) -> Iterator[Finding]:
    """Check that no two countries share an alpha-2 code, a numeric code, a name or an alias."""
    seen: dict[str, str] = {}
    for code, country in countries.items():
        aliases = ((("aliases", i), name) for i, name in enumerate(country.aliases or ()))
        own = (((key,), getattr(country, key)) for key in ("alpha2", "numeric", "name", "official_name"))
        for loc, name in (*own, *aliases):
            if name is None:
                continue
            other = seen.setdefault(str(name).casefold(), code)
            if other != code:
                yield Finding((code, *loc), f"{name!r} must be one country's: it is {other}'s too")


def known_successor(countries: Mapping[str, Country], _today: str) -> Iterator[Finding]:
    """Check that the successors of a former state are countries themselves."""
    for code, country in countries.items():
        for position, successor in enumerate(country.successors or ()):
            if successor not in countries:
                message = f"{successor!r} must be a country in countries.yaml"
                yield Finding((code, "successors", position), message)


def admission_not_in_future(countries: Mapping[str, Country], today: str) -> Iterator[Finding]:
    """Check that no state was admitted to the United Nations in the future; tomorrow is allowed."""
    for code, country in countries.items():
        if country.admitted and lies_ahead(country.admitted, today):
            yield Finding((code, "admitted"), not_yet(country.admitted, today))


COUNTRY_RULES: tuple[CountryRule, ...] = (
    well_formed_code,
    unique_name,
    known_successor,
    admission_not_in_future,
)
