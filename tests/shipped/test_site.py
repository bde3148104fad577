"""The front page of the shipped record is light, with everything that it loads."""

from pathlib import PurePosixPath

from program import TODAY
from signatories.register.tables import Register
from signatories.site import Site
from webpages import Page


def test_the_front_page_weighs_less_than_150_kib_with_all_it_loads(shipped: Register) -> None:
    sizes: dict[str, int] = {}
    front = b""
    for path, content in Site(shipped, TODAY).files():
        sizes[path] = len(content)
        if path == "index.html":
            front = content
            break
    loading = ("stylesheet", "icon")
    loads = [
        values.get("src") or values["href"]
        for tag, values in Page(front).tags
        if tag in ("script", "img") or (tag == "link" and values["rel"] in loading)
    ]
    assert {PurePosixPath(name).suffix for name in loads} == {".css", ".js", ".svg"}
    assert len(front) + sum(sizes[name] for name in loads) < 150 * 1024
