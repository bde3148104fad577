"""A record with a history in git: a pledge, then somebody comes in, then there is a second one."""

import os
import subprocess
from pathlib import Path

PLEDGE = """
pledge:
  title: The <Pledge>
  kind: declaration
  opened: 2020-01-01
  sources:
    list: {title: List, publisher: Ministry, grade: government}
  actions:
    - {date: 2020-01-01, action: endorsement, by: [NOR, KEN], source: [list]}
"""
MORE = "    - {date: 2020-02-01, action: endorsement, by: [BRA], source: [list]}\n"
SECOND = PLEDGE.replace("pledge:", "second:").replace("The <Pledge>", "The second")


def commit(folder: Path, day: str, **texts: str) -> None:
    """Write instruments into a record and commit it on a day."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    env = os.environ | {f"GIT_{who}_DATE": f"{day}T12:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    settings = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    for words in (["add", "."], [*settings, "commit", "-q", "-m", "change"]):
        subprocess.run(["git", "-C", str(folder), *words], check=True, env=env)


def history_of(folder: Path) -> Path:
    """Give a folder three days of changes: the pledge, then Brazil in it, then a second one."""
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    commit(folder, "2026-01-05", pledge=PLEDGE)
    commit(folder, "2026-02-06", pledge=PLEDGE + MORE)
    commit(folder, "2026-03-07", pledge=PLEDGE + MORE, second=SECOND.replace("BRA", "KEN"))
    return folder
