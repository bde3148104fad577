"""Read every table of a data package with pandas and DuckDB, with their defaults, and compare the two.

    python .ci/frames.py PACKAGE

Exit status 1 where one has other rows or columns than the descriptor and the other, or where pandas takes
a code for a missing value.
"""

import json
import sys
from pathlib import Path

import duckdb
import pandas


def main(folder: Path) -> int:
    """Print what was found, and return the number of tables that are read differently."""
    about = json.loads((folder / "datapackage.json").read_text("utf-8"))
    tables = [row for row in about["resources"] if row["path"].endswith(".csv")]
    wrong = total = 0
    for resource in tables:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        key = resource["schema"]["primaryKey"]
        frame = pandas.read_csv(folder / resource["path"], low_memory=False)
        columnar = duckdb.read_parquet(str(folder / f"{resource['name']}.parquet"))
        plain = duckdb.read_csv(str(folder / resource["path"]), sample_size=-1)
        sizes = {len(frame), len(columnar), len(plain)}
        named = {tuple(frame.columns), tuple(columnar.columns), tuple(plain.columns), tuple(fields)}
        empty = int(frame[key].isna().sum().sum())
        total += len(frame)
        if len(sizes) > 1 or len(named) > 1 or empty:
            print(f"{resource['name']}: rows {sizes}, {len(named)} headers, {empty} keys read as missing")
            wrong += 1
    print(f"{len(tables)} tables, {total} rows, {wrong} read differently")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
