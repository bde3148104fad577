"""Write the figures of the long run of tests/attacks into docs/reliability.md.

    python scripts/reliability.py figures.jsonl docs/reliability.md

Each line of the figures is a list: the attack, what was attacked, how many were tried, how many failed.
A later line on the same attack counts in place of an earlier one: the run was taken up again.
"""

import json
import os
import platform
import sys
from pathlib import Path

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def table(lines: list[str], inputs: str, kills: str) -> str:
    """Return the figures as Markdown, below a sentence on the run that gave them."""
    found = {(attack, what): (tried, failed) for attack, what, tried, failed in map(json.loads, lines)}
    rows = sorted(found.items())
    asked = f"{int(inputs):,} spoiled inputs and {int(kills):,} kills at random moments asked for"
    system = f"Python {platform.python_version()}, {platform.system()}"
    head = [f"Last run: {asked}; {system}.", "", "| attack | on | tried | failed |", "|---|---|--:|--:|"]
    return "\n".join(
        [*head, *(f"| {a} | {what} | {tried:,} | {failed:,} |" for (a, what), (tried, failed) in rows)]
    )


def main(figures: str, page: str) -> None:
    """Put the table between its marks in the page."""
    text = Path(page).read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    lines = Path(figures).read_text(encoding="utf-8").splitlines()
    new = table(lines, os.environ["SIGNATORIES_ATTACKS"], os.environ["SIGNATORIES_KILLS"])
    Path(page).write_text(f"{before}{BEGIN}\n{new}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
