"""A small record with kept texts of every kind, for tests that break it."""

import hashlib
from pathlib import Path

FIRST = "Those endorsing the pledge include Brazil, Germany, Kenya, Norway and the United States.\n"
SECOND = "Those endorsing the pledge include Brazil, Germany, Norway and the United States.\n"
TABLE = "Party\tSignature\nBrazil\t03-02-2020\nGermany\t03-02-2020\nKenya\t05-02-2020\n"
NOTE = "OSLO, 7 March 2020. Norway has joined the pact today as the third country.\n"

RECORD = """\
pledge:
  title: Pledge
  kind: declaration
  opened: 2020-02-03
  sources:
    first:
      title: The list
      publisher: The host
      grade: own
      kept:
        sha256: {first}
        licence: CC0 1.0
        lang: en
        reads: members
        not:
          - {{country: USA, why: The host is no signatory.}}
    second:
      title: The list two days later
      publisher: The host
      grade: own
      kept:
        sha256: {second}
        licence: CC0 1.0
        lang: en
        reads: members
        not:
          - {{country: USA, why: The host is no signatory.}}
  actions:
    - date: 2020-02-03
      action: endorsement
      by: [BRA, DEU, KEN, NOR]
      source: [first]
    - date: 2020-02-05
      action: removal
      by: [KEN]
      source: [second]
  claims:
    - {{source: first, as_of: 2020-02-03, members: [BRA, DEU, KEN, NOR]}}
    - {{source: second, as_of: 2020-02-05, members: [BRA, DEU, NOR]}}

pact:
  title: Pact
  kind: treaty
  opened: 2020-02-03
  sources:
    table:
      title: Parties
      publisher: The depositary
      grade: depositary
      kept:
        sha256: {table}
        licence: CC0 1.0
        lang: en
        reads: dates
        date_format: "%d-%m-%Y"
    note:
      title: Norway joins
      publisher: Government of Norway
      published: 2020-03-07
      grade: government
      kept:
        sha256: {note}
        licence: CC0 1.0
        lang: en
        reads: words
  actions:
    - action: signature
      dates: {{BRA: 2020-02-03, DEU: 2020-02-03, KEN: 2020-02-05}}
      source: [table]
    - date: 2020-03-07
      action: signature
      by: [NOR]
      source: [note]
  claims:
    - {{source: note, as_of: 2020-03-07, includes: [NOR]}}
"""
TEXTS = {"pledge/first": FIRST, "pledge/second": SECOND, "pact/table": TABLE, "pact/note": NOTE}
NAMES = {"first": "pledge/first", "second": "pledge/second", "table": "pact/table", "note": "pact/note"}


def hashed(text: str | bytes) -> str:
    return hashlib.sha256(text if isinstance(text, bytes) else text.encode()).hexdigest()


def write(folder: Path, texts: dict[str, str | bytes] | None = None, record: str = RECORD) -> None:
    """The record with its texts; the hashes are always those of the texts that lie there."""
    lying = TEXTS | (texts or {})
    for name, text in lying.items():
        path = folder / "kept" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    hashes = {short: hashed(lying[name]) for short, name in NAMES.items()}
    (folder / "pacts.yaml").write_text(record.format(**hashes), encoding="utf-8")
