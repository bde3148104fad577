"""Text as YAML: whatever it is, another reader sees the same."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handwritten import data
from signatories.record.writer import scalar


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1))
@settings(max_examples=500, deadline=None)
def test_text_is_written_so_that_it_is_read_again(text: str) -> None:
    """As a value, as a key, and in brackets; and a reader that makes types of words sees text or a number."""
    plain, inside = scalar(text), scalar(text, flow=True)
    assert data(f"k: {plain}") == {"k": text}
    assert data(f"[{inside}, x]") == [text, "x"]
    if len(text) < 100:  # a key may not be longer than YAML looks ahead
        assert data(f"{plain}: v") == {text: "v"}
        assert data(f"{{{inside}: {inside}}}") == {text: text}
    assert not isinstance(yaml.safe_load(f"k: {plain}")["k"], bool | None)
