"""The files with which a record of somebody's own begins: valid, and answering at once."""

from typing import Final

from signatories._version import __version__
from signatories.record.schema import schemas
from signatories.record.writer import scalar

CHECKOUT: Final = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683  # v4.2.2"
SETUP: Final = "actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065  # v5.6.0"

_RECORD: Final = """\
title: {title}
publisher: {publisher}
licence: {licence}
language: en
"""

_EXAMPLE: Final = """\
# An invented example: replace it with what you record. Every fact names its source.
example:
  title: Example Declaration
  kind: declaration
  opened: 2024-05-01
  sources:
    list:
      title: List of endorsing states
      publisher: Secretariat of the example
      url: https://example.org/states
      seen: 2024-06-01
      grade: own
  actions:
    - date: 2024-05-01
      action: endorsement
      by: [KEN, NOR]
      source: [list]
    - date: 2024-05/2024-06-01
      action: endorsement
      by: [BRA]
      source: [list]
  claims:
    - {{source: list, as_of: 2024-06-01, count: 3}}
"""

_HOOKS: Final = """\
repos:
  - repo: local
    hooks:
      - id: signatories-validate
        name: validate the record
        entry: signatories validate data
        language: system
        files: ^data/
        pass_filenames: false
"""

_WORKFLOW: Final = """\
# A pull request gets its problems drawn beside the lines, and what it changes in words.
name: Record

on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  validate:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: {checkout}
        with:
          persist-credentials: false
          fetch-depth: 0
      - uses: {setup}
        with:
          python-version: "3.13"
      - run: pip install --quiet 'signatories=={version}'
      - run: signatories validate data --format github
      - name: What the edit changes, in words
        if: always() && github.base_ref
        run: signatories changes "origin/$GITHUB_BASE_REF" --format markdown >> "$GITHUB_STEP_SUMMARY"
"""

_README: Final = """\
# {title}

Which states put their name to what, since when, and who says so. Published by {publisher}, licence {licence}.

    signatories list                        what is recorded
    signatories who-signed example          who is in, since when, says who
    signatories new ID --title "…" --kind declaration --opened 2026-05-01
    signatories import ID list.txt --action endorsement --date 2026-05-01 --source list
    signatories validate                    check the record
    signatories site public                 a web page of it

The record is in `data/`: `record.yaml` says whose it is. The program: `pip install signatories`.
"""

_SETTINGS: Final = """\
{{
  "yaml.schemas": {{
    "schema/record.schema.json": "data/record.yaml",
    "schema/countries.schema.json": "data/countries.yaml",
    "schema/instruments.schema.json": ["data/**/*.yaml", "!data/countries.yaml", "!data/record.yaml"]
  }},
  "yaml.format.enable": false
}}
"""


def files(title: str, publisher: str, licence: str) -> dict[str, str]:
    """Return the text of every file of a new data repository by its path."""
    plain = {"title": title, "publisher": publisher, "licence": licence}
    quoted = {name: scalar(text) for name, text in plain.items()}
    program = {"checkout": CHECKOUT, "setup": SETUP, "version": __version__}
    return {
        "data/record.yaml": _RECORD.format(**quoted),
        "data/example.yaml": _EXAMPLE.format(),
        ".pre-commit-config.yaml": _HOOKS,
        ".github/workflows/record.yml": _WORKFLOW.replace("{checkout}", program["checkout"])
        .replace("{setup}", program["setup"])
        .replace("{version}", program["version"]),
        ".vscode/settings.json": _SETTINGS.format(),
        "README.md": _README.format(**plain),
        **{f"schema/{name}": text for name, text in schemas().items()},
    }
