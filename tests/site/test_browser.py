"""The web page in a real browser: without a network, by keyboard, on a telephone, in the dark, on paper."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from browsers import ARGUMENTS, CHROMIUM, MISSING, REQUIRED, laid_out, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.skipif(bool(MISSING) and not REQUIRED, reason=MISSING)

PAGES = [
    "index.html", "countries.html", "claims.html", "about.html",
    "instruments/ring.html", "instruments/pact.html", "countries/NOR.html",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    assert not MISSING, MISSING
    return {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def site(golden_site: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the golden record's site: a folder, without any server."""
    return laid_out(golden_site, tmp_path_factory.mktemp("site"))


@pytest.fixture
def narrow(browser: "Browser") -> Iterator["BrowserContext"]:
    """A telephone, 360 pixels wide."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_nothing_from_elsewhere_and_the_console_stays_silent(
    page: "Page", site: str, path: str
) -> None:
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{site}/{path}")
    page.wait_for_load_state("load")
    assert [url for url in asked if not url.startswith(site)] == []
    assert said == []
    assert f"{site}/static/site.css" in asked


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_telephone(narrow: "BrowserContext", site: str, path: str) -> None:
    page = narrow.new_page()
    page.goto(f"{site}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(browser: "Browser", site: str, path: str, scheme: Any) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{site}/{path}")
        assert violations(page) == ""


def shown(page: "Page", table: str) -> list[str]:
    """The first cells of the rows of a table that can be seen."""
    rows = page.locator(f"#{table} tbody tr:visible th")
    return [" ".join(text.split()) for text in rows.all_inner_texts()]


def test_a_country_is_found_by_its_name_in_another_language(page: "Page", site: str) -> None:
    page.goto(f"{site}/index.html")
    everybody = shown(page, "matrix")
    page.get_by_label("Find an instrument or a country").fill("norvège")
    assert shown(page, "matrix") == ["Norway"]
    assert page.locator(".found").inner_text() == "0 instruments, 1 country"
    page.keyboard.press("Escape")
    assert shown(page, "matrix") == everybody
    assert len(everybody) > 10


def test_every_word_typed_must_be_met(page: "Page", site: str) -> None:
    page.goto(f"{site}/countries.html")
    page.get_by_label("Filter countries").fill("united kingdom")
    assert shown(page, "countries") == ["United Kingdom GBR"]
    page.get_by_label("Filter countries").fill("united nowhere")
    assert shown(page, "countries") == []
    assert page.locator(".found").inner_text() == "0 countries"


def test_a_table_is_sorted_by_keyboard_and_says_so(page: "Page", site: str) -> None:
    page.goto(f"{site}/instruments/ring.html")
    since = page.locator("#members thead th", has_text="Since")
    page.get_by_label("Filter who is in").focus()
    for _ in range(4):  # the table itself, which may scroll, then its headers
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Since"
    page.keyboard.press("Enter")
    assert since.get_attribute("aria-sort") == "ascending"
    cells = page.locator("#members tbody tr td:nth-child(3)")
    rising = cells.evaluate_all("cells => cells.map((cell) => cell.dataset.sort)")
    assert rising == sorted(rising)
    assert len(set(rising)) > 1
    page.keyboard.press("Space")
    assert since.get_attribute("aria-sort") == "descending"
    falling = cells.evaluate_all("cells => cells.map((cell) => cell.dataset.sort)")
    assert falling == sorted(rising, reverse=True)


def test_names_are_sorted_without_regard_to_accents(page: "Page", site: str) -> None:
    page.goto(f"{site}/countries.html")
    page.get_by_role("button", name="Country").press("Enter")
    names = shown(page, "countries")
    assert names.index("Brazil BRA") < names.index("Côte d'Ivoire CIV") < names.index("Czechia CZE")


def test_without_javascript_everything_is_there_to_read(browser: "Browser", site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/instruments/ring.html")
        assert page.locator(".filter").first.is_hidden()
        assert page.locator("#members tbody tr").count() > 3
        assert page.locator("thead button").count() == 0
        page.goto(f"{site}/index.html")
        page.get_by_role("link", name="United Kingdom").first.click()
        assert page.locator("h1").inner_text() == "United Kingdom"


def test_the_first_stop_of_the_keyboard_leads_past_the_navigation(page: "Page", site: str) -> None:
    page.goto(f"{site}/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_on_paper_there_is_no_navigation_and_sources_have_their_addresses(page: "Page", site: str) -> None:
    page.goto(f"{site}/instruments/ring.html")
    page.emulate_media(media="print")
    assert page.locator(".contents").is_hidden()
    assert page.locator(".filter").first.is_hidden()
    link = page.locator('.sources a[href^="http"]').first
    content = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert link.get_attribute("href") in content.replace('" "', "")
