"""Spoiled inputs of every reader: an answer or a refusal, in five seconds, below a gigabyte."""

import resource
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import kept_record
from attacks import INPUTS, MEMORY, Hang, limited, note
from mutations import mutations
from program import HERE, TODAY, Compiled
from signatories.claims.validate import audit, check_published
from signatories.domain import dates
from signatories.domain.problems import InvalidData, QueryError
from signatories.names import arguments, reader
from signatories.names.statuses import depositary_table, status_table, table_days
from signatories.names.statuses.status_header import suffixes_of
from signatories.names.table import shipped
from signatories.names.words.named_dates import dates_in
from signatories.query.members import in_set

Reader = Callable[[str], object]

GOLDEN = HERE / "golden" / "data"
RECORD = tuple((GOLDEN / name).read_text("utf-8") for name in ("declarations.yaml", "others.yaml"))
COUNTRIES = (HERE / "countries.yaml").read_text("utf-8")
IMPRINT = (GOLDEN / "record.yaml").read_text("utf-8")

FIGURES = """\
- {of: pledge, as_of: 2023-02-28, count: 3, where: "report, page 3"}
- {of: ring and not club, as_of: 2014-01-16, includes: [NOR]}
- {of: pact, as_of: 2020-03-10, at_least: 4, where: headline}
- {of: club, as_of: 2020-12-31, members: [BRA, DEU]}
"""

YAML_TOKENS = (
    "- ", "? ", ": ", "&a ", "*a", "!!str ", "<<: ", "|\n", ">-\n", "---\n", "...\n",
    "%YAML 1.2\n", "# ", "{", "[", "2012-13-01", "../2020", "2020/..", "0000", "  ", "\n  ",
    "\n      - ", "by: [NOR]", "date: 2020", "action: joining", "source: [a]", "count: 3",
    "of: ring", "members: [NOR]", "effective: 2021", '"\\ud800"', '"\\e"', "title: x\n",
)  # fmt: skip
WORDS = (
    "and ", "or ", "not ", "(", ")", "@2020", "@2020-02-30", "ring", "pact:party", "region:africa",
    "kind:state", "NOR", "Norway", ":former", ":in-force", "@", "xor", "eu ", "((((", "not not ",
)  # fmt: skip
NAMES = (
    "the Republic of ", "Congo", "Korea", "Guinea", "Saint ", "and ", ", ", " (except ", "Türkiye",
    "Côte d'Ivoire", "United ", "of America", "\n- ", "\n1. ", " joined on 3 May 2020", "former ",
    "European Union", "🇳🇴", "日本", "россия",
)  # fmt: skip
CELLS = (
    "\t", ",", ";", "|", "sep=;\n", '"', "Party", "Signature", "Ratification", "Accession (a)",
    "Entry into force", "24 Jan 1983", "1983-01-24", "01/02/2003", "24.1.1983 a", "[24 Jan 1983]",
    "-", "Norway", "Yugoslavia", " 1, 2",
)  # fmt: skip
DAYS = (
    "2020", "-", "02", "30", "/", "..", "May ", "3 ", "28.4.", "yesterday", "Feb", "th",
    "T00:00:00Z", "by ", "1 and 2 ",
)  # fmt: skip

DATES = (
    "2012-05-01", "2012-05", "2012", "../2012-05", "2012/..", "2012-05-01/2013", "28 April 2022",
    "28.4.2022", "20220428", "yesterday", "April 28th, 2022", "on 3 and 4 May 2020", "24 Jan 1983",
    "31/12/1999",
)  # fmt: skip
QUESTIONS = (
    "ring", "ring@2014-01-16 and not (pledge or pact:party)", "Norway or region:africa",
    "kind:state and not ring", "pact:in-force", "Côte d'Ivoire and club@2020",
    "pact and ring and pledge and club",
)  # fmt: skip
LISTS = (
    "Albania, Austria, Belgium and the United Kingdom of Great Britain and Northern Ireland",
    "The following States have endorsed: Norway (3 May 2020); Korea (Republic of); Congo; Viet Nam.",
    "- Kenya\n- Côte d’Ivoire*\n- The Netherlands [1]\n- Türkiye, on behalf of the Group",
    "Norway joined on 4 May 2020, but not Sweden, Denmark or Finland. The United States withdrew.",
    "NORVÈGE — Suède — États-Unis d'Amérique; la Suisse et l'Allemagne",
)
TABLES = (
    "Party\tSignature\tRatification\nBrazil\t03-02-2020\t\nGermany\t3 Feb 2020\t4 Mar 2021 a\n",
    'Participant,Signature,"Ratification, Accession(a), Succession(d)"\n'
    'Norway,24 Jan 1983,5 May 1985\nKenya,,"6 Jun 1986 a"\n',
    "sep=;\nCountry;Date;Action\nNamibia;1990-04-23;accession\nTürkiye 1, 2;[1991-01-01];-\n",
    "State | Signed | Entry into force\nUnited States | 2001-11-23 | 2007-01-01\n",
)


def one_by_one(*readers: Reader, refusals: type[Exception] | tuple[type[Exception], ...]) -> Reader:
    """A reader that gives its text to each of these, whatever the ones before it refused."""

    def read(text: str) -> None:
        for one in readers:
            with suppress(refusals):
                one(text)

    return read


