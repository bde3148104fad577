"""Where kept texts stand, and how they are read from the disk."""

import hashlib
from pathlib import Path
from typing import Final

from signatories.domain.problems import QueryError

LIMIT: Final = 4096
"""The bytes that a kept text may have."""


def path_of(instrument: str, source: str) -> str:
    """Return the path of a source's kept text inside the data folder."""
    return f"kept/{instrument}/{source}.txt"


def content_of(folder: Path, instrument: str, source: str) -> bytes | None:
    """Return the bytes of a kept text; None where there is none.

    Raises:
        QueryError: it is there and cannot be read.
    """
    path = folder / path_of(instrument, source)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise QueryError(f"{path} cannot be read: {error.strerror or error}") from None


def hash_of(content: bytes) -> str:
    """Return the hash by which the record knows a kept text."""
    return hashlib.sha256(content).hexdigest()
