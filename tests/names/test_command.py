"""`signatories names`: a text, a file or stdin in, rows out, a summary beside them."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

HEADER = "text,code,country,verdict,offset"


def test_a_text_gives_rows_and_a_summary(run: Any) -> None:
    ran = run("names", "the Czech Republic, Norvège, Congo, Kenia", "--format", "csv")
    assert ran.status == 0
    assert ran.text.splitlines() == [
        HEADER,
        "Czech Republic,CZE,Czechia,recognised,4",
        "Norvège,NOR,Norway,recognised,20",
        "Congo,,,leftover,29",
        "Kenia,KEN,Kenya,recognised,36",
    ]
    assert ran.err == "4: 3 recognised, 0 ambiguous, 0 suggested, 1 leftover\n"


def test_several_words_need_no_quotes(run: Any) -> None:
    assert run("names", "Norway", "and", "Kenya").err.startswith("2: 2 recognised")


def test_a_file_is_read(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("\ufeffNorway\r\nKenya\r\n".encode())
    ran = run("names", str(path), "--format", "csv")
    assert ran.text.splitlines()[1:] == ["Norway,NOR,Norway,recognised,0", "Kenya,KEN,Kenya,recognised,8"]


@pytest.mark.parametrize("arguments", [("names", "-"), ("names",)])
def test_stdin_is_read(run: Any, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Norway, Türkiye".encode())))
    assert run(*arguments).err == "2: 2 recognised, 0 ambiguous, 0 suggested, 0 leftover\n"


def test_a_file_that_is_no_text_is_refused(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "list.bin"
    path.write_bytes(b"\xff\xfe\x00")
    ran = run("names", str(path))
    assert ran.status == 2
    assert "cannot be read as UTF-8 text" in ran.err


def test_a_list_leaves_no_word_out_where_prose_reports_names_only(run: Any) -> None:
    text = "Norway welcomes this"
    assert run("names", text, "--kind", "list").err.startswith("1: 0 recognised")
    assert run("names", text, "--kind", "prose").err.startswith("1: 1 recognised")
    assert run("names", text, "--kind", "poem").status == 2
