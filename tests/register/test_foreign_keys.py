"""Foreign keys are not checked while a register is built, so what was built is checked here."""

from pathlib import Path

from program import ROOT, TODAY
from signatories.register.cache import load


def test_every_reference_in_a_register_leads_somewhere(tmp_path: Path):
    for folder in (ROOT / "data", ROOT / "data"):  # built first, then read from the cache
        with load(folder, today=TODAY, cache=tmp_path) as register:
            assert register.rows("PRAGMA foreign_key_check") == []
