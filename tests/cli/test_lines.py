"""Lines that people type, by kind: each is answered as another line, or refused with lines that work."""

import shlex
import shutil
from pathlib import Path

import pytest

from program import HERE, Run
from states import states

ROWS = [line.split("\t") for line in (HERE / "cli" / "lines.tsv").read_text("utf-8").splitlines()[1:]]

RECORD = """\
foc:
  title: Freedom Online Coalition
  kind: coalition
  opened: 2011-12-09
  sources: {list: {title: Members, publisher: The coalition, grade: own}}
  actions:
    - {date: 2011-12-09, action: joining, by: [GBR, KEN, USA], source: [list]}
    - {date: 2022-04-28, action: joining, by: [DEU], source: [list]}
    - {date: 2022-05-04, action: joining, by: [NOR], source: [list]}
    - {date: 2026-11-28, action: joining, by: [FIN], source: [list]}

dfi:
  title: Declaration for the Future of the Internet
  kind: declaration
  opened: 2022-04-28
  sources: {list: {title: Endorsed by, publisher: The Commission, grade: own}}
  actions:
    - {date: 2022-04-28, action: endorsement, by: [DEU, JPN, KEN, NOR], source: [list]}

media-freedom:
  title: Media Freedom Coalition
  kind: coalition
  opened: 2019-07-10
  sources: {list: {title: Members, publisher: The coalition, grade: own}}
  actions:
    - {date: 2019-07-10, action: joining, by: [KEN, POL], source: [list]}

budapest:
  title: Convention on Cybercrime (Budapest Convention, ETS 185)
  kind: treaty
  opened: 2001-11-23
  sources: {list: {title: Chart, publisher: Council of Europe, grade: depositary}}
  actions:
    - {date: 2001-11-23, action: signature, by: [DEU, NOR], source: [list]}
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the instruments that the lines name, and countries that share a name."""
    folder = tmp_path_factory.mktemp("lines") / "data"
    folder.mkdir()
    shutil.copy(HERE / "countries.yaml", folder)
    with (folder / "countries.yaml").open("a", encoding="utf-8") as file:
        file.write(states("COD", "COG", "FIN", "FJI", "JPN", "KOR", "NLD", "POL", "PRK", "RUS", "SWE"))
    (folder / "instruments.yaml").write_text(RECORD, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("kind", "line", "answer"), ROWS)
def test_a_line_is_answered_or_refused_with_lines_that_work(
    run: Run, data: Path, kind: str, line: str, answer: str
) -> None:
    """Behind "=" stands the line that asks the same; where "?" stands, any lines will do."""
    ran = run(*shlex.split(line), data=data)
    if answer.startswith("= "):
        assert ran.status == 0, ran.err
        rows = [run(*shlex.split(asked), "--format", "csv", data=data).out for asked in (line, answer[2:])]
        assert rows[0] == rows[1]
        return
    assert ran.status == 2
    lines = ran.err.splitlines()
    shown = [text.strip() for text in lines if text.startswith("  signatories ")]
    assert shown and lines[-1].strip() == shown[-1], ran.err
    assert answer == "?" or shown == [f"signatories {right}" for right in answer.split(" ¦ ")]
    for right in shown:
        again = run(*shlex.split(right)[1:], data=data)
        assert again.status == 0, (right, again.err)


def test_each_kind_has_its_case_and_five_more() -> None:
    kinds = [kind for kind, _, _ in ROWS]
    assert all(kinds.count(kind) >= 6 for kind in kinds)
