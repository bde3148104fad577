"""HTML: text is text wherever it stands, and what a screen reader needs is there."""

import io
from html.parser import HTMLParser

import pytest

from program import Run
from signatories.formats import FORMATS, Answer
from signatories.formats.source import Source
from traps import TRAPS

VOID = {"meta", "link", "br"}


class Page(HTMLParser):
    """The elements of a page in order, each with its attributes and all the text in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[int] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag, "elements close in order"

    def handle_data(self, data: str) -> None:
        for place in self._open:
            self.elements[place][2].append(data)

    @property
    def unclosed(self) -> list[str]:
        return [self.elements[place][0] for place in self._open]

    def texts(self, tag: str) -> list[str]:
        return ["".join(text) for name, _, text in self.elements if name == tag]

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found, _ in self.elements if name == tag]


def page(answer: Answer) -> Page:
    stream = io.StringIO(newline="")
    FORMATS["html"].write(answer, stream)
    return Page(stream.getvalue())


def visible(text: str) -> str:
    return "".join(c if c.isprintable() or c in "\t\n" else "\ufffd" for c in text)


@pytest.mark.parametrize(
    "text",
    [*TRAPS, "</td><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&amp;", "<!--", "]]>", "'"],
)
def test_text_is_text_in_every_place(text: str) -> None:
    source = Source("i", "s", text, text, text, text)
    found = page(Answer(text, ("a", "b"), [("x", text)], [text], question=text, data=text, sources=[source]))
    assert found.unclosed == ["html"]
    assert {name for name, *_ in found.elements} <= {
        "html", "meta", "title", "style", "section", "table", "caption", "thead", "tbody", "tr", "th", "td",
        "h2", "ul", "li", "p", "small",
    }  # fmt: skip
    assert found.texts("caption") == found.texts("title") == [visible(text)]
    assert found.texts("td") == [visible(text)]
    assert found.texts("li")[0] == visible(text)
    assert {name for *_, attributes, _ in found.elements for name in attributes} <= {
        "lang", "charset", "name", "content", "scope", "class", "dir",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ('https://ring.example/a?b=1&c="2"', ['https://ring.example/a?b=1&c="2"']),
        ("http://ring.example", ["http://ring.example"]),
        ("javascript:alert(1)", []),
        ("https://ring.example and more", []),
        ("data:text/html,a", []),
    ],
)
def test_only_an_address_of_the_web_is_a_link(text: str, links: list[str]) -> None:
    found = page(Answer("t", ("a", "b"), [("x", text)]))
    assert [attributes["href"] for attributes in found.attributes("a")] == links
    assert found.texts("td") == [text]


def test_a_page_has_what_a_screen_reader_needs(run: Run) -> None:
    found = Page(run("who-signed", "ring", "--format", "html").text)
    assert found.attributes("html") == found.attributes("section") == [{"lang": "en"}]
    assert [attributes["scope"] for attributes in found.attributes("th")] == ["col"] * 8 + ["row"] * 5
    assert found.texts("th")[4:8] == ["certainty", "known to", "disputed", "sources"]
    assert len(found.texts("caption")) == len(found.texts("section")) == 1
    assert "script" not in {name for name, *_ in found.elements}


def test_names_in_another_language_say_so(run: Run) -> None:
    found = Page(run("who-signed", "ring", "--lang", "ar", "--format", "html").text)
    cells = [(attributes, text) for name, attributes, text in found.elements if name == "td"]
    foreign = [("".join(text), attributes) for attributes, text in cells if "lang" in attributes]
    assert len(foreign) == 5
    assert "ناميبيا" in {text for text, _ in foreign}
    assert all((found["lang"], found["dir"]) == ("ar", "auto") for _, found in foreign)


def test_notes_sources_and_versions_stand_below(run: Run) -> None:
    items = Page(run("who-signed", "pledge", "--format", "html").text).texts("li")
    assert 'Kenya, disputed: The government calls the listing an error, "not ours".' in items
    assert 'Herald: Kenya: "not ours", 2022-05 (pledge: herald-2022)' in items
    shown = Page(run("who-signed", "pledge", "--format", "html").text).texts("p")[-1]
    assert shown.endswith("data to 2026-11-01: who-signed pledge, as of 2026-11-28.")
