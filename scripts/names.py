"""Tables of names: src/signatories/names/table.tsv and cldr.tsv, every name that a country may have.

    python scripts/names.py            # write the files
    python scripts/names.py --check    # exit 1 if a file is not what the sources give

The names come from data/countries.yaml and from packages that only development needs:

- Babel: CLDR, everyday names in every language that it has (BSD; data under the Unicode licence): those of
  twelve languages stand in table.tsv, all others in cldr.tsv, of which only the lines that a text asks for
  are parsed;
- hdx-python-country: a table of OCHA with the United Nations' names (UNTERM, M49) in its other five
  languages (MIT).

What these lack, former names with the year of change, names that mean several countries and what only
looks like a country stand in names_variants.yaml beside this script. Pin the packages exactly.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Collection, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale
from babel.localedata import locale_identifiers

from countries import CURLY, read, taxonomy
from declensions import BY_LANGUAGE, forms
from signatories.names.table import PRINTED, SOUND, fingerprint
from signatories.names.words.state_forms import NAMESAKES
from signatories.names.words.tokens import key
from signatories.register.tables import spelling

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "src" / "signatories" / "names"
VARIANTS = Path(__file__).with_name("names_variants.yaml")
LANGUAGES = PRINTED[1:]
FORMS = (
    "az_Cyrl", "be_TARASK", "bs_Cyrl", "de_AT", "de_CH", "el_POLYTON", "en_AU", "es_419", "es_MX", "fa_AF",
    "ff_Adlm", "fr_BE", "fr_CA", "hi_Latn", "ks_Deva", "kok_Latn", "ms_Arab", "nl_BE", "pa_Arab", "ps_PK",
    "pt_PT", "ro_MD", "sd_Deva", "sq_XK", "sr_Latn", "sr_Latn_BA", "sr_Latn_ME", "sw_CD", "sw_KE", "ur_IN",
    "uz_Arab",
    "uz_Cyrl", "zh_Hant", "zh_Hant_HK",
)  # fmt: skip
"""The forms of a language that write countries otherwise than the language itself."""
FLAGS = 0x1F1E6 - ord("A")
"""From a letter to the one of which a pair is a flag."""
FIRM = ("name", "official", "former", "variant")
FEWEST = 100
"""A language of CLDR that names fewer countries is left out."""
SHORT = 5
"""A name of CLDR with at most this many Latin letters may be a word of another language."""
ENGLISH_WORDS = frozenset(["islands"])
"""Words that a declined name would be like: Danish "Islands", of Iceland."""
FORMS_OF_STATES: dict[str, dict[str, str]] = {
    "zh": {
        "Republic": "{}共和国, {}共和國",
        "Kingdom": "{}王国, {}王國",
        "State": "{}国, {}國",
        "Sultanate": "{}苏丹国, {}蘇丹國",
        "Principality": "{}公国, {}公國",
        "Grand Duchy": "{}大公国, {}大公國",
        "Federal Republic": "{}联邦共和国, {}聯邦共和國",
        "Federative Republic": "{}联邦共和国, {}聯邦共和國",
        "Federal Democratic Republic": "{}联邦民主共和国, {}聯邦民主共和國",
        "Islamic Republic": "{}伊斯兰共和国, {}伊斯蘭共和國",
        "Arab Republic": "阿拉伯{}共和国, 阿拉伯{}共和國, {}阿拉伯共和国, {}阿拉伯共和國",
        "People's Republic": "{}人民共和国, {}人民共和國",
        "People's Democratic Republic": (
            "{}民主人民共和国, {}民主人民共和國, {}人民民主共和国, {}人民民主共和國"
        ),
        "Democratic Republic": "{}民主共和国, {}民主共和國",
        "Democratic Socialist Republic": "{}民主社会主义共和国, {}民主社會主義共和國",
        "Hashemite Kingdom": "{}哈希姆王国, {}哈希米王国, {}哈希米王國",
        "Bolivarian Republic": "{}玻利瓦尔共和国, {}玻利瓦爾共和國",
        "Plurinational State": "多民族{}国, {}多民族国, {}多民族國",
        "Co-operative Republic": "{}合作共和国, {}合作共和國",
        "United Republic": "{}联合共和国, {}聯合共和國",
        "Union": "{}联盟, {}聯盟",
        "Commonwealth": "{}国, {}國, {}联邦, {}聯邦",
    },
    "ja": {
        "Republic": "{}共和国",
        "Kingdom": "{}王国",
        "State": "{}国",
        "Sultanate": "{}国",
        "Principality": "{}公国",
        "Grand Duchy": "{}大公国",
        "Federal Republic": "{}連邦共和国",
        "Federative Republic": "{}連邦共和国",
        "Federal Democratic Republic": "{}連邦民主共和国",
        "Islamic Republic": "{}・イスラム共和国, {}イスラム共和国",
        "Arab Republic": "{}・アラブ共和国, {}アラブ共和国",
        "People's Republic": "{}人民共和国",
        "People's Democratic Republic": "{}民主人民共和国, {}人民民主共和国",
        "Democratic Republic": "{}民主共和国",
        "Democratic Socialist Republic": "{}民主社会主義共和国",
        "Hashemite Kingdom": "{}・ハシェミット王国, {}・ハシミテ王国",
        "Bolivarian Republic": "{}・ボリバル共和国",
        "Plurinational State": "{}多民族国",
        "Co-operative Republic": "{}協同共和国",
        "United Republic": "{}連合共和国",
        "Union": "{}連合",
        "Commonwealth": "{}国",
    },
    "ko": {
        "Republic": "{}공화국, {} 공화국",
        "Kingdom": "{}왕국, {} 왕국",
        "State": "{}국",
        "Sultanate": "{}술탄국, {} 술탄국",
        "Principality": "{}공국, {} 공국",
        "Grand Duchy": "{}대공국, {} 대공국",
        "Federal Republic": "{}연방공화국, {} 연방공화국, {} 연방 공화국",
        "Federative Republic": "{}연방공화국, {} 연방공화국, {} 연방 공화국",
        "Islamic Republic": "{}이슬람공화국, {} 이슬람공화국, {} 이슬람 공화국",
        "Arab Republic": "{}아랍공화국, {} 아랍공화국, {} 아랍 공화국",
        "People's Republic": "{}인민공화국, {} 인민공화국, {} 인민 공화국",
        "Democratic Republic": "{}민주공화국, {} 민주공화국, {} 민주 공화국",
    },
    "vi": {
        "Republic": "Cộng hòa {}",
        "Kingdom": "Vương quốc {}",
        "State": "Nhà nước {}",
        "Principality": "Công quốc {}",
        "Grand Duchy": "Đại công quốc {}",
        "Federal Republic": "Cộng hòa Liên bang {}",
        "Federative Republic": "Cộng hòa Liên bang {}",
        "Federal Democratic Republic": "Cộng hòa Dân chủ Liên bang {}",
        "Islamic Republic": "Cộng hòa Hồi giáo {}",
        "Arab Republic": "Cộng hòa Ả Rập {}, Cộng hòa Ả-rập {}",
        "People's Republic": "Cộng hòa Nhân dân {}",
        "People's Democratic Republic": "Cộng hòa Dân chủ Nhân dân {}",
        "Democratic Republic": "Cộng hòa Dân chủ {}",
        "Bolivarian Republic": "Cộng hòa Bolivar {}",
        "United Republic": "Cộng hòa Thống nhất {}",
        "Union": "Liên bang {}",
    },
    "th": {
        "Republic": "สาธารณรัฐ{}",
        "Kingdom": "ราชอาณาจักร{}",
        "State": "รัฐ{}",
        "Principality": "ราชรัฐ{}",
        "Grand Duchy": "ราชรัฐ{}",
        "Sultanate": "รัฐสุลต่าน{}",
        "Federal Republic": "สหพันธ์สาธารณรัฐ{}",
        "Federative Republic": "สหพันธ์สาธารณรัฐ{}",
        "Islamic Republic": "สาธารณรัฐอิสลาม{}",
        "Arab Republic": "สาธารณรัฐอาหรับ{}",
        "People's Republic": "สาธารณรัฐประชาชน{}",
        "Democratic Republic": "สาธารณรัฐประชาธิปไตย{}",
    },
    "tr": {
        "Republic": "{} Cumhuriyeti",
        "Kingdom": "{} Krallığı",
        "State": "{} Devleti",
        "Sultanate": "{} Sultanlığı",
        "Principality": "{} Prensliği",
        "Grand Duchy": "{} Büyük Dükalığı",
        "Federal Republic": "{} Federal Cumhuriyeti",
        "Federative Republic": "{} Federatif Cumhuriyeti",
        "Islamic Republic": "{} İslam Cumhuriyeti",
        "Arab Republic": "{} Arap Cumhuriyeti",
        "People's Republic": "{} Halk Cumhuriyeti",
        "Democratic Republic": "{} Demokratik Cumhuriyeti",
    },
    "az": {
        "Republic": "{} Respublikası",
        "Kingdom": "{} Krallığı",
        "State": "{} Dövləti",
        "Federal Republic": "{} Federativ Respublikası",
        "Federative Republic": "{} Federativ Respublikası",
        "Islamic Republic": "{} İslam Respublikası",
        "Arab Republic": "{} Ərəb Respublikası",
    },
    "uz": {"Republic": "{} Respublikasi, {} Республикаси", "Kingdom": "{} Qirolligi"},
    "kk": {
        "Republic": "{} Республикасы",
        "Kingdom": "{} Корольдігі",
        "Islamic Republic": "{} Ислам Республикасы",
    },
    "ky": {
        "Republic": "{} Республикасы",
        "Kingdom": "{} Королдугу",
        "Islamic Republic": "{} Ислам Республикасы",
    },
    "tk": {"Republic": "{} Respublikasy"},
    "hi": {"Republic": "{} गणराज्य", "Kingdom": "{} साम्राज्य"},
    "fi": {
        "Republic": "{} tasavalta, {} tasavallan",
        "Kingdom": "{} kuningaskunta, {} kuningaskunnan",
        "State": "{} valtio, {} valtion",
        "Principality": "{} ruhtinaskunta, {} ruhtinaskunnan",
        "Grand Duchy": "{} suurherttuakunta, {} suurherttuakunnan",
        "Federal Republic": "{} liittotasavalta, {} liittotasavallan",
        "Islamic Republic": "{} islamilainen tasavalta, {} islamilaisen tasavallan",
        "Arab Republic": "{} arabitasavalta, {} arabitasavallan",
    },
    "et": {
        "Republic": "{} Vabariik, {} Vabariigi",
        "Kingdom": "{} Kuningriik, {} Kuningriigi",
        "State": "{} Riik, {} Riigi",
        "Principality": "{} Vürstiriik, {} Vürstiriigi",
        "Grand Duchy": "{} Suurhertsogiriik, {} Suurhertsogiriigi",
        "Federal Republic": "{} Liitvabariik, {} Liitvabariigi",
        "Islamic Republic": "{} Islamivabariik, {} Islamivabariigi",
        "Arab Republic": "{} Araabia Vabariik, {} Araabia Vabariigi",
    },
    "lv": {
        "Republic": "{} Republika, {} Republikas",
        "Kingdom": "{} Karaliste, {} Karalistes",
        "State": "{} Valsts",
        "Principality": "{} Firstiste, {} Firstistes",
        "Grand Duchy": "{} Lielhercogiste, {} Lielhercogistes",
        "Federal Republic": "{} Federatīvā Republika, {} Federatīvās Republikas",
        "Islamic Republic": "{} Islāma Republika, {} Islāma Republikas",
        "Arab Republic": "{} Arābu Republika, {} Arābu Republikas",
    },
    "lt": {
        "Republic": "{} Respublika, {} Respublikos",
        "Kingdom": "{} Karalystė, {} Karalystės",
        "State": "{} Valstybė, {} Valstybės",
        "Principality": "{} Kunigaikštystė, {} Kunigaikštystės",
        "Grand Duchy": "{} Didžioji Hercogystė, {} Didžiosios Hercogystės",
        "Federal Republic": "{} Federacinė Respublika, {} Federacinės Respublikos",
        "Islamic Republic": "{} Islamo Respublika, {} Islamo Respublikos",
        "Arab Republic": "{} Arabų Respublika, {} Arabų Respublikos",
    },
    "hy": {"Republic": "{} Հանրապետություն", "Kingdom": "{} Թագավորություն"},
    "ka": {"Republic": "{} რესპუბლიკა", "Kingdom": "{} სამეფო"},
}
"""Forms of states of languages that join them to the name or put them behind it, by their English words.

