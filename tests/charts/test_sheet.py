"""The file around a picture: as wide as its size says, and an image to share that keeps its words."""

import xml.etree.ElementTree as ET

import pytest

from drawings import RECORD, said
from program import Compiled
from signatories.charts import Picture, document, growth, timeline
from signatories.charts.sheet import LANDSCAPE
from signatories.charts.svg import rect
from signatories.domain.problems import QueryError
from signatories.register.tables import Register


@pytest.fixture
def record(compiled: Compiled) -> Register:
    return compiled(RECORD)


def read_document(picture: Picture, size: str) -> ET.Element:
    return ET.fromstring(document(picture, size=size).encode())


@pytest.mark.parametrize(
    ("size", "width"), [("column", "90mm"), ("page", "180mm"), ("screen", "720"), ("share", "1200")]
)
def test_a_file_is_as_wide_as_its_size_and_keeps_its_proportions(
    record: Register, size: str, width: str
) -> None:
    root = read_document(growth(record, ["ring"], "2020-01-01"), size)
    _, _, wide, high = map(float, root.get("viewBox", "").split())
    unit = width.lstrip("0123456789")
    assert root.get("width") == width
    across, down = (float(root.get(name, "").removesuffix(unit)) for name in ("width", "height"))
    assert down / across == pytest.approx(high / wide, abs=0.01)


def test_an_image_to_share_has_the_headline_the_notes_and_the_drawing_beside_them(record: Register) -> None:
    picture = timeline(record, "ring", "2020-01-01", wide=760)
    root = read_document(picture, "share")
    assert root.get("viewBox") == f"0 0 {LANDSCAPE[0]} {LANDSCAPE[1]}"
    words = " ".join(said(root))
    assert all(text in words for text in ("Ring", "Norway", "Sources: The Ring."))


@pytest.mark.parametrize(("high", "notes"), [(2000, ()), (300, ("A note that is long. " * 20,) * 20)])
def test_a_picture_that_is_too_tall_to_share_is_refused_with_a_size_that_has_room(
    high: int, notes: tuple[str, ...]
) -> None:
    picture = Picture(480, high, "Title", "Subtitle", "d", rect(0, 0, 480, high, "p-a"), notes)
    with pytest.raises(QueryError, match="use --size page"):
        document(picture, size="share")
    assert document(picture, size="page")


def test_a_picture_without_words_above_begins_at_its_top(record: Register) -> None:
    picture = growth(record, ["ring"], "2020-01-01")
    bare = read_document(picture._replace(headline="", subtitle=""), "screen")
    high, low = (
        float(root.get("viewBox", "").split()[3]) for root in (read_document(picture, "screen"), bare)
    )
    assert low <= high - 40
