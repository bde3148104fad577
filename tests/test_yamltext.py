"""Text as YAML: whatever it is, another reader sees the same."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handwritten import data
from signatories.yamltext import scalar


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1))
@settings(max_examples=500, deadline=None)
def test_text_is_written_so_that_it_is_read_again(text: str) -> None:
    """As a value, as a key, and in brackets; and a reader that makes types of words sees text or a number."""
    said = [scalar(text), scalar(text, flow=True)]
    block = f"a: {said[0]}\n{said[0] if len(text) < 100 else 'k'}: b\n"
    assert data(block) == {"a": text, text if len(text) < 100 else "k": "b"} or text == "a"
    assert data(f"[{said[1]}, x]") == [text, "x"]
    assert data(f"{{{said[1] if len(text) < 100 else 'k'}: {said[1]}, x: y}}")["x"] == "y" or text == "x"
    assert not isinstance(yaml.safe_load(f"a: {said[0]}")["a"], bool | None)
