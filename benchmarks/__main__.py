"""Entry point: measures the program against its floors and peers, and writes docs/benchmarks.md."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import report
from benchmarks.bars import bars
from benchmarks.bench import Bench

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Run everything and say what came out."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_600, 150_000, 1_000_000], metavar="ACTS")
    parser.add_argument("--rounds", type=int, default=21, help="rounds of the short processes")
    parser.add_argument("--quick", action="store_true", help="two small sizes, 5 rounds, no peers, no page")
    parser.add_argument("--profile", action="store_true", help="only where the time of reading goes; no page")
    parser.add_argument("--no-peers", action="store_true", help="install and measure nobody else")
    parser.add_argument("--peers-in", type=Path, default=_cache(), metavar="FOLDER")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything measured here too")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "benchmarks.md")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.sizes, chosen.rounds, chosen.no_peers = [1_600, 15_000], 5, True
    if chosen.profile:
        chosen.sizes = [150_000]
    work = Path(tempfile.mkdtemp(prefix="signatories-benchmarks-"))
    try:
        for size in chosen.sizes:
            made = [sys.executable, "-m", "benchmarks.generate", str(work / str(size))]
            subprocess.run([*made, "--acts", str(size), "--files", "many"], cwd=ROOT, check=True)
        bench = Bench(work, sorted(chosen.sizes), chosen.rounds, None if chosen.no_peers else chosen.peers_in)
        about = report.machine()
        bench.profile() if chosen.profile else bench.run()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if chosen.profile:
        print(report.as_profile(bench.stages, bench.held, bench.kept, bench.lines))
        return
    found = list(bars(bench))
    print(report.as_table(report.Line._fields, bench.lines), end="\n\n")
    print(report.as_table(("promise", "goal", "measured", "met"), found))
    if chosen.json:
        chosen.json.write_text(report.as_json(about, found, bench.lines, bench.imports), encoding="utf-8")
    if not chosen.quick:
        profile = report.as_profile(bench.stages, bench.held, bench.kept, bench.lines)
        page = report.as_page(about, found, bench.lines, bench.imports, profile, bench.missing)
        chosen.page.parent.mkdir(exist_ok=True)
        chosen.page.write_text(page, encoding="utf-8")


def _cache() -> Path:
    from signatories.defaults import cache_folder

    return (cache_folder() or Path(tempfile.gettempdir())) / "benchmark-peers"


if __name__ == "__main__":
    main()
