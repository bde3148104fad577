"""Machine-readable views of the whole site: the feed of changes, and the map of the site."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from signatories.formats import sized
from signatories.site.changes import Changed, ChangeDay
from signatories.site.markup import spans_in_words

FEED: Final = "feed.xml"
SITEMAP: Final = "sitemap.xml"

ENTRIES: Final = 100
"""No more entries than these, the newest."""

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "signatories:changes")


def feed(days: Sequence[ChangeDay], day: str, url: str, name: str) -> tuple[str, bytes]:
    """Return the Atom feed: an entry for each instrument on each day on which its record changed.

    `name` is the record's. Without the address of the site its links are relative, as the format allows;
    the ids are the same.
    """
    entries = [_entry(on.day, row, url) for on in days for row in on.instruments][:ENTRIES]
    updated = max((on.day for on in days), default=day)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(name)}: what changed</title>",
        f"<id>{_id(url or 'feed')}</id>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f"<author><name>{escape(name)}</name></author>",
        f'<link rel="self" href={quoteattr(url + FEED)}/>',
        f"<link href={quoteattr(url + 'index.html')}/>",
        *entries,
        "</feed>",
    ]
    return FEED, ("\n".join(lines) + "\n").encode()


def _entry(day: str, row: Changed, url: str) -> str:
    link = "changes.html" if row.gone else f"instruments/{row.instrument}.html"
    noun = "more change" if row.sentences else "change"
    besides = f"{sized(row.besides, noun)} to sources, notes and claims." if row.besides else ""
    text = spans_in_words(" ".join(filter(None, (*row.sentences, besides))))
    return (
        f"<entry><title>{escape(row.title)}</title><id>{_id(day, row.instrument)}</id>"
        f"<updated>{day}T00:00:00Z</updated><link href={quoteattr(url + link)}/>"
        f"<summary>{escape(text)}</summary></entry>"
    )


def _id(*words: str) -> str:
    return uuid.uuid5(_NAMESPACE, " ".join(words)).urn


def sitemap(paths: Iterable[str], url: str, day: str) -> tuple[str, bytes]:
    """Return the list of pages for search engines, which takes whole addresses only."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<url><loc>{escape(url + path)}</loc><lastmod>{day}</lastmod></url>" for path in paths),
        "</urlset>",
    ]
    return SITEMAP, ("\n".join(lines) + "\n").encode()
