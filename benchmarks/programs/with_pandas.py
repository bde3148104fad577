"""The members of an instrument as of a day, with pandas: FILE INSTRUMENT DAY."""

import sys

import pandas as pd

file, instrument, day = sys.argv[1:]
steps = pd.read_csv(file, keep_default_na=False)
members = steps[
    (steps.instrument == instrument)
    & (steps.is_in == 1)
    & (steps.since_latest <= day)
    & ((steps.until_earliest == "") | (steps.until_earliest > day))
]
print(members[["country", "since"]].to_csv(index=False))
