"""The shell completes instruments, countries, formats and the words of expressions, and never complains."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from registers import instrument, write


def completed(data: Path, line: str, shell: str = "bash") -> list[str]:
    """What a shell offers for the last word of a line, which may be empty."""
    words = line.split(" ")
    if shell == "bash":
        asking = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    else:
        asking = {"_TYPER_COMPLETE_ARGS": line}
    environment = (
        os.environ
        | asking
        | {
            "_SIGNATORIES_COMPLETE": f"complete_{shell}",
            "SIGNATORIES_DATA": str(data),
            "XDG_CACHE_HOME": str(data.parent / "cache"),
            "PYTHONUTF8": "1",
        }
    )
    done = subprocess.run(
        [sys.executable, "-m", "signatories"], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stderr == ""
    return [offered for offered in done.stdout.split("\n") if offered]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("signatories who-s", ["who-signed"]),
        ("signatories show p", ["pact", "pledge"]),
        ("signatories who-signed ", ["club", "council-3", "pact", "pledge", "ring", "and", "and not", "or"]),
        ("signatories who-signed ring a", ["and", "and not"]),
        ("signatories who-signed N", ["NAM", "NOR"]),
        ("signatories signed-by n", ["nam", "nor"]),
        ("signatories why pledge KE", ["KEN"]),
        ("signatories timeline ring pl", ["pledge"]),
        ("signatories timeline ring --country U", ["USA"]),
        ("signatories matrix x", []),
        ("signatories list --format j", ["json", "jsonl"]),
        ("signatories claims r", ["ring"]),
        ("signatories claims --verdict ho", ["holds"]),
        ("signatories list --format x", ["xlsx"]),
        ("signatories list --lang f", ["fr"]),
        ("signatories list --names o", ["official"]),
        ("signatories who-signed pact:part", ["pact:party"]),
        ("signatories who-signed ring and pact:sig", ["pact:signature", "pact:signatory"]),
        (
            "signatories who-signed pact:in",
            ["pact:intent", "pact:invitation", "pact:inactivity", "pact:inactive", "pact:in-force"],
        ),
        ("signatories who-signed region:e", ["region:europe"]),
        ("signatories who-signed kind:", ["kind:organisation", "kind:state", "kind:territory"]),
        ("signatories signed-by Nami", ["Namibia"]),
        ("signatories signed-by nami", ["namibia"]),
        ("signatories why pledge tü", ["türkiye"]),
        ("signatories why pledge Côt", []),
        ("signatories chart gr", ["growth"]),
        ("signatories names --kind p", ["prose"]),
    ],
)
def test_bash_is_offered_what_may_follow(golden_record: Path, line: str, offered: list[str]) -> None:
    assert completed(golden_record, line) == offered


def test_zsh_is_offered_what_may_follow_with_what_it_is(golden_record: Path) -> None:
    """A title is shown as it is: a bracket in it is no markup."""
    offered = "\n".join(completed(golden_record, "signatories show ri", "zsh"))
    assert "ring" in offered
    assert "=Ring of [the] Open Net | all" in offered


@pytest.mark.parametrize("shell", ["fish", "powershell", "zsh"])
@pytest.mark.parametrize("columns", ["20", "0", "80"])
def test_every_candidate_is_one_line_however_long_its_title(
    folder: Path, shell: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """fish and PowerShell took the wrapped lines of a title for candidates."""
    title = "Convention for the Protection of Individuals with regard to Automatic Processing " * 3
    text = instrument("long", NOR="2012-05-01").replace("The long", title.strip(), 1)
    write(folder / "instruments.yaml", text, instrument("lone", NOR="2012-05-01"))
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "lo")
    offered = completed(folder, "signatories show lo", shell)
    assert len(offered) == (1 if shell == "zsh" and len(offered) == 1 else 2)
    assert title.strip() in "".join(offered)


@pytest.mark.parametrize(
    "asking",
    [
        {},
        {"COMP_WORDS": "signatories show '"},
        {"COMP_WORDS": "signatories show", "COMP_CWORD": "x"},
        {"COMP_WORDS": "signatories show ", "COMP_CWORD": ""},
        {"COMP_CWORD": "1"},
    ],
)
def test_a_shell_that_does_not_say_what_is_typed_is_offered_nothing(asking: dict[str, str]) -> None:
    environment = {**os.environ, "_SIGNATORIES_COMPLETE": "complete_bash"}
    for name in ("COMP_WORDS", "COMP_CWORD"):
        environment.pop(name, None)
    words = [sys.executable, "-m", "signatories"]
    done = subprocess.run(words, capture_output=True, env=environment | asking, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


HOSTILE = (
    "\\$(touch sprung)", "$(touch sprung)", "`touch sprung`", "\\`touch sprung\\`", '"; touch sprung; "',
    "'; touch sprung; '", '\\"; touch sprung; \\"', "${(e):-$(touch sprung)}", ")) ; touch sprung ; ((",
)  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_zsh_finds_nothing_to_run_in_a_title(folder: Path, title: str) -> None:
    """It evaluates what it is offered twice: the whole, then each candidate with its help."""
    quoted = "'" + title.replace("'", "''") + "'"
    text = instrument("lone", NOR="2012-05-01").replace("The lone", quoted, 1)
    write(folder / "instruments.yaml", text)
    offered = "\n".join(completed(folder, "signatories show lo", "zsh"))
    assert "touch sprung" in offered
    assert not set("$`") & set(offered)
    assert (offered.count('"'), offered.count("'")) == (4, 2)
    if shutil.which("zsh"):
        eval_twice = '_arguments() { local a=${1#*: :}; eval ws=\\( "${a[3,-3]}" \\) }\n'
        subprocess.run(["zsh", "-f", "-c", eval_twice + offered], cwd=folder, check=True)
    assert not (folder / "sprung").exists()


def test_the_record_is_the_one_that_the_line_names(golden_record: Path, folder: Path) -> None:
    write(folder / "ring.yaml", instrument("other", NOR="2012-05-01"))
    for option in (f"--data {folder}", f"--data={folder}"):
        assert completed(golden_record, f"signatories {option} show o") == ["other"]


@pytest.mark.parametrize("line", ["signatories show r", "signatories signed-by N", "signatories who-signed "])
def test_completion_is_silent_where_the_record_is_broken_or_missing(folder: Path, line: str) -> None:
    write(folder / "ring.yaml", instrument("ring", NOR="2012-02-31"))
    offered = completed(folder, line)
    assert not {"ring", "NOR"} & set(offered)
    assert completed(folder / "nowhere", line) == offered
