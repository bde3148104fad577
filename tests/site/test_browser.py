"""The web page in a real browser: without a network, by keyboard, on a telephone, in the dark, on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

import pytest

from browsers import ARGUMENTS, CHROMIUM, MISSING, REQUIRED, laid_out, violations
from changing import history_of
from program import TODAY, Compiled
from registers import instrument
from rosters import CLOSED
from signatories.register.cache import load
from signatories.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.skipif(bool(MISSING) and not REQUIRED, reason=MISSING)

PAGES = [
    "index.html", "instruments.html", "countries.html", "claims.html", "matrix.html", "changes.html",
    "due.html", "about.html", "compare.html", "compare.html#ring+pledge+pact", "compare/council-3+ring.html",
    "instruments/ring.html", "instruments/pact.html", "instruments/pledge.html", "instruments/council-3.html",
    "countries/NOR.html", "countries/CSK.html", "countries/SJM.html", "countries/EU.html",
]  # fmt: skip
"""Every kind of page: lists, a pair, a coalition, a treaty, a dispute, the unnamed, a state, a former one, a
territory, and a body with the name of an instrument."""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    assert not MISSING, MISSING
    return {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def site(golden_site: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the golden record's site: a folder, without any server."""
    return laid_out(golden_site, tmp_path_factory.mktemp("site"))


@pytest.fixture
def history(folder: Path) -> Path:
    return history_of(folder)


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
    page.wait_for_load_state("load")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(browser: "Browser", site: str, path: str, scheme: Any) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{site}/{path}")
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert violations(page) == "", width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_what_is_opened(browser: "Browser", site: str, scheme: Any) -> None:
    """The hits of the search, all rows of a table that was folded, and everything that was closed."""
    with browser.new_context(color_scheme=scheme, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{site}/index.html")
        assert len(hits(page, "r")) > 5
        assert violations(page) == ""
        page.goto(f"{site}/countries.html")
        page.get_by_role("button", name="Show all").click()
        assert violations(page) == ""
        page.goto(f"{site}/matrix.html")
        page.locator("summary").click()
        assert page.get_by_text("Pact on Telegraphs").is_visible()
        assert violations(page) == ""


def test_the_page_of_a_closed_roster_is_as_good(
    browser: "Browser", compiled: Compiled, tmp_path: Path
) -> None:
    address = laid_out(dict(Site(compiled(CLOSED), TODAY).files()), tmp_path)
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        for path in ("instruments/roster.html", "countries/KEN.html", "index.html"):
            page.goto(f"{address}/{path}")
            assert page.evaluate("document.documentElement.scrollWidth") == 360
            assert violations(page) == ""


def shown(page: "Page", table: str) -> list[str]:
    """The first cells of the rows of a table that can be seen."""
    rows = page.locator(f"#{table} tbody tr:visible th")
    return [" ".join(text.split()) for text in rows.all_inner_texts()]


def hits(page: "Page", words: str) -> list[str]:
    """What the search shows for some words, once its index has come."""
    page.get_by_role("searchbox").fill(words)
    page.locator(".found", has_not_text="Loading").wait_for(state="attached")
    return page.locator("#hits a").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("norvège", "Norway"),
        ("НОРВЕГИЯ", "Norway"),
        ("ノルウェー", "Norway"),
        ("nor", "Norway"),
        ("Norwya", "Norway"),
        ("pledge", "Pledge for an Honest Network"),
        ("honets network", "Pledge for an Honest Network"),
        ("second conference", "Second conference of [the] Ring (Nairobi)"),
        ("norway joins", "Norway joins"),
    ],
)
def test_the_search_finds_in_every_language_and_forgives_a_typing_error(
    page: "Page", site: str, words: str, first: str
) -> None:
    """Instruments, countries, events and sources; the name typed last letters swapped, too."""
    page.goto(f"{site}/index.html")
    assert hits(page, words)[0] == first


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("second conference", "event · 2012-09-06 to 2012-09-07 · =Ring of [the] Open Net | all"),
        ("norway joins", "source · Ministry of Foreign Affairs of Norway · =Ring of [the] Open Net | all"),
        ("honest network", "instrument · pledge"),
        ("norway", "country · NOR"),
    ],
)
def test_a_hit_says_what_it_is_and_what_it_belongs_to(page: "Page", site: str, words: str, more: str) -> None:
    page.goto(f"{site}/index.html")
    hits(page, words)
    assert page.locator("#hits .quiet").first.inner_text() == more


