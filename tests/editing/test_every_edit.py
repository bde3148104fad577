"""Whatever is edited in a record is a change: a walk over every key of every model, and over every list."""

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from program import HERE, TODAY
from signatories.domain.problems import InvalidData
from signatories.editing.revision_diff import changes
from signatories.record import models, shipped
from signatories.record.models import keys_of
from signatories.register.cache import load
from signatories.register.tables import Register

HASH = "0123456789abcdef" * 4

Tree = dict[str, dict[str, Any]]
"""The files of a record by their names, as they are written."""

Path_ = tuple[str | int, ...]
"""The way to a value inside a `Tree`."""

RECORD: Tree = {
    "record.yaml": {
        "title": "Pacts", "publisher": "An institute", "licence": "CC-BY-4.0",
        "homepage": "https://institute.example/", "contact": "desk@institute.example", "language": "en",
        "countries": "shipped", "with": ["ring"],
    },
    "countries.yaml": {
        "ERE": {
            "name": "Erewhon", "short": "Erewhon", "official_name": "Republic of Erewhon", "alpha2": "ZE",
            "numeric": "990", "kind": "state", "region": "Europe", "subregion": "Northern Europe",
            "admitted": "1950", "until": "2019-12-31", "successors": ["NOR"], "aliases": ["Nowhere"],
            "footnote": "It is a novel.",
        },
    },
    "pacts.yaml": {
        "pact": {
            "title": "Pact", "kind": "treaty", "opened": "2012-01-01", "in_force": "2012-06-01",
            "closed": "2020-01-01", "into": "The pact of pacts.", "place": "Oslo",
            "url": "https://pact.example/", "complete": "2020-01-01/..", "look": "2021-01-01",
            "parts": [
                {"title": "Aims", "summary": "What it is for."},
                {"title": "Means", "summary": "How it is done."},
            ],
            "sources": {
                "list": {
                    "title": "Parties", "publisher": "Host", "url": "https://host.example/list",
                    "published": "2019-01-01", "seen": "2020-01-02",
                    "archived": "https://archive.example/list", "grade": "depositary",
                    "kept": {
                        "sha256": HASH, "licence": "CC0-1.0", "lang": "en", "reads": "members",
                        "date_format": "%d %B %Y",
                        "as": [{"text": "Congo", "country": "NOR", "why": "It is the novel's."}],
                        "not": [{"country": "USA", "why": "It hosts."}], "codes": ["NOR", "KEN"],
                    },
                },
                "press": {"title": "Report", "publisher": "Press", "grade": "press"},
            },
            "actions": [
                {
                    "date": "2012-01-01", "action": "ratification", "by": ["KEN", "NOR"],
                    "effective": "2012-07-01", "source": ["list"], "disputed": "Kenya denies it.",
                    "disputed_source": ["press"], "otherwise": {"press": "2012-01-02"}, "note": "By letter.",
                },
                {
                    "action": "ratification", "dates": {"BRA": "2013-01-01", "ERE": "2013"},
                    "effective_dates": {"BRA": "2013-04-01"}, "source": ["list"],
                },
                {"date": "2014", "action": "signature", "unnamed": 12, "source": ["press"]},
            ],
            "events": [
                {
                    "date": "2012-01-01", "what": "It is signed.", "place": "Oslo", "country": "NOR",
                    "source": ["list", "press"],
                },
                {"date": "2012-01-01", "what": "There is a dinner.", "source": ["list"]},
            ],
            "claims": [
                {"source": "list", "as_of": "2013-06", "count": 5, "record": 4, "explained": "One late."},
                {"source": "list", "joined": "BRA", "count": 3},
                {"source": "press", "as_of": "2013", "of": "pact:party", "at_least": 2},
                {
                    "source": "press", "as_of": "2013", "members": ["KEN", "NOR"], "differs": ["BRA"],
                    "explained": "It was not asked.",
                },
                {"source": "press", "as_of": "2013", "includes": ["KEN", "NOR"]},
                {"source": "press", "as_of": "2013", "excludes": ["DEU", "USA"]},
            ],
        },
    },
}  # fmt: skip
"""A record in which every key of the format stands."""