The program itself reads those that stand before a name as words of their own, see `state_forms`.
"""
IN_GENITIVE = {
    "fi": (),
    "et": (),
    "lv": (),
    "lt": (),
    "hy": (("$", "ի"),),
    "ka": (("[აიე]$", "ის"), ("$", "ს")),
}
"""Languages in which the name before its form is in the genitive, with its endings where
`declensions` has none."""
SHORTENED = {
    "république": "rép.", "république démocratique": "rép. dém.", "república": "rep.",
    "república democrática": "rep. dem.", "repubblica": "rep.", "repubblica democratica": "rep. dem.",
    "republik": "rep.", "demokratische republik": "dem. rep.", "republiek": "rep.",
    "democratische republiek": "dem. rep.",
}  # fmt: skip
"""Words for a form of state that lists shorten, longest last."""
CYRILLIC = re.compile("[\u0400-\u04ff]")
PREFIX = re.compile(r"^[A-Za-z]-(?=[A-Z])")
"""What Zulu and Xhosa write to a name, which is "and" in other languages: "i-Albania"."""
LIKE_ENGLISH = ("ian", "ean", "ndan", "olan", "ngan", "ske")
"""Endings of Finnish and Croatian forms that are those of people in English and Danish."""
MISTAKABLE = 6
"""A declined name with at most this many Latin letters may be a word of another language."""
UNITED_NATIONS = {"ar": "Arabic", "es": "Spanish", "fr": "French", "ru": "Russian", "zh": "Chinese"}
RANKS = ("name", "official", "former", "variant", "cldr", "ambiguous", "suggested", "place", "code", "flag")
HEADS = (
    "Republic", "Kingdom", "State", "States", "Principality", "Sultanate", "Commonwealth", "Duchy", "Union",
    "Federation",
)  # fmt: skip
PACKAGES = ("hdx-python-country", "babel")
HEAD = """\
# words\tcode\tkind\tchanged\tlanguages\tspelling
# Written by scripts/names.py, which says where the names are from. Do not edit this file: edit
# scripts/names_variants.yaml and run `python scripts/names.py`. Made with {packages}.
# record: {record}
"""


class Row(NamedTuple):
    """A line of the table; `changed` is the year until which the name was meant."""

    code: str
    language: str
    kind: str
    changed: str
    spelling: str


def rows(countries: dict[str, Any], variants: dict[str, Any]) -> list[Row]:
    """Return every row, in the order of the file; of rows with one spelling in one language the first."""
    weak = {key(name) for name in variants["weak"]}
    english = {key(name) for name, _ in _english(countries)}
    found: dict[tuple[str, tuple[str, ...], str], Row] = {}
    candidates = [*_curated(variants), *_from_record(countries), *_from_packages(countries, variants)]
    candidates.sort(key=lambda row: RANKS.index(row.kind))
    refused = {key(row.spelling) for row in candidates if row.kind == "ambiguous"}
    for row in candidates:
        words = key(row.spelling)
        if row.kind not in ("ambiguous", "name") and words in refused and row.kind != "code":
            continue
        if row.language not in ("en", "") and words in weak and words not in english:
            row = row._replace(kind=f"{row.kind}-weak")
        means = "" if row.kind.startswith("name") and words in refused else row.code
        found.setdefault((row.language, words, means), row)
    _no_two(list(found.values()))
    return list(found.values())


def _curated(variants: dict[str, Any]) -> Iterator[Row]:
    for nth in variants["ambiguous"]:
        for name in nth["names"]:
            yield Row(" ".join(sorted(nth["codes"])), "en", "ambiguous", nth.get("until", ""), name)
    for code, years in variants["former"].items():
        for year, names in years.items():
            for name in names:
                yield Row(code, "en", "former", year, name)
    for language, listed in variants["languages"].items():
        for code, (name, *others) in listed.items():
            yield Row(code, language, "name", "", name)
            for other in others:
                yield Row(code, language, "official", "", other)
    for language, more in variants["press"].items():
        for code, names in more.items():
            for name in names:
                yield Row(code, language, "official" if language in LANGUAGES else "cldr", "", name)
    for code, names in variants["variants"].items():
        for name in names:
            yield Row(code, "en", "variant", "", name)
    for code, names in variants["suggested"].items():
        for name in names:
            yield Row(code, "en", "suggested", "", name)
    for sort, names in variants["places"].items():
        for name in names:
            yield Row("", sort, "place", "", name)


def _english(countries: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for code, country in countries.items():
        for name in (
            country["name"],
            country["short"],
            country["official_name"],
            *country.get("aliases", []),
        ):
            yield name, code


def _from_record(countries: dict[str, Any]) -> Iterator[Row]:
    """Yield the English names of the record, and its codes."""
    for code, country in countries.items():
        yield Row(code, "en", "name", "", country["name"])
        yield Row(code, "en", "official", "", country["official_name"])
        yield Row(code, "en", "official", "", country["short"])
        yield Row(code, "", "code", "", code)
        if "alpha2" in country:
            yield Row(code, "", "code", "", country["alpha2"])
        if short := "EU" if code == "EU" else country.get("alpha2"):
            yield Row(code, "", "flag", "", "".join(chr(ord(letter) + FLAGS) for letter in short))
        for alias in country.get("aliases", []):
            yield Row(code, "en", "variant", "", alias)
    known = {key(name) for name, _ in _english(countries)}
    for code, country in countries.items():
        for form in turned(country["official_name"]):
            if key(form) not in known:
                yield Row(code, "en", "variant", "", form)


def turned(official: str) -> list[str]:
    """Return the forms that lists make of an official name: "Korea, Republic of", "Korea (Republic of)"."""
    head, of, name = official.partition(" of ")
    if not of or head.split()[-1] not in HEADS:
        return []
    the = " the" if name.startswith("the ") else ""
    name = name.removeprefix("the ")
    return [f"{name}, {head} of{the}", f"{name} ({head} of{the})"]


def _from_packages(countries: dict[str, Any], variants: dict[str, Any]) -> Iterator[Row]:
    un = taxonomy()
    for language in LANGUAGES:
        territories = Locale(language).territories
        for code, country in countries.items():
            everyday = territories.get("EU" if code == "EU" else country.get("alpha2", ""), "").replace(
                CURLY, "'"
            )
            if everyday and code not in variants["languages"][language]:
                yield Row(code, language, "name", "", everyday)
            given = [everyday]
            if language == "de" and everyday and " " not in everyday and everyday[-1] not in "sxz":
                given.append(f"{everyday}s")  # the genitive: "die Außenminister Belgiens und Polens"
            if language in UNITED_NATIONS and code in un:
                given += [
                    un[code][f"{UNITED_NATIONS[language]} Short"],
                    un[code][f"M49 {UNITED_NATIONS[language]}"],
                ]
            for name in dict.fromkeys(name.strip().replace(CURLY, "'") for name in given):
                if name and "_" not in name:  # a slip in OCHA's table
                    yield Row(code, language, "official", "", name)


def _no_two(listed: list[Row]) -> None:
    """Stop where a spelling means two countries and nobody has said so.

    Raises:
        SystemExit: naming each such spelling.
    """
    means: dict[tuple[str, ...], dict[str, Row]] = {}
    refused = {key(row.spelling) for row in listed if row.kind == "ambiguous"}
    for row in listed:
        if row.kind.removesuffix("-weak") in FIRM:
            means.setdefault(key(row.spelling), {})[row.code] = row
    wrong = [" / ".join(f"{r.spelling} = {r.code} ({r.language} {r.kind})" for r in rows.values())
             for words, rows in means.items() if len(rows) > 1 and words not in refused]  # fmt: skip
    if wrong:
        sys.exit("names_variants.yaml must say what these mean:\n" + "\n".join(wrong))


def cldr(countries: dict[str, Any], named: Collection[Row]) -> list[Row]:
    """Return every name of CLDR that the rows do not read otherwise; a shared one is ambiguous."""
    codes = {country["alpha2"]: code for code, country in countries.items() if "alpha2" in country}
    codes["EU"] = "EU"
    found = [
        Row(codes[short], locale.partition("_")[0], "cldr", "", PREFIX.sub("", name.replace(CURLY, "'")))
        for locale in locale_identifiers()
        if "_" not in locale or locale in FORMS
        for territories in [Locale.parse(locale).territories]
        if len(codes.keys() & territories) >= FEWEST
        for short, name in territories.items()
        if short in codes
    ]
    sound = [*found, *(row for row in named if row.kind.removesuffix("-weak") in SOUND)]
    found += [
        row._replace(kind="cldr", changed="", spelling=spelling)
        for row in sound
        if " " not in row.code
        for spelling in (*with_forms(row, countries), *shortened(row.spelling))
    ]
    means: dict[tuple[str, ...], set[str]] = {}
    for row in found:
        means.setdefault(key(row.spelling), set()).add(row.code)
    firm = {key(row.spelling): row.code for row in named if row.kind in ("code", *FIRM)}
    firm |= {key(row.spelling): row.code for row in named if row.kind in FIRM}
    doubtful = {key(row.spelling) for row in named if row.kind not in ("code", *FIRM)}
    kept = []
    for row in dict.fromkeys(found):
        words = key(row.spelling)
        if not words or words in doubtful or firm.get(words, row.code) != row.code:
            continue
        if len(means[words]) > 1:
            row = row._replace(code=" ".join(sorted(means[words])), kind="ambiguous")
        elif "".join(words).isascii() and len("".join(words)) <= SHORT:
            row = row._replace(kind="cldr-weak")
        kept.append(row)
    states = {code for code, country in countries.items() if "admitted" in country}
    return [*kept, *declined([*named, *kept], states)]


def with_forms(row: Row, countries: dict[str, Any]) -> Iterator[str]:
    """Yield the official names that a language makes of a name: "Hırvatistan Cumhuriyeti"."""
    official = countries.get(row.code, {}).get("official_name", "")
    if row.code in NAMESAKES or not official:
        return
    for english, templates in FORMS_OF_STATES.get(row.language, {}).items():
        if official.startswith(f"{english} of ") or english in official.split():
            for template in templates.split(", "):
                form = template.format("")
                alike = bool(CYRILLIC.search(form)) == bool(CYRILLIC.search(row.spelling))
                if alike and not row.spelling.endswith(form) and not row.spelling.startswith(form):
                    yield template.format(genitive(row.spelling, row.language))


def genitive(name: str, language: str) -> str:
    """Return the form of a name that stands before its form of state."""
    if language not in IN_GENITIVE:
        return name
    for ending, given in IN_GENITIVE[language]:
        if re.search(ending, name):
            return re.sub(ending, given, name, count=1)
    return next(forms(name, language), name)


def shortened(name: str) -> Iterator[str]:
    """Yield a name with the word for its form of state as lists shorten it: "Rép. tchèque"."""
    for words, short in SHORTENED.items():
        if re.search(rf"\b{words}\b", name, re.IGNORECASE):
            yield re.sub(rf"\b{words}\b", short.title(), name, flags=re.IGNORECASE)


def declined(named: Collection[Row], states: Collection[str]) -> list[Row]:
    """Return the forms of names in languages that decline them, where nothing else is written so.

    Of names of several words only those of `states` are declined.
    """
    taken: dict[tuple[str, ...], set[str]] = {(word,): {""} for word in ENGLISH_WORDS}
    for row in named:
        taken.setdefault(key(row.spelling), set()).add(row.code)
    bases = [row for row in named if row.language in BY_LANGUAGE and row.kind.removesuffix("-weak") in SOUND]
    found = [
        row._replace(kind="cldr", changed="", spelling=form)
        for row in bases
        if not row.changed and " " not in row.code and (" " not in row.spelling or row.code in states)
        for form in forms(row.spelling, row.language)
    ]
    means: dict[tuple[str, ...], set[str]] = {}
    for row in found:
        means.setdefault(key(row.spelling), set()).add(row.code)
    kept = []
    for row in dict.fromkeys(found):
        words = key(row.spelling)
        if len(means[words]) > 1 or not taken.get(words, set()) <= {row.code}:
            continue
        letters = "".join(words)
        mistakable = letters.isascii() and (
            len(letters) <= MISTAKABLE or letters.endswith(("ian", "ean", "ndan", "olan", "ngan", "ske"))
        )
        kept.append(row._replace(kind="cldr-weak") if mistakable else row)
    return kept


def as_tsv(listed: list[Row], record: str) -> str:
    """Return the text of a table: a line a spelling and meaning, with its languages, in word order.

    `record` is the fingerprint of the names of the shipped record, which stands at its head.
    """
    lines: dict[tuple[str, ...], list[str]] = {}
    for row in listed:
        words = " ".join(key(row.spelling))
        languages = lines.setdefault((words, row.code, row.kind, row.changed, row.spelling), [])
        if row.language not in languages:
            languages.append(row.language)
    head = HEAD.format(packages=", ".join(f"{name} {version(name)}" for name in PACKAGES), record=record)
    body = [
        "\t".join([*place[:4], " ".join(sorted(languages)), place[4]]) for place, languages in lines.items()
    ]
    return head + "".join(line + "\n" for line in sorted(body))


def main() -> None:
    """Write the tables of names, or check that they are up to date."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if one is stale")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    countries = read(ROOT / "data" / "countries.yaml")
    named = rows(countries, read(VARIANTS))
    known: dict[tuple[str, str], str] = {}
    for name, code in _english(countries):
        known.setdefault((code, spelling(name)), name)
    record = fingerprint((), ((code, name) for (code, _), name in known.items()))
    texts = {
        "table.tsv": as_tsv(named, record),
        "cldr.tsv": as_tsv(cldr(countries, named), record),
    }
    for name, text in texts.items():
        path: Path = arguments.folder / name
        if not arguments.check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path} is stale: run `python scripts/names.py`")


if __name__ == "__main__":
    main()
