"""The bars: what is promised of speed and scale, beside what was measured."""

from collections.abc import Iterable, Iterator
from math import log

from benchmarks.bench import EXACTLY, Bench
from benchmarks.measure import middle, ratio
from benchmarks.report import Bar


def bars(bench: Bench) -> Iterator[Bar]:
    """Yield every bar for which there are measurements."""
    yield from _asking(bench)
    yield from _reading(bench)
    yield from _peers(bench)


def _asking(bench: Bench) -> Iterator[Bar]:
    costs, small, large = bench.costs, bench.sizes[0], bench.sizes[-1]
    for format, floor in (("csv", "hello"), ("table", "hello + rich.table")):
        worst, name = max((ratio(costs[n], costs[floor]), n) for n in costs if f" {format} " in n)
        yield at_most(f"a warm answer as {format}, at any size", 1.3, worst, f"× {floor}", name)
        rise, name = max(
            (ratio(costs[n], costs[_at(n, small)]), n) for n in costs if n.endswith(f" {format} {large}")
        )
        yield at_most(f"the same, {large:,} acts", 1.3, rise, f"× {small:,} acts", name)
    worst, name = max((ratio(costs[n], costs["hello"], "memory"), n) for n in costs if " csv " in n)
    yield at_most("memory of a warm answer, at any size", 1.3, worst, "× hello", name)
    worst, name = max((ratio(costs[n], costs["hello"]), n) for n in costs if n.startswith(EXACTLY))
    yield at_most("a question that needs the exact reading", 2, worst, "× hello", name)
    rise = ratio(costs[f"after one edit {large}"], costs[f"after one edit {small}"])
    yield at_most(f"the answer after one edit, {large:,} acts", 1.3, rise, f"× {small:,} acts")


def _at(name: str, size: int) -> str:
    return f"{name.rpartition(' ')[0]} {size}"


def _reading(bench: Bench) -> Iterator[Bar]:
    costs, small, large = bench.costs, bench.sizes[0], bench.sizes[-1]
    usual = bench.sizes[len(bench.sizes) // 2]
    cold, events = costs[f"cold compile {usual}"], costs[f"events {usual}"]
    work = f"{ratio(cold, events, 'cpu'):.2f} in processor time"
    yield at_most(f"cold compile of {usual:,} acts", 5, ratio(cold, events), "× events", work)
    if large > usual:
        grown = middle(costs[f"cold compile {large}"]).cpu / middle(cold).cpu
        power = log(grown) / log(bench.bytes_read[large] / bench.bytes_read[usual])
        yield at_most(f"its exponent in bytes, to {large:,} acts", 1.1, power, "", "of processor time")
    for name in ("cold compile", "validate"):
        most = max(cost.memory for cost in costs[f"{name} {large}"])
        yield at_most(f"memory of {name}, {large:,} acts", 80, most, "MiB")
        least = middle(costs[f"{name} {small}"]).memory
        yield at_most(f"memory of {name}, {large:,} acts", 1.5, most / least, f"× {small:,} acts")
    kept, size = max((bench.bytes_kept[size] / size, size) for size in bench.sizes[1:] or bench.sizes)
    yield at_most("the register", 200, kept, "bytes an act", f"at {size:,} acts")


def _peers(bench: Bench) -> Iterator[Bar]:
    costs = bench.costs
    for name in (name for name in costs if name.startswith("check-jsonschema ")):
        size = int(name.split()[1])
        ours, theirs = costs[f"validate one file {size}"], costs[name]
        large = size > 10_000
        faster = ratio(theirs, ours, "cpu")
        yield _at_least(f"validate, against {name}", 20 if large else 2, faster, "× faster in processor time")
        if large:
            yield _at_least(
                f"memory of validate, against {name}", 15, ratio(theirs, ours, "memory"), "× less"
            )
    listing = next((name for name in costs if name.startswith("members ")), "")
    for name in _others(costs, listing):
        yield _at_least(f"listing members, against {name}", 1, ratio(costs[name], costs[listing]), "× faster")


def _others(costs: Iterable[str], listing: str) -> Iterator[str]:
    peers = ("sqlite-utils", "pandas", "duckdb", "coco")
    return (name for name in costs if listing and name.split()[0] in peers)


def at_most(promise: str, goal: float, measured: float, unit: str, where: str = "") -> Bar:
    """Return a bar that holds where the measured value is at most the goal."""
    return _bar(promise, f"≤ {goal} {unit}", measured, where, measured <= goal)


def _at_least(promise: str, goal: float, measured: float, unit: str, where: str = "") -> Bar:
    return _bar(promise, f"≥ {goal} {unit}", measured, where, measured >= goal)


def _bar(promise: str, goal: str, measured: float, where: str, met: bool) -> Bar:
    shown = f"{measured:.2f}" if measured < 10 else f"{measured:.0f}"
    return Bar(promise, goal.strip(), f"{shown} ({where})" if where else shown, met)
