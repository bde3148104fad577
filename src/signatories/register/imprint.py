"""Whose record it is, under which licence: what `record.yaml` said when the register was compiled."""

from typing import NamedTuple

from signatories.register.tables import Register

PROGRAM = "signatories"
"""The name that stands where a record has none."""

_CC = {"BY": "by", "BY-SA": "by-sa", "BY-NC": "by-nc", "BY-NC-SA": "by-nc-sa", "BY-ND": "by-nd"}


class Licence(NamedTuple):
    """A licence: its identifier, its name for readers and its address; empty where none is named."""

    id: str
    name: str
    address: str

    @property
    def sentence(self) -> str:
        """Return what the licence lets readers do, as the end of a sentence that begins with "The data"."""
        if not self.id:
            return "are published without a licence"
        if self.id == "CC0-1.0":
            return "are dedicated to the public domain (CC0 1.0)"
        return f"are published under {self.name}"


class Imprint(NamedTuple):
    """Whose record it is; texts that the record does not give are empty.

    `countries_from` says who made the countries that the record did not write itself, and
    `countries_licence` under which licence they are.
    """

    title: str = ""
    publisher: str = ""
    licence: str = ""
    homepage: str = ""
    contact: str = ""
    language: str = "en"
    countries_from: str = ""
    countries_licence: str = ""

    @property
    def name(self) -> str:
        """The title, or the program's name where the record has none."""
        return self.title or PROGRAM

    @property
    def slug(self) -> str:
        """The title as a name for a data package: small letters, figures and hyphens."""
        words = "".join(c if c.isascii() and c.isalnum() else " " for c in self.name.lower()).split()
        return "-".join(words) or PROGRAM

    @property
    def whose(self) -> str:
        """The title and the publisher, with the homepage; empty where the record has no title."""
        return ", ".join(filter(None, (self.title, self.publisher, self.homepage)))


def imprint(register: Register) -> Imprint:
    """Return whose record a register was compiled from."""
    known = register.rows("SELECT substr(key, 8), value FROM meta WHERE key LIKE 'record.%'")
    said = dict(known)
    return Imprint(**{name: said[name] for name in Imprint._fields if name in said})


def licence_of(text: str) -> Licence:
    """Return the licence that an SPDX identifier, or an address, names."""
    if "://" in text:
        return Licence("other", text, text)
    if text == "CC0-1.0":
        return Licence(text, "CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/")
    head, _, version = text.removeprefix("CC-").rpartition("-")
    if text.startswith("CC-") and head in _CC:
        address = f"https://creativecommons.org/licenses/{_CC[head]}/{version}/"
        return Licence(text, f"CC {head} {version}", address)
    return Licence(text, text, f"https://spdx.org/licenses/{text}.html" if text else "")
