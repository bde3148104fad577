"""`signatories site`: a folder that is whole or untouched, and a preview on this machine only."""

import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from program import Run
from registers import instrument
from signatories.cli.output_folder import MANIFEST, keep_folder
from signatories.domain.problems import QueryError


def there(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_the_site_is_built_and_says_where_it_is(
    run: Run, tmp_path: Path, golden_site: dict[str, bytes]
) -> None:
    ran = run("site", str(tmp_path / "public"))
    assert ran.status == 0, ran.err
    assert there(tmp_path / "public") == {*golden_site, MANIFEST}
    assert (tmp_path / "public" / "index.html").read_bytes() == golden_site["index.html"]
    assert f"{len(golden_site)} files" in ran.err
    assert str(tmp_path / "public" / "index.html") in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_the_day_of_the_question_is_the_day_of_every_page(run: Run, tmp_path: Path) -> None:
    run("site", str(tmp_path / "public"), "--as-of", "2014-03-01")
    page = (tmp_path / "public" / "instruments" / "ring.html").read_text()
    number = run("who-signed", "ring", "--as-of", "2014-03-01").err.partition(":")[0].partition(" ")[0]
    assert f'<strong class="figure">{number}</strong> in on <time datetime="2014-03-01">' in page


def test_neither_a_folder_nor_a_preview_is_refused_with_both(run: Run) -> None:
    ran = run("site")
    assert ran.status == 2
    assert "--serve" in ran.err


def test_a_site_is_replaced_whole(
    run: Run, tmp_path: Path, golden_record: Path, golden_site: dict[str, bytes]
) -> None:
    """What an earlier record had, and this one does not, is gone."""
    data, folder = shutil.copytree(golden_record, tmp_path / "data"), tmp_path / "public"
    (data / "more.yaml").write_text(instrument("gone", NOR="2012-05-01"))
    assert run("site", str(folder), data=data).status == 0
    assert "instruments/gone.html" in there(folder)
    assert run("site", str(folder)).status == 0
    assert there(folder) == {*golden_site, MANIFEST}


def test_a_folder_of_something_else_is_never_touched(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("three years of work")
    ran = run("site", str(tmp_path))
    assert ran.status == 2
    assert "thesis.docx" in ran.err
    assert there(tmp_path) == {"thesis.docx"}


def test_something_put_into_an_earlier_site_is_not_lost(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    run("site", str(folder))
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/pages")
    ran = run("site", str(folder))
    assert ran.status == 2
    assert ".git" in ran.err
    assert (folder / ".git" / "HEAD").exists()
    assert (folder / "index.html").exists()


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_ends_midway_leaves_the_folder_as_it_was(tmp_path: Path, error: BaseException) -> None:
    keep_folder(tmp_path / "made", [("index.html", b"first"), ("a/b", b"first")])

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"second"
        raise error

    with pytest.raises((QueryError, KeyboardInterrupt)):
        keep_folder(tmp_path / "made", broken())
    assert (tmp_path / "made" / "index.html").read_bytes() == b"first"
    assert there(tmp_path) == {"made/index.html", "made/a/b", f"made/{MANIFEST}"}


def hear_interrupts() -> None:
    """Hear an interrupt even where the tests run in the background of a shell, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


WAITING = """
import sys, time
from pathlib import Path
from signatories.cli.output_folder import keep_folder

def files():
    yield "index.html", b"second"
    print("begun", flush=True)
    time.sleep(600)

keep_folder(Path(sys.argv[1]), files())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_leaves_nothing(tmp_path: Path, number: int) -> None:
    """Ctrl-C, and the end that a server gives to a build that is cancelled."""
    command = [sys.executable, "-c", WAITING, str(tmp_path / "made")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=hear_interrupts
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        assert len(list(tmp_path.iterdir())) == 1
        process.send_signal(number)
        assert process.wait(60) != 0
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named_with_the_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "site"):
        ran = run("site", str(place))
        assert ran.status == 2
        assert "file" in ran.err
    assert there(tmp_path) == {"file"}


def test_without_jinja_the_cure_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    ran = run("site", str(tmp_path / "public"))
    assert ran.status == 2
    assert "pip install 'signatories[site]'" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signals")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM)])
def test_the_preview_answers_on_this_machine_and_leaves_nothing_when_it_ends(
    golden_record: Path, tmp_path: Path, number: int, status: int
) -> None:
    command = [
        sys.executable,
        "-m",
        "signatories",
        "--data",
        str(golden_record),
        "site",
        "--serve",
        "--port",
        "0",
    ]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment, preexec_fn=hear_interrupts
    ) as served:
        assert served.stderr
        lines = iter(served.stderr.readline, "")
        address = next(line for line in lines if line.startswith("http://localhost:")).split()[0]
        with urllib.request.urlopen(f"{address}instruments/ring.html", timeout=10) as answer:
            assert "text/html" in answer.headers["Content-Type"]
            assert b"<h1>" in answer.read()
        served.send_signal(number)
        assert served.wait(timeout=10) == status
        assert "Traceback" not in served.stderr.read()
    assert {path.name for path in tmp_path.iterdir()} <= {"cache"}


def test_a_port_in_use_is_refused_with_the_way_out(run: Run) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run("site", "--serve", "--port", str(taken.getsockname()[1]))
    assert ran.status == 2
    assert "--port 0" in ran.err
