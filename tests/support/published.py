"""Published lists read as `import` reads them, and counted against the countries written by hand."""

from collections import Counter

from signatories.names import read, shipped


def figures(passage: str, codes: str) -> tuple[int, int, int]:
    r"""Return how many names are found, how many countries are wrong, and how many pieces are left over.

    A country of the list that the text names once more, as its host, is not wrong: it is in. A new
    line stands in the passage of a log as `\n`.
    """
    rows = read(passage.replace("\\n", "\n"), shipped(), kind="list")
    got, wanted = Counter(row.code for row in rows if row.verdict == "recognised"), Counter(codes.split())
    left = sum(row.verdict != "recognised" for row in rows)
    return (got & wanted).total(), len(set(got) - set(wanted)), left
