"""The oracle's answer to when: since, until, what is announced, and the entries of a timeline."""

from collections.abc import Iterator
from typing import NamedTuple

from oracle import (
    ENTRIES,
    EXITS,
    OPEN,
    Paper,
    Reading,
    acts_in,
    blocks,
    changes_on,
    inside,
    readings,
    status_on,
    statuses_after,
    taken_back,
)


class Run(NamedTuple):
    """A time of equal statuses in one reading: the act that began it (-1 the end of everything), its days."""

    act: int
    status: str
    begin: str
    end: str


def runs(paper: Paper, code: str, one: Reading) -> list[Run]:
    """The runs of equal statuses of a country in one reading, in order; the last has no end."""
    found: list[Run] = []
    for day, act, status in changes(paper, code, one):
        if found and found[-1].status == status:
            continue
        if found:
            found[-1] = found[-1]._replace(end=day)
        found.append(Run(act, status, day, ""))
    return found


def changes(paper: Paper, code: str, one: Reading) -> Iterator[tuple[str, int, str]]:
    """Each change in one reading, in order: its day, the act, the status that it led to."""
    deeds, back = paper.of(code), taken_back(paper.of(code))
    order = sorted(
        (changes_on(deed, one, k), k)
        for k, deed in enumerate(deeds)
        if k not in back and k not in back.values()
    )
    come: set[int] = set()
    for day, k in order:
        if one.over and day > one.over:
            continue
        come.add(k)
        yield day, k, statuses_after(paper, code, one, come)
    if one.over:
        yield one.over, -1, status_on(paper, code, one, one.over)


def spans_of_since(paper: Paper, code: str, status: str, day: str) -> set[tuple[str, str]]:
    """The first and last days on which each act that can have begun a status held on a day began a run of it.

    Held on any day where none is named.
    """
    everything = [(one, runs(paper, code, one)) for one in readings(paper, code)]
    starters = {
        run.act
        for _, found in everything
        for run in found
        if run.status == status and (not day or (run.begin <= day and (not run.end or run.end > day)))
    }
    spans = set()
    for act in starters:
        begins = [
            run.begin for _, found in everything for run in found if (run.act, run.status) == (act, status)
        ]
        spans.add((min(begins), max(begins)))
    return spans


def stays(paper: Paper, code: str, day: str) -> list[tuple[str, str]] | None:
    """When each stay of a country began and ended by a day, where all readings agree on that; else None.

    Whoever came on the day on which all was over stayed for no day: that is not compared.
    """
    counts = inside(paper.kind)
    found = set()
    for one in readings(paper, code):
        mine: list[tuple[str, str]] = []
        for run in runs(paper, code, one):
            if run.begin > day or run.status not in counts:
                continue
            end = run.end if run.end and run.end <= day else ""
            if mine and mine[-1][1] == run.begin:
                mine[-1] = (mine[-1][0], end)
            elif run.end == run.begin:
                return None
            else:
                mine.append((run.begin, end))
        found.add(tuple(mine))
    return list(found.pop()) if len(found) == 1 else None


def leaves_on(paper: Paper, code: str, day: str) -> set[str]:
    """The days on which a country can leave by a notice given by a day; one is empty if it can be by none."""
    found = set()
    for one in readings(paper, code):
        deeds = paper.of(code)
        # As of a day nothing later is used (line 17).
        done = [k for k in range(len(deeds)) if one.done[k] <= day]
        known = paper._replace(deeds=((code, tuple(deeds[k] for k in done)),), closed=None, ends=())
        so_far = Reading(tuple(one.done[k] for k in done), tuple(one.effect[k] for k in done))
        now = status_on(paper, code, one, day)
        exits = [
            run.begin
            for run in runs(known, code, so_far)
            if run.status == "former" and run.begin > day and deeds[done[run.act]].action in EXITS
        ]
        found.add(exits[0] if exits and now not in ("", "former") else "")
    return found


def may_be_announced(paper: Paper, code: str, day: str) -> bool:
    """Whether it is not known on a day if the notice of an exit has been given."""
    return any(deed.action in EXITS and deed.date.first <= day < deed.date.last for deed in paper.of(code))


def may_be_undone(paper: Paper, code: str) -> bool:
    """Whether an act after an exit may have taken it back or outlived it, on a day that is not known."""
    deeds = paper.of(code)
    return any(
        deed.date.first < deed.date.last
        and (deed.action == "retraction" or ENTRIES.get(deed.action) in inside(paper.kind))
        and any(other.action in EXITS for other in deeds[:k])
        for k, deed in enumerate(deeds)
    )


class Gone(NamedTuple):
    """How a country came to be out in one reading: what it was, what ended that, and when."""

    status: str
    word: str
    day: str


def goings(paper: Paper, code: str, day: str) -> set[Gone | None]:
    """How a country that was in came to be out by a day; None where it is not out, or was not in before."""
    found: set[Gone | None] = set()
    for one in readings(paper, code):
        begun = [run for run in runs(paper, code, one) if run.begin <= day]
        before = [run for run in begun[:-1] if run.status in inside(paper.kind)]
        if before and begun[-1].status == "former":
            act = begun[-1].act
            word = paper.of(code)[act].action if act >= 0 else ""
            found.add(Gone(before[-1].status, word, begun[-1].begin))
        else:
            found.add(None)
    return found


def absences(paper: Paper, code: str, day: str) -> set[str]:
    """What can be said of a country that is not in (lines 10 and 16)."""
    begin, end = paper.complete or ("9999", "")
    if paper.closed and paper.closed.last <= day:
        return {"not in"}
    ended = {
        any(run.status == "former" and run.begin <= day for run in runs(paper, code, one))
        for one in readings(paper, code)
    }
    if blocks(paper, "", day) and not acts_in(paper, code):
        otherwise = "not named"
    else:
        otherwise = "not in" if begin <= day and (end == OPEN or day <= end) else "not known to be in"
    return {"not in" if left else otherwise for left in ended}


def effects(paper: Paper, code: str, day: str) -> list[tuple[str, str]] | None:
    """When something else than an act on its own day changed the status by a day, and what did.

    None where that may depend on the reading.
    """
    if len(readings(paper, code)) > 1:
        return None
    one = readings(paper, code)[0]
    return [
        (run.begin, paper.of(code)[run.act].action if run.act >= 0 else "")
        for run in runs(paper, code, one)
        if run.begin <= day and run.status and (run.act < 0 or run.begin != one.done[run.act])
    ]


def change_days(paper: Paper, code: str) -> set[str]:
    """The days on which the status of a country changes in some reading."""
    return {run.begin for one in readings(paper, code) for run in runs(paper, code, one)}
