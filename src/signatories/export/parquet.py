"""The tables of the package as Parquet, through DuckDB."""

from pathlib import Path
from typing import Final

from signatories.export.tables import DAY, LIST, NUMBER, TEXT, TRUTH, Table

_KINDS: Final = {TEXT: "VARCHAR", DAY: "DATE", NUMBER: "BIGINT", TRUTH: "BOOLEAN", LIST: "VARCHAR"}


def name_without_escapes(table: Table) -> str:
    """Return the name of the file from which a table's Parquet is made: its CSV with all text as it is."""
    return f".{table.name}.csv"


def write(table: Table, folder: Path) -> None:
    """Write a table as Parquet from its unescaped CSV, which is removed; what is empty there is missing."""
    import duckdb

    columns = ", ".join(f"'{field.name}': '{_KINDS[field.kind]}'" for field in table.fields)
    names = (name_without_escapes(table), f"{table.name}.parquet")
    source, target = (str(folder / name).replace("'", "''") for name in names)
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1; SET preserve_insertion_order = true")
        connection.execute(
            f"""COPY (SELECT * FROM read_csv('{source}', columns = {{{columns}}}, header = true,
              auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = ''))
            TO '{target}' (FORMAT parquet, COMPRESSION zstd)"""
        )
    (folder / name_without_escapes(table)).unlink()
