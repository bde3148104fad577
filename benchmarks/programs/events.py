"""The floor of reading a record: a bare loop over libyaml's events in every file of a folder."""

import sys
from pathlib import Path

import yaml

for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    with path.open("rb") as file:
        following = yaml.CSafeLoader(file).get_event
        while type(following()) is not yaml.StreamEndEvent:
            pass
