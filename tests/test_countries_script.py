"""data/countries.yaml is what scripts/countries.py makes of it, and holds what people rely on."""

import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from program import ROOT

SCRIPT = ROOT / "scripts" / "countries.py"
OVERRIDES = ROOT / "scripts" / "countries_overrides.yaml"
PATH = ROOT / "data" / "countries.yaml"
TEXT = PATH.read_text(encoding="utf-8")
COUNTRIES: dict[str, dict[str, Any]] = yaml.load(TEXT, yaml.BaseLoader)
LIVING = {code: country for code, country in COUNTRIES.items() if "until" not in country}
FORMER = {code: country for code, country in COUNTRIES.items() if "until" in country}

ORGANISATIONS = ["AUC", "COE", "EU", "IFAD", "INTERPOL", "UNESCO"]
NOT_MEMBERS = {"COK", "NIU", "PSE", "TWN", "VAT", "XKX"}
KEYS = [
    "name", "short", "official_name", "alpha2", "numeric", "kind", "region", "subregion",
    "admitted", "until", "successors", "aliases", "footnote",
]  # fmt: skip


def folded(name: str) -> str:
    """The name without case and accents."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def names(country: dict[str, Any]) -> set[str]:
    """Everything by which a country may be called, folded."""
    own = [country["name"], country["short"], country["official_name"]]
    return {folded(name) for name in own + country.get("aliases", [])}


def called(name: str) -> list[str]:
    """The codes of the countries of that name."""
    return [code for code, country in COUNTRIES.items() if folded(name) in names(country)]


def kind(wanted: str) -> set[str]:
    """The codes of all of one kind that exist today."""
    return {code for code, country in LIVING.items() if country["kind"] == wanted}


def run(*options: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the script, if the packages that it reads are installed."""
    for package in ("pycountry", "babel", "hdx.location"):
        pytest.importorskip(package)
    command = [sys.executable, SCRIPT, *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_shipped_file_is_up_to_date() -> None:
    """If this fails, run `python scripts/countries.py` and read the difference."""
    result = run("--check")
    assert result.returncode == 0, result.stderr


def test_a_stale_file_is_reported_with_the_cure_and_left_alone(tmp_path: Path) -> None:
    organisations = PATH.with_name("organisations.yaml").read_text(encoding="utf-8")
    (tmp_path / "organisations.yaml").write_text(organisations, encoding="utf-8")
    stale = tmp_path / "countries.yaml"
    stale.write_text(TEXT.replace("Norway", "Norge"), encoding="utf-8")
    result = run("--check", "--data", tmp_path)
    assert result.returncode == 1
    assert result.stderr == f"{stale} is stale: run `python scripts/countries.py`\n"
    assert "Norge" in stale.read_text(encoding="utf-8")


def test_overrides_are_sorted_and_have_only_known_keys() -> None:
    overrides = yaml.load(OVERRIDES.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert list(overrides) == [code for code in COUNTRIES if code in overrides]
    for code, override in overrides.items():
        assert list(override) == [key for key in KEYS if key in override], code


def test_without_the_record_un_there_are_no_days_of_admission(tmp_path: Path) -> None:
    result = run("--data", tmp_path)
    assert result.returncode == 1
    assert "must have a record 'un'" in result.stderr
    assert not (tmp_path / "countries.yaml").exists()


def test_the_193_members_of_the_united_nations() -> None:
    members = {code for code, country in COUNTRIES.items() if "admitted" in country}
    assert len(members) == 193
    assert kind("state") == members | NOT_MEMBERS


def test_guinea_bissau_is_a_member() -> None:
    """Another data set had this wrong for years, because nobody counted to 193."""
    assert COUNTRIES["GNB"]["admitted"] == "1974-09-17"


def test_first_and_last_admission() -> None:
    days = [country["admitted"] for country in COUNTRIES.values() if "admitted" in country]
    assert (min(days), max(days)) == ("1945-10-24", "2011-07-14")
    assert COUNTRIES["SSD"]["admitted"] == "2011-07-14"


def test_the_249_entries_of_iso_3166_1_each_once() -> None:
    pycountry = pytest.importorskip("pycountry")
    listed = [
        (code, country["alpha2"], country["numeric"])
        for code, country in LIVING.items()
        if "numeric" in country
    ]
    standard = [(c.alpha_3, c.alpha_2, c.numeric) for c in pycountry.countries]
    assert len(listed) == 249
    assert sorted(listed) == sorted(standard)


def test_all_others_are_kosovo_and_organisations() -> None:
    assert {code for code in LIVING if "numeric" not in LIVING[code]} == {"XKX", *ORGANISATIONS}
    assert COUNTRIES["XKX"]["alpha2"] == "XK"
    assert kind("organisation") == set(ORGANISATIONS)
    assert not COUNTRIES["EU"].keys() & {"alpha2", "numeric", "region", "subregion", "admitted"}


@pytest.mark.parametrize("key", ["alpha2", "numeric"])
def test_no_code_means_two_countries(key: str) -> None:
    """CS was Czechoslovakia and then Serbia and Montenegro, so neither has it."""
    uses = Counter(country[key] for country in COUNTRIES.values() if key in country)
    assert uses.most_common(1)[0][1] == 1
    assert "CS" not in uses


def test_no_name_means_two_countries() -> None:
    uses = Counter(name for country in COUNTRIES.values() for name in names(country))
    assert [name for name, count in uses.items() if count > 1] == []


def test_no_alias_repeats_a_name_or_a_code() -> None:
    codes = {folded(code) for code in COUNTRIES}
    codes |= {folded(country["alpha2"]) for country in COUNTRIES.values() if "alpha2" in country}
    for country in COUNTRIES.values():
        aliases = [folded(alias) for alias in country.get("aliases", [])]
        own = {folded(country[key]) for key in ("name", "short", "official_name")}
        assert len(aliases) == len(set(aliases)), country["name"]
        assert not set(aliases) & (own | codes), country["name"]


@pytest.mark.parametrize("name", ["Korea", "Macedonia", "Vietnam, South", "Virgin Islands"])
def test_ambiguous_names_mean_nobody(name: str) -> None:
    assert called(name) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Congo", "COG"),
        ("Zaire", "COD"),
        ("Democratic Republic of the Congo", "COD"),
        ("Guinea", "GIN"),
        ("Ivory Coast", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Turkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Czech Republic", "CZE"),
        ("Swaziland", "SWZ"),
        ("Cape Verde", "CPV"),
        ("Burma", "MMR"),
        ("East Timor", "TLS"),
        ("Micronesia", "FSM"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("South Korea", "KOR"),
        ("Korea, Democratic People's Republic of", "PRK"),
        ("Great Britain and Northern Ireland", "GBR"),
        ("UK", "GBR"),
        ("Russia", "RUS"),
        ("Chinese Taipei", "TWN"),
        ("Palestine, State of", "PSE"),
        ("Vatican City", "VAT"),
        ("European Commission", "EU"),
        ("USSR", "SUN"),
        ("East Germany", "DDR"),
        ("Federal Republic of Yugoslavia", "YUG"),
    ],
)
def test_names_that_people_type(name: str, code: str) -> None:
    assert called(name) == [code]


def test_names_are_those_of_the_united_nations() -> None:
    expected = {
        "BOL": "Bolivia (Plurinational State of)",
        "CIV": "Côte d'Ivoire",
        "CZE": "Czechia",
        "GBR": "United Kingdom of Great Britain and Northern Ireland",
        "IRN": "Iran (Islamic Republic of)",
        "KOR": "Republic of Korea",
        "LAO": "Lao People's Democratic Republic",
        "MDA": "Republic of Moldova",
        "NLD": "Netherlands (Kingdom of the)",
        "PSE": "State of Palestine",
        "TUR": "Türkiye",
        "VAT": "Holy See",
        "VNM": "Viet Nam",
    }
    assert {code: COUNTRIES[code]["name"] for code in expected} == expected


def test_former_states_and_the_day_each_was_no_more() -> None:
    assert {code: country["until"] for code, country in FORMER.items()} == {
        "CSK": "1993-01-01",
        "DDR": "1990-10-03",
        "SCG": "2006-06-03",
        "SUN": "1991-12-26",
        "VDR": "1976-07-02",
        "YMD": "1990-05-22",
        "YUG": "2003-02-04",
    }
    for country in FORMER.values():
        assert country["kind"] == "state"
        assert set(country["successors"]) <= COUNTRIES.keys()


def test_regions_are_those_of_m49() -> None:
    places = {(c["region"], c["subregion"]) for c in COUNTRIES.values() if "region" in c}
    assert {region for region, _ in places} == {"Africa", "Americas", "Asia", "Europe", "Oceania"}
    assert len(places) == 17
    assert {code for code, c in COUNTRIES.items() if "region" not in c} == {"ATA", *ORGANISATIONS}
    assert COUNTRIES["CYP"]["subregion"] == "Western Asia"
    assert COUNTRIES["MEX"]["subregion"] == "Latin America and the Caribbean"


def test_contested_names_carry_a_footnote() -> None:
    footnotes = {code for code, country in COUNTRIES.items() if "footnote" in country}
    assert footnotes == {"COK", "NIU", "PSE", "TWN", "VAT", "XKX", "YUG"}


def test_norway_and_namibia_are_quoted() -> None:
    assert '  alpha2: "NO"\n' in TEXT
    assert '  alpha2: "NA"\n' in TEXT


def test_every_yaml_reader_sees_strings() -> None:
    """Dates aside, which the project's own reader keeps as they are written."""
    for code, country in yaml.safe_load(TEXT).items():
        for key, value in country.items():
            assert str(value) == str(COUNTRIES[code][key])
            assert key in ("admitted", "until") or isinstance(value, str | list)
            assert all(isinstance(item, str) for item in value) if isinstance(value, list) else True


def test_records_are_canonical() -> None:
    assert "\N{RIGHT SINGLE QUOTATION MARK}" not in TEXT
    assert max(map(len, TEXT.splitlines())) <= 118
    former = sorted(FORMER)
    rest = sorted(COUNTRIES.keys() - FORMER.keys() - set(ORGANISATIONS))
    assert list(COUNTRIES) == [*rest, *former, *ORGANISATIONS]
    for country in COUNTRIES.values():
        assert list(country) == [key for key in KEYS if key in country]
        assert set(KEYS[:3]) <= country.keys()
