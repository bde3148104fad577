"""Paths of kept texts, and their bytes as read from the disk."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from signatories.domain.problems import QueryError
from signatories.record.data_files import open_regular
from signatories.record.refusals import RESTORE, refusal

if TYPE_CHECKING:
    from signatories.record.models import Source

LIMIT: Final = 4096
"""The bytes that a kept text may have."""


def path_of(instrument: str, source: str) -> str:
    """Return the path of a source's kept text inside the data folder."""
    return f"kept/{instrument}/{source}.txt"


def has_texts(folder: Path, instrument: str) -> bool:
    """Return whether words of an instrument's sources are kept, without reading any."""
    return (folder / "kept" / instrument).is_dir()


def content_of(folder: Path, instrument: str, source: str) -> bytes | None:
    """Return the bytes of a kept text; None where there is none.

    Raises:
        QueryError: it is there and cannot be read.
    """
    path = folder / path_of(instrument, source)
    try:
        with open_regular(path) as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise QueryError(f"{path} cannot be read: {refusal(error, path, RESTORE)}") from None


def hash_of(content: bytes) -> str:
    """Return the hash by which the record knows a kept text."""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def sources_with_texts(folder: Path, file: str, line: int, instrument: str) -> "dict[str, Source]":
    """Return the sources of one instrument that have a kept text, read from its lines of a valid data file.

    `line` is that of its id, from 1. Only these lines are read, since an answer waits for them.
    """
    lines = (folder / file).read_text(encoding="utf-8-sig").splitlines()
    rest = lines[line - 1 :]
    end = next((n for n, text in enumerate(rest) if n and text[:1] not in ("", " ", "#", "-")), len(rest))
    if not any(text.lstrip().startswith("kept:") for text in rest[:end]):
        return {}
    import yaml

    from signatories.record.models import Source

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    record = yaml.load("\n".join(rest[:end]), loader)[instrument]  # noqa: S506 - it makes text, no objects
    sources = {name: source for name, source in record["sources"].items() if "kept" in source}
    return {name: Source.model_validate(source) for name, source in sources.items()}
