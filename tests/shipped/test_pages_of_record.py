"""The web page of the shipped record: every link, every page on a telephone, the largest for everybody."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browsers import ARGUMENTS, CHROMIUM, MISSING, REQUIRED, laid_out, violations
from program import TODAY
from signatories.register.tables import Register
from signatories.site import Site
from webpages import broken_links

if TYPE_CHECKING:
    from playwright.sync_api import Browser

in_a_browser = pytest.mark.skipif(bool(MISSING) and not REQUIRED, reason=MISSING)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    assert not MISSING, MISSING
    return {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="module")
def files(shipped: Register) -> dict[str, bytes]:
    """The site of the shipped record."""
    return dict(Site(shipped, TODAY).files())


def test_no_link_is_broken(files: dict[str, bytes]) -> None:
    assert broken_links(files) == []


@in_a_browser
def test_no_page_of_an_instrument_scrolls_sideways_on_a_telephone(
    files: dict[str, bytes], browser: "Browser", tmp_path: Path
) -> None:
    site = laid_out(files, tmp_path)
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        wide = {}
        for path in ("index.html", *(path for path in files if path.startswith("instruments/"))):
            if path.endswith(".html"):
                page.goto(f"{site}/{path}")
                wide[path] = page.evaluate("document.documentElement.scrollWidth")
    assert len(wide) > 30
    assert {path: width for path, width in wide.items() if width > 360} == {}


@in_a_browser
@pytest.mark.parametrize("path", ["index.html", "instruments/foc.html"])
def test_axe_finds_no_violation(
    files: dict[str, bytes], browser: "Browser", tmp_path: Path, path: str
) -> None:
    site = laid_out(files, tmp_path)
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{site}/{path}")
        assert violations(page) == ""


@in_a_browser
def test_the_claims_fold_on_every_screen_and_are_whole_on_paper(
    files: dict[str, bytes], browser: "Browser", tmp_path: Path
) -> None:
    """Their rows are long: a hundred of them were 27,000 pixels."""
    site = laid_out(files, tmp_path)
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{site}/claims.html")
        rows, seen = (
            page.locator("#claims-explained tbody tr"),
            page.locator("#claims-explained tr:visible td"),
        )
        number = rows.count()
        assert number > 20
        assert seen.count() == 10 * 6
        page.emulate_media(media="print")
        assert seen.count() == number * 6
        page.emulate_media(media="screen")
        page.get_by_role("button", name=f"Show all {number} claims").click()
        assert seen.count() == number * 6


@in_a_browser
def test_the_page_of_the_most_members_is_no_scroll_of_paper_on_a_telephone(
    files: dict[str, bytes], browser: "Browser", tmp_path: Path
) -> None:
    """It was 21,500 pixels long; the half of it is a page that somebody reads to its end."""
    site = laid_out(files, tmp_path)
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{site}/instruments/dfi.html")
        assert page.evaluate("document.documentElement.scrollHeight") < 21_500 / 2
