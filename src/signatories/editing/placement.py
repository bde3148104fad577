"""Adding to the record without disturbing it: new lines are spliced in, every other byte stays.

An edit is text to text; `writing` proves it and puts it on disk.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from signatories.domain.dates import parse as parse_date
from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS
from signatories.record.models import Action
from signatories.record.order import bounds_of_country, bounds_of_date, enters, place_of_act
from signatories.record.places import extents
from signatories.record.reader import Node
from signatories.record.writer import block, item, scalar

Record = dict[str, Node]


class NewAct(NamedTuple):
    """One act of one country, as somebody wants it recorded; as the record holds it, too."""

    country: str
    action: str
    date: str
    effective: str = ""


class EditPlan(NamedTuple):
    """The acts wanted, sorted: new ones, those held already, and those that contradict, with why."""

    fresh: list[NewAct]
    held: list[NewAct]
    contradicting: dict[NewAct, str]


# What is new


def plan(record: Node, wanted: Sequence[NewAct]) -> EditPlan:
    """Sort the wanted acts into those an instrument lacks, those it holds, and those it contradicts.

    A country does the same again only after something else: it joins a second time once it has left. An act
    on some day of an interval is held where the record has one on a day of it. A consent of which the form is
    not stated is held where the record has one of any form.
    """
    recorded = list(_acts(record))
    everything = [*recorded, *wanted]
    fresh: list[NewAct] = []
    held: list[NewAct] = []
    contradicting: dict[NewAct, str] = {}
    for act in dict.fromkeys(wanted):
        alike = [old for old in (*recorded, *fresh) if _is_alike(old, act)]
        same = next((old for old in alike if _says(old.date, act.date)), None)
        if same is not None and act.effective in ("", same.effective or same.date):
            held.append(act)
        elif same is not None:
            contradicting[act] = (
                f"recorded with effect {f'on {same.effective}' if same.effective else 'at once'}"
            )
        elif clash := [old.date for old in alike if not _between(everything, old, act)]:
            contradicting[act] = f"recorded on {' or '.join(sorted(clash))}"
        else:
            fresh.append(act)
    return EditPlan(fresh, held, contradicting)


def _is_alike(old: NewAct, act: NewAct) -> bool:
    """Return whether two acts are of one sort; "consent" is any way in which a country is bound."""
    if old.country != act.country or act.action != "consent":
        return old[:2] == act[:2]
    return ACTIONS[old.action].status == ACTIONS[act.action].status


def _says(recorded: str, wanted: str) -> bool:
    """Return whether a recorded date says what a wanted one does: the same, or more precisely when."""
    if recorded == wanted or "/" not in wanted:
        return recorded == wanted
    inner, outer = parse_date(recorded), parse_date(wanted)
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _between(everything: Iterable[NewAct], one: NewAct, other: NewAct) -> bool:
    """Return whether the country can have done something of the other sort between two acts."""
    first, last = sorted((parse_date(one.date), parse_date(other.date)), key=lambda span: span.latest)
    way_in = enters(one.action)
    return any(
        act.country == one.country
        and enters(act.action) != way_in
        and parse_date(act.date).latest >= first.earliest
        and parse_date(act.date).earliest <= last.latest
        for act in everything
    )


def _acts(record: Node) -> Iterator[NewAct]:
    """Yield every act of a named country, in file order."""
    for action in _actions(record):
        effects = action.get("effective_dates", {})
        for country, date in _dates(action).items():
            effect = effects.get(country, "") if isinstance(effects, dict) else ""
            yield NewAct(country, str(action["action"]), date, str(action.get("effective", effect)))


def _actions(record: Node) -> list[Record]:
    actions = record.get("actions") if isinstance(record, dict) else None
    return [action for action in actions if isinstance(action, dict)] if isinstance(actions, list) else []


def _dates(action: Mapping[str, Node]) -> dict[str, str]:
    table, by = action.get("dates"), action.get("by")
    if isinstance(table, dict):
        return {code: str(date) for code, date in table.items()}
    return {str(code): str(action["date"]) for code in by} if isinstance(by, list) else {}


def blocks(acts: Sequence[NewAct], source: Sequence[str], note: str = "") -> list[Record]:
    """Return acts as the record writes them: `date` and `by` for one day, a table where days are many.

    Entries stand before what ends them, which may be on the same day.
    """
    result: list[Record] = []
    for word in sorted(dict.fromkeys(act.action for act in acts), key=lambda word: not enters(word)):
        waiting = [act for act in acts if act.action == word]
        while waiting:
            first = list({act.country: act for act in reversed(waiting)}.values())[::-1]
            waiting = [act for act in waiting if act not in first]
            days = sorted(
                {(act.date, act.effective) for act in first}, key=lambda day: parse_date(day[0])[1:]
            )
            if len(days) > 1 and 2 * len(days) > len(first):
                result.append(_table(word, first, source, note))
                continue
            for date, effective in days:
                by: Node = [act.country for act in first if act[2:] == (date, effective)]
                given = {"date": date, "by": by, "effective": effective}
                result.append(_block(given, word, source, note))
    return result


def _table(word: str, acts: Sequence[NewAct], source: Sequence[str], note: str) -> Record:
    effects = {act.country: act.effective for act in acts if act.effective}
    dates: Node = {act.country: act.date for act in acts}
    return _block({"dates": dates, "effective_dates": effects}, word, source, note)


def _block(given: Record, word: str, source: Sequence[str], note: str) -> Record:
    whole: Record = {**given, "action": word, "source": list(source), "note": note}
    return {key: whole[key] for key in Action.model_fields if whole.get(key)}


# Text to text


def with_actions(text: str, id: str, record: Node, new: Sequence[Record]) -> tuple[str, Record]:
    """Return a file's text with more acts of an instrument, each in its place, and the new record.

    Raises:
        QueryError: the list of acts is not written in block style.
    """
    assert isinstance(record, dict)
    held = dict(record)
    waiting = list(new)
    while waiting:
        actions = _actions(held)
        action, position, *later = _find_place(actions, waiting.pop(0))
        waiting = [*later, *waiting]
        text = _with_action(text, id, action, position)
        held["actions"] = [*actions[:position], action, *actions[position:]]
    return text, held


def _with_action(text: str, id: str, action: Record, position: int) -> str:
    places = extents(text)
    lines = text.splitlines(keepends=True)
    if (id, "actions", 0) not in places:
        return _begin_list(lines, places[(id, "actions")].first, lambda column: item(action, column))
    anchor = places[(id, "actions", max(position - 1, 0))]
    dash = lines[anchor.first].find("-")
    if (
        places[(id, "actions")].flow
        or dash < 0
        or lines[anchor.first][:dash].strip()
        or anchor.column <= dash
    ):
        raise QueryError(
            f"the acts of {id!r} must stand one under the other, each behind a dash: run `signatories fmt`"
        )
    at = _below(lines, anchor.last + 1, dash) if position else _above(lines, anchor.first)
    return _splice(lines, at, item(action, dash))


def with_source(text: str, id: str, name: str, source: Mapping[str, Node]) -> str:
    """Return a file's text with one more source at the end of an instrument's sources.

    Raises:
        QueryError: the sources are not written in block style.
    """
    places = extents(text)
    lines = text.splitlines(keepends=True)
    if not any(loc[:2] == (id, "sources") and len(loc) == 3 for loc in places):
        return _begin_list(
            lines,
            places[(id, "sources")].first,
            lambda column: [f"{' ' * column}{scalar(name)}:", *block(source, column + 2)],
        )
    if places[(id, "sources")].flow:
        raise QueryError(f"the sources of {id!r} must stand one under the other: run `signatories fmt`")
    every = (extent for loc, extent in places.items() if loc[:2] == (id, "sources") and len(loc) == 3)
    last = max(every, key=lambda extent: extent.last)
    new = [f"{' ' * last.column}{scalar(name)}:", *block(source, last.column + 2)]
    return _splice(lines, _below(lines, last.last + 1, last.column), new)


def _begin_list(lines: list[str], at: int, new: Callable[[int], Sequence[str]]) -> str:
    """Return the lines with the first item of a list or table that was empty: `actions: []`."""
    line = lines[at]
    key = line[: line.index(":") + 1]
    ending = line[len(line.rstrip("\r\n")) :] or "\n"
    column = len(key) - len(key.lstrip()) + 2
    return "".join(
        [*lines[:at], key + ending, *(f"{each}{ending}" for each in new(column)), *lines[at + 1 :]]
    )


def begin_instrument(text: str, id: str, record: Mapping[str, Node]) -> str:
    """Return a file's text with one more instrument at its end, which has neither sources nor acts yet."""
    ending = "\r\n" if "\r\n" in text else "\n"
    before = text if not text or text.endswith("\n") else text + ending
    plain = {key: value for key, value in record.items() if isinstance(value, str)}
    lines = [f"{scalar(id)}:", *block(plain, 2), "  sources: {}", "  actions: []"]
    return before + (ending if before.strip() else "") + "".join(line + ending for line in lines)


