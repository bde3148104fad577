"""The members of an instrument as of a day, with DuckDB: FILE INSTRUMENT DAY."""

import csv
import sys

import duckdb

file, instrument, day = sys.argv[1:]
sql = """SELECT country, since FROM read_csv(?, all_varchar = true)
    WHERE instrument = ? AND is_in = '1' AND since_latest <= ?
        AND (until_earliest IS NULL OR until_earliest > ?)"""
csv.writer(sys.stdout).writerows(duckdb.execute(sql, [file, instrument, day, day]).fetchall())
