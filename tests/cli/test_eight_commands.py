"""In an empty folder with only Python and the wheel, eight commands begin a record and publish it."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest

from program import ROOT

pytestmark = pytest.mark.skipif(
    find_spec("hatchling") is None or find_spec("pre_commit") is None,
    reason="without hatchling and pre-commit: pip install --editable '.[dev]'",
)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """An environment that holds the wheel, and finds what it depends on; its folder of programs."""
    dist, place = tmp_path / "dist", tmp_path / "bare"
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(dist)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = dist.glob("*.whl")
    venv.create(place, with_pip=True)
    install = [place / "bin" / "pip", "install", "--quiet", "--no-deps", "--no-index", wheel]
    subprocess.run(install, check=True, capture_output=True)
    (packages,) = place.glob("lib/python*/site-packages")
    others = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "dependencies.pth").write_text("\n".join(others) + "\n", encoding="utf-8")
    return place / "bin"


def test_eight_commands_begin_check_and_publish_a_record(installed: Path, tmp_path: Path) -> None:
    """Site and package bear the new record's name and licence; of ours there are the countries alone."""
    folder = tmp_path / "newsroom"
    folder.mkdir()
    pre_commit = shutil.which("pre-commit", path=f"{sysconfig.get_path('scripts')}:{os.environ['PATH']}")
    assert pre_commit
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("SIGNATORIES_", "GIT_"))},
        "PATH": f"{installed}:{Path(pre_commit).parent}:{os.environ['PATH']}",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PRE_COMMIT_HOME": str(tmp_path / "hooks"),
    }
    environment.pop("PYTHONPATH", None)
    walk = ["bash", str(ROOT / ".ci" / "eight"), str(folder)]
    done = subprocess.run(walk, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "NOR   Norway" in done.stdout
    assert "0 problems in 2 instruments with 1 claims" in done.stdout
    assert "validate the record" in done.stdout
    assert "Passed" in done.stdout
    about = json.loads((folder / "package" / "datapackage.json").read_text("utf-8"))
    resources = {resource["name"]: resource for resource in about.pop("resources")}
    countries = resources.pop("countries")
    assert countries["sources"] == [{"title": "countries of signatories by the signatories authors"}]
    for text in (json.dumps(about), json.dumps(list(resources.values()))):
        assert "CC0" not in text
        assert "signatories authors" not in text
    assert (about["title"], about["licenses"][0]["name"]) == ("Climate pledges", "CC-BY-4.0")
    front = (folder / "public" / "index.html").read_text("utf-8")
    assert "of An institute are published under CC BY 4.0" in front
