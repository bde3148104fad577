"""The tables of the package as Parquet, through DuckDB."""

from pathlib import Path
from typing import Final

from signatories.export.tables import DAY, LIST, NUMBER, TEXT, TRUTH, Table

_KINDS: Final = {TEXT: "VARCHAR", DAY: "DATE", NUMBER: "BIGINT", TRUTH: "BOOLEAN", LIST: "VARCHAR"}


def write(table: Table, folder: Path) -> None:
    """Write a table whose CSV lies in a folder as Parquet beside it. What is empty there is missing here."""
    import duckdb

    columns = ", ".join(f"'{field.name}': '{_KINDS[field.kind]}'" for field in table.fields)
    source, target = (str(folder / f"{table.name}.{kind}").replace("'", "''") for kind in ("csv", "parquet"))
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1; SET preserve_insertion_order = true")
        connection.execute(
            f"""COPY (SELECT * FROM read_csv('{source}', columns = {{{columns}}}, header = true,
              auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = ''))
            TO '{target}' (FORMAT parquet, COMPRESSION zstd)"""
        )