def _above(lines: Sequence[str], first: int) -> int:
    """Return the line above the comments that belong to an item."""
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first


def _below(lines: Sequence[str], at: int, column: int) -> int:
    """Return the line below the comments that stand deeper than an item, and so belong to it."""
    end = at
    while end < len(lines) and (not lines[end].strip() or lines[end].lstrip().startswith("#")):
        end += 1
        if lines[end - 1].strip():
            if len(lines[end - 1]) - len(lines[end - 1].lstrip()) <= column:
                break
            at = end
    return at


def _splice(lines: list[str], at: int, new: Sequence[str]) -> str:
    """Return the lines with new ones, broken as their neighbours are."""
    before = lines[at - 1] if at else ""
    ending = "\r\n" if (before if before.endswith("\n") else lines[0]).endswith("\r\n") else "\n"
    if before and not before.endswith(("\n", "\r")):
        return "".join([*lines[:at], *(ending + line for line in new)])
    return "".join([*lines[:at], *(line + ending for line in new), *lines[at:]])


# Where an act belongs


def _find_place(actions: Sequence[Record], new: Record) -> tuple[Any, ...]:
    """Return an act in a form that has a place, that place, and what of the act needs another one.

    It stands behind what its own countries did before it, and in front of what they did later; where no
    place does for all of them, some of them get an act of their own. With a date, it also stands where this
    belongs among the other dates; a table does not, so where that leaves no place it becomes one.
    """
    known, place = [place_of_act(action) for action in actions], place_of_act(new)
    bounds = {code: bounds_of_country(known, place, code) for code in place.dates}
    low, high = max(b[0] for b in bounds.values()), min(b[1] for b in bounds.values())
    if low > high:
        early = {code for code, bound in bounds.items() if bound[0] <= high}
        later = _only(new, bounds.keys() - early)
        return *_find_place(actions, _only(new, early)), later
    if place.date is None:
        return new, high
    least, most, best = bounds_of_date(known, place.date)
    least, most = max(low, least), min(high, most)
    if least > most:
        return _as_table(new), high
    return new, min(max(best, least), most)


def _only(action: Record, codes: Iterable[str]) -> Record:
    """Return an act with these of its countries."""
    kept = set(codes)
    result: Record = {}
    for key, value in action.items():
        if key in ("dates", "effective_dates") and isinstance(value, dict):
            value = {code: date for code, date in value.items() if code in kept}
        elif key == "by" and isinstance(value, list):
            value = [code for code in value if code in kept]
        if value:
            result[key] = value
    return result


def _as_table(action: Record) -> Record:
    """Return an act of one date as a table."""
    given: Record = {**action, "dates": dict(_dates(action))}
    if "effective" in action:
        given["effective_dates"] = dict.fromkeys(_dates(action), action["effective"])
    keys = [key for key in Action.model_fields if key not in ("date", "by", "effective")]
    return {key: given[key] for key in keys if key in given}
