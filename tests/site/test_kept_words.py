"""The words of sources stand on the pages as they were published, with the names in them marked."""

import json
from pathlib import Path

import pytest

import kept_record
from program import TODAY
from signatories.register.cache import load
from signatories.site import Site
from webpages import Page, broken_links


@pytest.fixture
def files(folder: Path) -> dict[str, bytes]:
    """The site of a record with kept texts; one of them holds what a page must not run."""
    note = kept_record.NOTE.replace("OSLO", "<b>OSLO</b>")
    kept_record.write(folder, {"pact/note": note})
    with load(folder, today=TODAY) as register:
        return dict(Site(register, TODAY).files())


def test_a_passage_stands_beside_its_source_with_each_name_marked_and_its_licence(
    files: dict[str, bytes],
) -> None:
    page = files["instruments/pledge.html"].decode()
    assert (
        'Those endorsing the pledge include <mark id="said-first-BRA">Brazil</mark>, '
        '<mark id="said-first-DEU">Germany</mark>, <mark id="said-first-KEN">Kenya</mark>, '
        '<mark id="said-first-NOR">Norway</mark> and the United States.\n'
    ) in page
    assert '<p class="quiet">CC0 1.0</p>' in page


def test_a_country_s_page_quotes_what_each_source_calls_it_with_a_link_to_the_place(
    files: dict[str, bytes],
) -> None:
    page = files["countries/KEN.html"].decode()
    assert 'href="../instruments/pledge.html#said-first-KEN"' in page
    assert "<mark>Kenya</mark>" in page
    assert "<mark>" not in files["countries/USA.html"].decode()


def test_what_a_text_holds_is_no_markup_and_every_link_leads_to_a_place(files: dict[str, bytes]) -> None:
    page = files["instruments/pact.html"].decode()
    assert "&lt;b&gt;OSLO&lt;/b&gt;" in page
    assert not broken_links(files)
    for path in ("instruments/pact.html", "instruments/pledge.html", "countries/KEN.html"):
        assert not Page(files[path]).unclosed


def test_programs_get_the_words_too(files: dict[str, bytes]) -> None:
    of_instrument = json.loads(files["api/instruments/pledge.json"])
    assert of_instrument["kept_texts"][0] == {
        "source": "first", "lang": "en", "licence": "CC0 1.0", "text": kept_record.FIRST,
    }  # fmt: skip
    of_country = json.loads(files["api/countries/KEN.json"])
    assert [(row["instrument"], row["source"], row["as_listed"]) for row in of_country["quotes"]] == [
        ("pledge", "first", "Kenya"), ("pact", "table", "Kenya"),
    ]  # fmt: skip
