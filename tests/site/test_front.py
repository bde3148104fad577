"""The front page: what is due a look."""

from signatories.query.members import Listed
from signatories.site import front


def test_the_furthest_behind_is_due_first_and_what_cannot_change_never() -> None:
    """Nothing says since when to look at an instrument of which no full list is known."""
    reaches = {"pact": "2020-01-01", "ring": "2019-12-31", "vote": "..", "club": "", "now": "2020-01-03"}
    living = [Listed(id, id, "coalition", "2019", 1, 0, reach) for id, reach in reaches.items()]
    found = front.due(living, reaches, {"ring": "https://example.org"}, "2020-01-03")
    assert [(row.row.id, row.behind, row.url) for row in found] == [
        ("ring", 3, "https://example.org"),
        ("pact", 2, ""),
    ]
