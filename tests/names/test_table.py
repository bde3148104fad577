"""The table of names is what scripts/names.py makes of its sources, and no name in it means two countries."""

import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from program import ROOT
from signatories import load
from signatories.names import knowing, names_in, read, shipped, table_of
from signatories.names.sorted_lines import read_lines
from signatories.names.table import PREFERENCE, fingerprint, languages, rows
from signatories.names.words.lexicon import ORGANISATIONS
from signatories.names.words.tokens import key
from signatories.register.lookup import known_names, names_of_countries

SCRIPT = ROOT / "scripts" / "names.py"
COUNTRIES = yaml.load((ROOT / "data" / "countries.yaml").read_text("utf-8"), yaml.BaseLoader)


def run(*options: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the script, if the packages that it reads are installed."""
    for package in ("pycountry", "babel", "hdx.location"):
        pytest.importorskip(package)
    return subprocess.run([sys.executable, SCRIPT, *options], capture_output=True, text=True, check=False)


def test_the_shipped_table_is_up_to_date() -> None:
    """If this fails, run `python scripts/names.py` and read the difference."""
    result = run("--check")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", ["table.tsv", "cldr.tsv"])
def test_a_stale_table_is_reported_with_the_cure_and_left_alone(tmp_path: Path, name: str) -> None:
    for path in (ROOT / "src" / "signatories" / "names").glob("*.tsv"):
        shutil.copy(path, tmp_path)
    stale = tmp_path / name
    stale.write_text("code\n", encoding="utf-8")
    result = run("--check", "--folder", tmp_path)
    assert (result.returncode, result.stderr) == (1, f"{stale} is stale: run `python scripts/names.py`\n")
    assert stale.read_text("utf-8") == "code\n"


def test_every_row_is_whole() -> None:
    for row in rows():
        assert row.kind.removesuffix("-weak") in PREFERENCE
        assert row.words == " ".join(key(row.spelling))
        assert set(row.code.split()) <= COUNTRIES.keys()
        assert row.changed == "" or row.changed.isdigit()


def test_no_name_means_two_countries() -> None:
    """Across all languages; what could is a row of kind ambiguous, which outranks the others."""
    refused = {row.words for row in rows() if row.kind == "ambiguous"}
    means = defaultdict(set)
    for row in rows():
        if row.kind.removesuffix("-weak") in ("name", "official", "former", "variant"):
            means[row.words].add(row.code)
    assert {words: codes for words, codes in means.items() if len(codes) > 1 and words not in refused} == {}


def test_every_country_has_a_name_in_every_language() -> None:
    assert languages() == ["en", "ar", "de", "es", "fr", "it", "ja", "ko", "nl", "pt", "ru", "zh"]
    for language in languages():
        assert names_in(language).keys() == COUNTRIES.keys(), language


def test_the_english_names_are_those_of_the_record() -> None:
    assert names_in("en") == {code: country["name"] for code, country in COUNTRIES.items()}


@pytest.mark.parametrize(
    ("name", "code", "year"),
    [
        ("Swaziland", "SWZ", "2018"),
        ("FYROM", "MKD", "2019"),
        ("Burma", "MMR", "1989"),
        ("Cape Verde", "CPV", "2013"),
        ("Zaire", "COD", "1997"),
        ("Upper Volta", "BFA", "1984"),
        ("Dahomey", "BEN", "1975"),
        ("Ceylon", "LKA", "1972"),
        ("Ivory Coast", "CIV", "1986"),
        ("Turkey", "TUR", "2022"),
    ],
)
def test_former_names_carry_the_year_in_which_they_changed(name: str, code: str, year: str) -> None:
    assert [(r.code, r.changed) for r in rows() if r.kind == "former" and r.spelling == name] == [
        (code, year)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le Gabon, le Tchad, le Congo, la RDC et la RCA", "GAB TCD COG COD CAF"),
        ("RDC, Brasil, Moçambique", "COD BRA MOZ"),
        ("Noruega, Sião, Birmânia, Burma, Ceilão", "NOR THA MMR MMR LKA"),
        ("RFA, Belgique, Royaume-Uni", "DEU BEL GBR"),
        ("Germania Ovest\nFrancia\nLussemburgo", "DEU FRA LUX"),
        ("Úc Đại Lợi, Tân Tây Lan, Chí Lợi, Mã Lai Á, Tân Gia Ba, Mễ Tây Cơ", "AUS NZL CHL MYS SGP MEX"),
        ("Ô-xtrây-li-a, Bru-nây, In-đô-nê-xi-a, I-ran, Pê-ru", "AUS BRN IDN IRN PER"),
        ("汶萊、寮國、紐西蘭、東帝汶、剛果民主共和國、多明尼加", "BRN LAO NZL TLS COD DOM"),
        ("ФРГ, Персия, Заир, Цейлон, Норвегия", "DEU IRN COD LKA NOR"),
    ],
)
def test_further_names_of_lists_are_known(text: str, expected: str) -> None:
    found = read(text, shipped(), kind="list", near=False)
    assert " ".join(row.code for row in found if row.verdict == "recognised") == expected


@pytest.mark.parametrize("text", ["RDC", "RCA, Kenya, Peru", "Ca-ta", "ca ta, Peru", "RFA, Cuba"])
def test_an_abbreviation_of_another_language_alone_is_none(text: str) -> None:
    found = read(text, shipped(), kind="list", near=False)
    assert not {"COD", "CAF", "QAT", "DEU"} & {row.code for row in found if row.verdict == "recognised"}


def test_the_names_of_the_shipped_record_need_not_be_looked_for_in_the_table() -> None:
    """Their fingerprint stands at its head; to look for all of them would take longer than the question."""
    with load() as register:
        names, spellings = names_of_countries(register), known_names(register)
    assert fingerprint(names.items(), spellings) == read_lines("table.tsv").remark("record")
    assert table_of(names, spellings).names == names_in("en")


def test_the_organisations_are_those_of_the_shipped_record() -> None:
    assert {code for code, country in COUNTRIES.items() if country["kind"] == "organisation"} == ORGANISATIONS


def test_a_record_of_other_countries_has_their_names_and_no_others() -> None:
    table = knowing({"NOR": "Norway", "GON": "Gondor"}, [("NOR", "Norway"), ("GON", "Gondor")])
    found = read("Norvège, Gondor, GON, Sweden", table, kind="list")
    assert [(row.code, row.verdict) for row in found] == [
        ("NOR", "recognised"),
        ("GON", "recognised"),
        ("GON", "recognised"),
        ("", "leftover"),
    ]
