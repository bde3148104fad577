"""HTML: one section with a table, fit for any page and for a file of its own. It needs no script."""

from collections.abc import Sequence
from html import escape
from typing import Final, TextIO

from signatories.formats import Answer
from signatories.formats.cells import printable
from signatories.formats.source import Source

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem}"
    "table{border-collapse:collapse}caption{font-weight:bold;padding:.5rem 0;text-align:start}"
    "th,td{border-bottom:1px solid;padding:.25rem .75rem .25rem 0;text-align:start;vertical-align:top}"
    "thead th,.w{white-space:nowrap}tbody th{font-weight:inherit}.n{text-align:end}"
)


_WORD: Final = 24
"""Text without a blank that is shorter, such as a date, is not broken at its hyphens."""


def write(answer: Answer, stream: TextIO) -> None:
    """Write a whole document whose body is one `<section>`, to be opened as it is or to be copied from.

    The title is the table's caption. The first cell of each row heads it. Below stand the notes, the sources
    and the versions. Text is escaped; a cell that is an address is a link.
    """
    stream.write(
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{_text(answer.title)}</title>\n'
        f'<style>{_STYLE}</style>\n<section lang="en">\n<table>\n<caption>{_text(answer.title)}</caption>\n'
    )
    heads = "".join(f'<th scope="col">{_text(name.replace("_", " "))}</th>' for name in answer.columns)
    stream.write(f"<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n")
    attributes = [_attributes(name, answer) for name in answer.columns]
    for row in answer.rows:
        stream.write(f"<tr>{''.join(map(_cell, range(len(row)), row, attributes))}</tr>\n")
    stream.write("</tbody>\n</table>\n")
    _write_list(stream, "Notes", [_text(note) for note in answer.notes])
    _write_list(stream, "Sources", [_source(source) for source in answer.sources])
    day = f", as of {answer.as_of}" if answer.as_of else ""
    stream.write(f"<p><small>{_text(f'{answer.data}: {answer.question}{day}.')}</small></p>\n</section>\n")


def _attributes(column: str, answer: Answer) -> str:
    name, language = answer.foreign
    return f' lang="{escape(language)}" dir="auto"' if language and column == name else ""


def _cell(place: int, value: object, attributes: str) -> str:
    tag, more = ("th", ' scope="row"') if place == 0 else ("td", "")
    text = "" if value is None else str(value)
    kind = "n" if isinstance(value, int) else "w" if text and len(text) < _WORD and " " not in text else ""
    more += f' class="{kind}"' if kind else ""
    return f"<{tag}{more}{attributes}>{_link(text, text) if _is_address(text) else _text(text)}</{tag}>"


def _source(source: Source) -> str:
    title = _link(source.url, source.title) if _is_address(source.url) else _text(source.title)
    dated = f", {_text(source.published)}" if source.published else ""
    return f"{_text(source.publisher)}: {title}{dated} ({_text(source.instrument)}: {_text(source.source)})"


def _write_list(stream: TextIO, heading: str, items: Sequence[str]) -> None:
    if items:
        lines = "".join(f"<li>{item}</li>\n" for item in items)
        stream.write(f"<h2>{heading}</h2>\n<ul>\n{lines}</ul>\n")


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and not any(c.isspace() for c in text)


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{_text(text)}</a>'


def _text(text: str) -> str:
    """Return text with each control character or other invisible sign, blanks aside, replaced."""
    return escape(printable(text, "\t\n\u00a0\u202f"))
