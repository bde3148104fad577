"""Twelve readers and an editor at once: every answer is the whole record of one moment."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

from attacks import LONG, note
from terminals import command, plain_environment

READERS = 12
ROUNDS = 12 if LONG else 1
JOINING = ("BRA", "TUR", "CZE", "CIV", "DEU", "EU")
"""Who joins, one edit each, in this order."""


def test_twelve_readers_and_an_editor(golden_record: Path, tmp_path: Path) -> None:
    """Whoever of those who join is named, all who joined before are named too."""
    asked = 0
    for number in range(ROUNDS):
        data = shutil.copytree(golden_record, tmp_path / str(number) / "data")
        environment = plain_environment(XDG_CACHE_HOME=str(tmp_path / str(number) / "cache"))
        question = command(data, "who-signed", "club", "--format", "csv")
        before = _codes(subprocess.run(question, env=environment, check=True, capture_output=True).stdout)
        new = [code for code in JOINING if code not in before]
        readers = [
            subprocess.Popen(question, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(READERS)
        ]
        for code in new[: 6 if LONG else 2]:
            words = (
                "--action",
                "joining",
                "--date",
                "2020-01-01",
                "--source",
                _source(data),
                "--by",
                code,
                "--yes",
            )
            edited = subprocess.run(
                command(data, "add", "club", *words, "--by", code),
                env=environment,
                check=False,
                capture_output=True,
            )
            assert edited.returncode == 0, edited.stderr.decode()
        for reader in readers:
            out, err = reader.communicate(timeout=120)
            assert (reader.returncode, b"Traceback" in err) == (0, False), err.decode()
            answer = _codes(out)
            assert answer >= before
            assert answer - before in [set(new[:k]) for k in range(len(new) + 1)]
            asked += 1
        last = subprocess.run(question, env=environment, check=True, capture_output=True).stdout
        assert _codes(last) == before | set(new[: 6 if LONG else 2])
        assert not [path for path in data.rglob(".*") if path.is_file() and path.stat().st_size]
    note("Readers beside an editor", f"{READERS} processes", asked, 0)


def _codes(out: bytes) -> set[str]:
    return {row["code"] for row in csv.DictReader(io.StringIO(out.decode()))}


def _source(data: Path) -> str:
    text = (data / "others.yaml").read_text("utf-8").partition("\nclub:")[2]
    return text.partition("  sources:\n    ")[2].partition(":")[0]
