"""A page of the site as a test reads it."""

import posixpath
from collections.abc import Mapping
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """A page: its ids, its links, every tag with its attributes, and the text of each cell and paragraph."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.unclosed: list[str] = []
        self.tables: dict[str, list[list[str]]] = {}
        self._cells: list[list[str]] | None = None
        self.feed(content.decode("utf-8"))
        self.unclosed += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table" and "id" in values:
            self._cells = self.tables[values["id"]] = []
        elif tag == "tr" and self._cells is not None:
            self._cells.append([])
        elif tag in ("td", "th") and self._cells:
            self._cells[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unclosed.append(f"/{tag}")
        if tag == "table":
            self._cells = None

    def handle_data(self, data: str) -> None:
        if self._cells and self._cells[-1] and {"td", "th"} & set(self.open):
            self._cells[-1][-1] = " ".join(f"{self._cells[-1][-1]} {data}".split())

    @property
    def ids(self) -> list[str]:
        return [values["id"] for _, values in self.tags if "id" in values]

    @property
    def links(self) -> list[str]:
        """Everything that a page leads to or loads."""
        return [values[name] for _, values in self.tags for name in ("href", "src") if name in values]

    def rows(self, table: str) -> list[list[str]]:
        """The rows of a table without its header."""
        return self.tables[table][1:]


def broken_links(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The links inside a site that lead to no file, or to no place in it: page and link."""
    pages = {path: Page(content) for path, content in files.items() if path.endswith(".html")}
    places = {path: set(page.ids) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in page.links:
            if "://" in link:
                continue
            target, _, place = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if target == "compare.html" != path and place:  # names what is to be compared
                known = all(f"instruments/{id}.html" in files for id in place.split("+"))
            else:
                known = not place or place in places.get(target, ())
            if target not in files or not known:
                broken.append((path, link))
    return broken
