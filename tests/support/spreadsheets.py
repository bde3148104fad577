"""What a spreadsheet is kept from running, and how the text is had back."""

import re


def unescaped(cell: str) -> str:
    """The text behind a cell of CSV: less one apostrophe where the rest begins like a formula."""
    seen = cell.lstrip("'")
    hidden = seen.lstrip(" \u00a0\u3000\u200b\ufeff\u00ad\u202e\x00\u0301\t\r\n")
    number = re.fullmatch(r"[+-][0-9]+(\.[0-9]+)?", hidden)
    runs = seen[:1] in ("\t", "\r", "\n") or (hidden[:1] in tuple("=+-@|%＝＋－＠｜％") and not number)
    return cell[1:] if cell.startswith("'") and runs else cell
