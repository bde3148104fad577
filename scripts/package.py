"""Parts of docs/export.md and docs/scale.md about the data package: its columns, and SQL with answers.

Run by cog, as scripts/readme.py is.
"""

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import duckdb

import readme
import signatories
from signatories.export import export
from signatories.export.tables import LIST, TABLES

QUESTIONS: Final = {
    "members": """
SELECT certainty, count(*) AS countries
FROM (
  SELECT CASE WHEN min(is_in) AND min(since_latest) <= '2020-06-01'
         THEN 'certain' ELSE 'possible' END AS certainty
  FROM membership
  WHERE instrument = 'foc' AND nth > 0 AND since_earliest <= '2020-06-01'
    AND coalesce(until_latest, '9999-12-31') > '2020-06-01'
  GROUP BY country
  HAVING max(is_in)
) AS found
GROUP BY certainty
ORDER BY certainty
""",
    "busiest": """
SELECT c.name, count(*) AS instruments
FROM membership m
JOIN country c ON c.code = m.country
WHERE m.nth > 0 AND m.is_in AND m.since_latest <= '2026-11-22'
  AND coalesce(m.until_earliest, '9999-12-31') > '2026-11-22'
GROUP BY c.name
ORDER BY instruments DESC, c.name
LIMIT 5
""",
    "overlap": """
SELECT count(*) AS both_for_certain
FROM membership f
JOIN membership d ON d.country = f.country AND d.instrument = 'dfi'
WHERE f.instrument = 'foc' AND f.nth > 0 AND d.nth > 0 AND f.is_in AND d.is_in
  AND f.since_latest <= '2022-12-31' AND coalesce(f.until_earliest, '9999-12-31') > '2022-12-31'
  AND d.since_latest <= '2022-12-31' AND coalesce(d.until_earliest, '9999-12-31') > '2022-12-31'
""",
}
"""SQL that reads the same on the register and on the package's Parquet."""

VIEWS: Final = """
CREATE VIEW membership AS FROM '{folder}/memberships.parquet';
CREATE VIEW country AS FROM '{folder}/countries.parquet';
"""


def views() -> str:
    """Return how DuckDB gives the files the names that the register's tables have, fenced."""
    return f"```sql\n{VIEWS.format(folder='signatories-data').strip()}\n```"


def asked(name: str) -> str:
    """Return a question in SQL, fenced, and the answer that SQLite and DuckDB both give to it.

    Raises:
        SystemExit: they give different answers.
    """
    sql = QUESTIONS[name].strip()
    with (
        tempfile.TemporaryDirectory() as work,
        signatories.load(readme.ROOT / "data", today=readme.AS_OF) as found,
    ):
        folder = Path(work) / "signatories-data"
        folder.mkdir()
        export(found, folder, parquet=True)
        with closing(sqlite3.connect(folder / "signatories.sqlite")) as database:
            answer = database.execute(sql)
            header, rows = [column[0] for column in answer.description], answer.fetchall()
        if rows != on_parquet(folder, sql):
            raise SystemExit(f"SQLite and DuckDB differ on {name!r}: {rows} and {on_parquet(folder, sql)}")
    return f"```sql\n{sql}\n```\n\n{readme.table(header, rows)}"


def on_parquet(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return the answer of DuckDB from the Parquet files of a package."""
    with duckdb.connect() as connection:
        connection.execute(VIEWS.format(folder=folder))
        found: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
    return found


def columns() -> str:
    """Return every table of the package with its columns."""
    parts = []
    for table in TABLES:
        rows: list[Sequence[object]] = [
            (f"`{field.name}`", "list, as text" if field.kind == LIST else field.kind, field.description)
            for field in table.fields
        ]
        key = ", ".join(f"`{name}`" for name in table.key)
        parts.append(
            f"### `{table.name}.csv`\n\n{table.description}\nKey: {key}.\n\n"
            f"{readme.table(('column', 'type', 'what it is'), rows)}"
        )
    return "\n\n".join(parts)
