"""A source as formats write it, where an answer says what it rests on."""

from typing import NamedTuple


class Source(NamedTuple):
    """A source that an answer rests on; its address may be empty, and so may the date."""

    instrument: str
    source: str
    publisher: str
    title: str
    published: str
    url: str