def test_a_search_for_nothing_that_is_there_says_so(page: "Page", site: str) -> None:
    page.goto(f"{site}/index.html")
    assert hits(page, "qqqqqq zzzzz") == []
    assert page.locator("#search-status").inner_text() == "Nothing found"
    page.keyboard.press("Escape")
    assert page.get_by_role("searchbox").input_value() == ""


def test_enter_opens_the_first_hit_even_before_the_index_has_come(page: "Page", site: str) -> None:
    waiting: list[Any] = []
    page.route("**/search/0.js", lambda route: waiting.append(route))
    page.goto(f"{site}/index.html")
    with page.expect_request("**/search/0.js"):
        page.get_by_role("searchbox").fill("Noruega")
    page.keyboard.press("Enter")
    assert page.locator("#search-status").inner_text() == "Loading the index"
    waiting[0].continue_()
    page.wait_for_url("**/countries/NOR.html")
    assert page.locator("h1").inner_text() == "Norway"


def test_the_arrows_lead_into_the_hits_and_back(page: "Page", site: str) -> None:
    page.goto(f"{site}/index.html")
    found = hits(page, "r")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == found[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search"


def test_a_reader_who_never_searches_loads_no_index(page: "Page", site: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/index.html")
    page.wait_for_load_state("load")
    assert not any("/search/" in url for url in asked)


def test_two_and_three_instruments_are_compared_under_their_own_address(page: "Page", site: str) -> None:
    pairs = sorted(path.stem for path in Path(urlparse(site).path, "compare").iterdir())
    assert len(pairs) > 2
    for pair in pairs:
        page.goto(f"{site}/compare/{pair}.html")
        made = page.locator("#comparison tbody tr").all_inner_texts()
        tally = [line for line in page.locator(".tally li").all_inner_texts() if not line.startswith("0 ")]
        page.goto("about:blank")
        page.goto(f"{site}/compare.html#{pair}")
        page.locator("#comparison tbody tr").first.wait_for()
        rows = page.locator("#comparison tbody tr").all_inner_texts()
        assert {row.split("\t")[0] for row in rows} == {row.split("\t")[0] for row in made}
        compared = page.locator("#compared-tally li").all_inner_texts()
        assert sorted(line for line in compared if not line.startswith("0 ")) == sorted(tally)
    page.goto("about:blank")
    page.goto(f"{site}/compare.html#council-3+ring")
    page.get_by_label("Third instrument (may stay empty)").select_option("pact")
    page.locator("#comparison thead th").nth(4).wait_for(state="attached")
    assert page.url.endswith("#council-3+ring+pact")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.locator("#comparison tbody tr").first.wait_for()
    assert page.locator("#comparison thead th").all_inner_texts()[2:] == [
        "council-3 since",
        "ring since",
        "pact since",
    ]


def test_pairs_read_without_javascript(browser: "Browser", site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/compare.html")
        assert page.locator("#compare").is_hidden()
        page.locator('.pairs a[href="compare/council-3+ring.html"]').click()
        assert page.locator("#comparison tbody tr:visible").count() > 3


def test_a_long_table_folds_on_a_telephone_and_a_link_into_it_unfolds_it(
    narrow: "BrowserContext", browser: "Browser", site: str
) -> None:
    page = narrow.new_page()
    page.goto(f"{site}/countries.html")
    rows, seen = page.locator("#countries tbody tr"), page.locator("#countries tbody tr:visible")
    number = rows.count()
    assert seen.count() == 10 < number
    page.get_by_label("Filter countries").fill("norwegen")
    assert shown(page, "countries") == ["Norway NOR"]
    page.reload()
    page.get_by_role("button", name=f"Show all {number} countries").click()
    assert seen.count() == number
    page.reload()
    page.emulate_media(media="print")
    assert seen.count() == number
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        wide = context.new_page()
        wide.goto(f"{site}/countries.html")
        assert wide.locator("#countries tbody tr:visible").count() == number
        assert wide.locator(".unfold:visible").count() == 0


def test_the_page_of_a_country_in_very_many_folds_on_a_desk_too(
    browser: "Browser", folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The button leads on from the last row that was seen."""
    monkeypatch.setattr("signatories.site.build.LONG", 65)
    (folder / "many.yaml").write_text("".join(instrument(f"i{n}", NOR="2012-05-01") for n in range(70)))
    with load(folder, today=TODAY) as register:
        wanted = ("static/", "countries/NOR.html", "search/names")
        files = {path: text for path, text in Site(register, TODAY).files() if path.startswith(wanted)}
    address = laid_out(files, tmp_path / "site")
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address}/countries/NOR.html")
        seen = page.locator("#memberships tbody tr:visible")
        assert seen.count() == 60
        following = page.locator("#memberships tbody tr").nth(60).locator("a").first.inner_text()
        page.get_by_role("button", name="Show all 70 instruments").click()
        assert seen.count() == 70
        assert page.evaluate("document.activeElement.textContent") == following


def test_a_link_to_a_folded_row_shows_it(narrow: "BrowserContext", site: str) -> None:
    page = narrow.new_page()
    page.goto(f"{site}/countries.html")
    page.evaluate("document.querySelector('#countries tbody tr:last-child').id = 'last'")
    page.evaluate("location.hash = 'last'")
    page.locator("#last").wait_for(state="visible")


def test_the_feed_is_found_from_every_page_and_its_entries_lead_to_pages(
    page: "Page", history: Path, tmp_path: Path
) -> None:
    """A reader of feeds takes its address from the head of a page; the browser's own parser reads it."""
    with load(history, today=TODAY) as register:
        address = laid_out(dict(Site(register, TODAY).files()), tmp_path / "site")
    for path in ("index.html", "instruments/pledge.html", "countries/NOR.html"):
        page.goto(f"{address}/{path}")
        feed = page.locator('link[rel="alternate"][type="application/atom+xml"]')
        assert feed.evaluate("link => link.href") == f"{address}/feed.xml"
    page.goto(f"{address}/index.html")
    page.get_by_role("link", name="as a feed").click()
    page.wait_for_url("**/feed.xml")
    entries = page.evaluate(READ_FEED)
    assert [title for title, *_ in entries] == ["The second", "The <Pledge>"]
    assert [updated for _, updated, _ in entries] == ["2026-03-07T00:00:00Z", "2026-02-06T00:00:00Z"]
    for title, _, link in entries:
        page.goto(f"{address}/{link}")
        assert page.locator("h1").inner_text() == title


READ_FEED = """() => {
  const atom = "http://www.w3.org/2005/Atom";
  const text = new XMLSerializer().serializeToString(document.querySelector("feed") ?? document);
  const feed = new DOMParser().parseFromString(text, "application/xml");
  return [...feed.getElementsByTagNameNS(atom, "entry")].map((entry) => [
    entry.getElementsByTagNameNS(atom, "title")[0].textContent,
    entry.getElementsByTagNameNS(atom, "updated")[0].textContent,
    entry.getElementsByTagNameNS(atom, "link")[0].getAttribute("href"),
  ]);
}"""
"""The title, the day and the address of each entry of the feed that the browser shows."""


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
    page.locator("#members thead button").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Since"
    page.keyboard.press("Enter")
    assert since.get_attribute("aria-sort") == "ascending"
    cells = page.locator("#members tbody tr td:nth-child(2)")
    rising = cells.evaluate_all("cells => cells.map((cell) => cell.dataset.sort ?? cell.textContent.trim())")
    assert rising == sorted(rising)
    assert len(set(rising)) > 1
    page.keyboard.press("Space")
    assert since.get_attribute("aria-sort") == "descending"
    falling = cells.evaluate_all("cells => cells.map((cell) => cell.dataset.sort ?? cell.textContent.trim())")
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
        assert page.locator(".search").is_hidden()
        page.goto(f"{site}/countries.html")
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
