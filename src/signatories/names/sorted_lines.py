"""A file of lines in the order of their letters, of which a question reads only those that it asks for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

_HEAD: Final = 1000
"""The bytes in which the comments of a file stand."""


class SortedLines:
    """The lines of a file by their first field, which is one word or several with blanks between them.

    Bytes of UTF-8 have the order of the letters, so nothing is decoded but what is found.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[str]:
        """Yield the lines that are not comments."""
        text = self._content.decode("utf-8")
        yield from (line for line in text.split("\n") if line and not line.startswith("#"))

    def remark(self, name: str) -> str:
        """Return what a comment at the head of the file says behind its name and a colon; else ""."""
        start = self._content.find(f"# {name}: ".encode(), 0, _HEAD)
        return self._content[start:_HEAD].split(b"\n")[0].decode().partition(": ")[2] if start >= 0 else ""

    def beginning(self, word: str) -> Iterator[str]:
        """Yield the lines whose first field begins with this word, or is it."""
        wanted = word.encode("utf-8", "surrogatepass")
        at = self._first(wanted + b"\t")
        while self._content.startswith((wanted + b"\t", wanted + b" "), at):
            end = self._content.index(b"\n", at)
            yield self._content[at:end].decode("utf-8")
            at = end + 1

    def _first(self, wanted: bytes) -> int:
        """Return where the first line begins that does not come before `wanted`."""
        low, high = 0, len(self._content)
        while low < high:
            start = self._content.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self._content[start : start + len(wanted)] < wanted:
                low = self._content.index(b"\n", start) + 1
            else:
                high = start
        return low


def read_lines(file: str) -> SortedLines:
    """Return the lines of a file of this package. They end in LF, so nothing needs to look for CR."""
    return SortedLines(Path(__file__).with_name(file).read_bytes())
