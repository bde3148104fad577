"""Open a data package with sqlite-utils: its database as it is, and its CSV files in a new one.

    python .ci/sqlite_utils_tables.py PACKAGE

Exit status 1 where a table has other rows, or a foreign key leads nowhere.
"""

import csv
import json
import sys
from pathlib import Path

import sqlite_utils


def main(folder: Path) -> int:
    """Print what was found, and return the number of tables that are not as the package says."""
    own, made = sqlite_utils.Database(folder / "signatories.sqlite"), sqlite_utils.Database(memory=True)
    lost = list(own.query("PRAGMA foreign_key_check"))
    wrong = len(lost)
    for row in lost:
        print(f"{row['table']}: a row leads to nothing in {row['parent']}")
    rows = sum(1 for name in own.table_names() for _ in own[name].rows)
    print(f"{len(own.table_names())} tables, {rows} rows, {len(lost)} foreign keys that lead nowhere")
    about = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in about["resources"]:
        path = folder / resource["path"]
        if path.suffix != ".csv":
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        key = resource["schema"]["primaryKey"]
        table = made[resource["name"]]
        table.insert_all(rows, pk=key[0] if len(key) == 1 else tuple(key))
        if table.count != len(rows):
            print(f"{path.name}: {len(rows)} rows, {table.count} with keys of their own")
            wrong += 1
    print(f"{len(made.table_names())} CSV files loaded by their keys, {wrong} faults")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