def of_dates(*_: object) -> Reader:
    return one_by_one(
        dates.parse,
        dates.parse_open,
        lambda text: arguments.day(text, TODAY),
        dates_in,
        table_days.day,
        lambda text: table_days.day("24.1.1983", text),
        refusals=ValueError,
    )


def of_expressions(compiled: Compiled, _: Path) -> Reader:
    register = compiled("\n".join(RECORD))

    def ask(text: str) -> None:
        in_set(register, text.split(" "), TODAY)

    def name(text: str) -> None:
        arguments.country_code(register, text.split(" "))

    return one_by_one(ask, name, lambda text: arguments.instrument_id(register, text), refusals=QueryError)


def of_texts(*_: object) -> Reader:
    table = shipped()
    return one_by_one(
        lambda text: reader.read(text, table),
        lambda text: reader.cover(text, table),
        refusals=QueryError,
    )


def of_tables(*_: object) -> Reader:
    table = shipped()
    columns = status_table.Columns("Country", "Date", "Action")
    by_form = depositary_table.Reading({"a": "accession"}, "", "%d-%m-%Y", "withdrawal", TODAY)
    return one_by_one(
        lambda text: depositary_table.acts(text, table, depositary_table.Reading()),
        lambda text: depositary_table.acts(text, table, by_form),
        lambda text: status_table.lines(text, columns, table),
        suffixes_of,
        refusals=QueryError,
    )


def of_yaml(_: object, folder: Path) -> Reader:
    """Whichever file the text began as, it stands in the place of each."""
    places = [folder / name for name in ("ring.yaml", "countries.yaml", "record.yaml")]
    sound = {places[1]: COUNTRIES, places[2]: IMPRINT}

    def read(text: str) -> None:
        content = text.encode("utf-8", "surrogatepass")
        kind = 2 if text.startswith("title") else 1 if "alpha2" in text[:2000] else 0
        places[kind].write_bytes(content)
        try:
            audit(folder, today=TODAY, cache=None)
        finally:
            if kind:
                places[kind].write_text(sound[places[kind]], "utf-8")

    for path, text in sound.items():
        path.write_text(text, "utf-8")
    return one_by_one(read, refusals=InvalidData)


def of_figures(compiled: Compiled, folder: Path) -> Reader:
    register, path = compiled("\n".join(RECORD)), folder.parent / "figures.yaml"

    def read(text: str) -> None:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        check_published(register, path)

    return one_by_one(read, refusals=InvalidData)


def of_kept_texts(_: object, folder: Path) -> Reader:
    """A text stands in the place of the one it is likest to, under its own hash."""

    def read(text: str) -> None:
        name = max(kept_record.TEXTS, key=lambda name: kept_record.TEXTS[name][:12] in text)
        kept_record.write(folder, {name: text.encode("utf-8", "surrogatepass")})
        audit(folder, today=TODAY, cache=None)

    return one_by_one(read, refusals=InvalidData)


READERS: dict[str, tuple[Callable[[Compiled, Path], Reader], tuple[str, ...], tuple[str, ...], float]] = {
    "dates": (of_dates, DATES, DAYS, 0.5),
    "expressions": (of_expressions, QUESTIONS, WORDS, 0.15),
    "YAML": (of_yaml, (*RECORD, COUNTRIES, IMPRINT), YAML_TOKENS, 0.1),
    "published figures": (of_figures, (FIGURES,), YAML_TOKENS, 0.08),
    "kept texts": (of_kept_texts, tuple(kept_record.TEXTS.values()), (*NAMES, *CELLS, *DAYS), 0.02),
    "texts": (of_texts, LISTS, NAMES, 0.05),
    "status tables": (of_tables, TABLES, CELLS, 0.1),
}
"""How each reader is begun, what its inputs begin as, what is mixed in, and its share of all inputs."""


@pytest.mark.parametrize("name", READERS)
def test_spoiled_inputs_are_read_or_refused(name: str, compiled: Compiled, folder: Path) -> None:
    begin, seeds, tokens, share = READERS[name]
    number, tried, failed, read = round(INPUTS * share), 0, list[str](), begin(compiled, folder)
    with limited() as clock:
        for text in mutations(seeds, tokens, number, 17):
            tried += 1
            clock()
            try:
                read(text)
            except (Exception, Hang):
                failed.append(f"{text[:2000]!r}\n{traceback.format_exc()[-1500:]}")
                if len(failed) == 10:
                    break
    note("Spoiled inputs", name, tried, len(failed))
    assert not failed, "\n\n".join(failed)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    assert held < MEMORY


@pytest.mark.parametrize(
    "words",
    [
        "d0'I " * 300,
        "kind:state" + " a" * 300,
        "pledge and ring and pled" + " pled" * 300,
        "ring and not (pledge" + " edge" * 8000,
        " ".join(f"w{number}" for number in range(3000)),
    ],
)
def test_a_question_of_many_unknown_words_is_refused_in_time(
    words: str, compiled: Compiled, folder: Path
) -> None:
    """Each word may be a country's name in any language, which takes long to begin looking for."""
    with limited() as clock:
        read = of_expressions(compiled, folder)
        clock()
        read(words)