OTHERWISE: dict[str, Any] = {
    "kind": "coalition", "grade": "own", "action": "accession", "reads": "dates", "lang": "fr",
    "language": "fr", "licence": "MIT", "sha256": HASH[::-1], "alpha2": "ZZ", "numeric": "991",
    "countries": "own", "with": ["circle"], "complete": "2020-01-01", "of": "pact:signatory",
    "successors": ["KEN"], "source": ["press"], "disputed_source": ["list"], "joined": "KEN",
    "country": "DEU",
    "otherwise": {"list": "2012-01-02"}, "codes": ["NOR"], "aliases": ["Nowhere", "Anywhere"],
    "by": ["KEN", "DEU"], "members": ["KEN"], "includes": ["KEN"], "excludes": ["USA"], "differs": ["DEU"],
}  # fmt: skip
"""Another value of keys that take no other text."""

OTHERWISE_AT: dict[Path_, Any] = {
    ("countries.yaml", "ERE", "kind"): "territory",
    ("pacts.yaml", "pact", "claims", 0, "source"): "press",
    ("pacts.yaml", "pact", "claims", 1, "source"): "press",
    **{("pacts.yaml", "pact", "claims", nth, "source"): "list" for nth in (2, 3, 4, 5)},
    ("pacts.yaml", "pact", "actions", 2, "source"): ["list"],
}


def another(path: Path_, value: Any) -> Any:
    """Return another value that may stand at a place."""
    key = path[-1]
    if path in OTHERWISE_AT:
        return OTHERWISE_AT[path]
    if key in OTHERWISE:
        return OTHERWISE[str(key)]
    if isinstance(value, int):
        return value + 1
    if value[:4].isdigit():
        return f"{int(value[:4]) + 1}{value[4:]}"
    return f"{value}x"


def edits(tree: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Yield every edit of one place: the way there, and another value, or None where it is taken out."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        here = (*path, key)
        if len(here) > 1:
            yield here, None
        if isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict)):
            yield from edits(value, here)
        else:
            yield here, another(here, value)


def edited(path: Path_, value: Any) -> Tree:
    """Return the record with one place edited."""
    tree = copy.deepcopy(RECORD)
    place: Any = tree
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return tree


EDITS = list(edits(RECORD))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty folder, while a record with countries and two instruments comes with the program."""
    home = tmp_path_factory.mktemp("home")
    shutil.copy(HERE / "countries.yaml", home)
    (home / "record.yaml").write_text("title: Ours\npublisher: Us\nlicence: CC0-1.0\n", "utf-8")
    empty = "{}:\n  title: {}\n  kind: declaration\n  opened: 2020-01-01\n  sources: {{}}\n  actions: []\n"
    (home / "rings.yaml").write_text(empty.format("ring", "Ring") + empty.format("circle", "Circle"), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped, "folder", lambda: home)
        shipped._places.cache_clear()
        yield tmp_path_factory.mktemp("data")
    shipped._places.cache_clear()


def opened(place: Path, tree: Tree) -> Register:
    """Return the register of a record, whichever rules it breaks that no answer depends on."""
    for name, content in tree.items():
        text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True) if content else ""
        if name == "countries.yaml":
            text = (HERE / name).read_text("utf-8") + text
        (place / name).write_text(text, "utf-8")
    return load(place, today=TODAY, let_pass=lambda _: None)


@pytest.fixture(scope="module")
def whole(place: Path) -> Iterator[Register]:
    """The register of the record as it was."""
    with opened(place, RECORD) as register:
        yield register


def test_every_key_of_every_model_is_edited():
    named = {str(path[-1]) for path, _ in EDITS}
    for model in vars(models).values():
        if isinstance(model, type) and issubclass(model, models.Record):
            assert named >= {*keys_of(model)} - {"where"}, model  # a key of printed figures alone


def test_the_same_record_has_no_changes(place: Path, whole: Register):
    with opened(place, RECORD) as same:
        assert changes(whole, same, TODAY) == []


@pytest.mark.parametrize(("path", "value"), EDITS, ids=[f"{'/'.join(map(str, p))}={v}" for p, v in EDITS])
def test_an_edit_is_a_change(place: Path, whole: Register, path: Path_, value: Any):
    """Both ways. What is taken out and needed leaves no record; what holds unsaid is no change."""
    try:
        other = opened(place, edited(path, value))
    except InvalidData:
        assert value is None
        return
    with other:
        there, back = changes(whole, other, TODAY), changes(other, whole, TODAY)
    holds_unsaid = path in (("record.yaml", "language"), ("record.yaml", "countries")) and value is None
    assert bool(there) == bool(back) == (not holds_unsaid)
    for change in (*there, *back):
        assert change.before != change.after
        assert change.sentence
