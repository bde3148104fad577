"""Options of a line, and the options and values that may be meant by wrong ones."""

import shlex
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final

from signatories.register.lookup import near_matches

SYNONYMS: Final = {
    "--date": "--as-of", "--day": "--as-of", "--on": "--as-of", "--at": "--as-of", "--asof": "--as-of",
    "--out": "--output", "--file": "--output", "--language": "--lang", "--order": "--sort",
    "--top": "--limit",
    "--actor": "--by", "--country": "--by", "--yes-to-all": "--yes",
}  # fmt: skip
"""The names that other programs give our options."""
SHARED: Final = ("--as-of", "--format", "-f", "--output", "-o", "--limit", "--names", "--lang")
SHARED_FLAGS: Final = ("--raw", "--bom", "--cite")
"""The options that every question has, but those about its columns."""
LONGEST: Final = 4
"""The most words of a value that was typed without quotes."""


def options_meant(option: str, known: Sequence[str]) -> list[str]:
    """Return the options that somebody may have meant, likeliest first."""
    plain = option.partition("=")[0]
    if SYNONYMS.get(plain) in known:
        return [SYNONYMS[plain]]
    return near_matches(plain, [name for name in known if name.startswith("--")], 3, 0.75)


def option_line(name: str, line: Sequence[str], option: str, known: Sequence[str]) -> tuple[str, str]:
    """Return the option that was meant by one that the command does not have, and the line with it.

    An option may be written with one hyphen: `-as-of`. Both are "" where none is near.
    """
    typed = next((word for word in line if word.startswith(option)), option)
    single = typed.partition("=")[0]
    wrong = f"-{single}" if not single.startswith("--") and len(single) > len("-x") else option
    near = options_meant(wrong, known)
    if not near:
        return "", ""
    length = len(single) if wrong != option else len(option)
    fixed = [near[0] + word[length:] if word == typed else word for word in line]
    return near[0], shlex.join(["signatories", name, *fixed])


def split_options(command: Any, line: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the arguments of a line, and its options with their values."""
    takes_value = {
        option for param in command.params for option in param.opts if not getattr(param, "is_flag", False)
    }
    words: list[str] = []
    options: list[str] = []
    valued = False
    for word in line:
        if valued or (word.startswith("-") and len(word) > 1):
            options.append(word)
            valued = not valued and word in takes_value
        else:
            words.append(word)
    return words, options


def shared_options(options: Sequence[str]) -> list[str]:
    """Return those of a line's options that every question has, with their values."""
    found: list[str] = []
    at = 0
    while at < len(options):
        name, equals, _ = options[at].partition("=")
        width = 1 if equals or name in SHARED_FLAGS else 2
        if name in SHARED or name in SHARED_FLAGS:
            found += options[at : at + width]
        valued = width == 2 and at + 1 < len(options) and not options[at + 1].startswith("-")
        at += 1 + valued
    return found


def value_of(line: Sequence[str], options: Sequence[str]) -> str:
    """Return the value that an option, by any of its names, has in a line; "" where it has none."""
    for word, following in pairwise([*line, ""]):
        option, equals, value = word.partition("=")
        if option in options:
            return value if equals else following
    return ""


def with_values(
    name: str,
    line: Sequence[str],
    options: Sequence[str],
    values: Sequence[str],
    whole: Callable[[str], str] | None = None,
) -> list[str]:
    """Return a line with each of some values in place of the one that an option, by any of its names, has.

    `whole` reads a value that several words are together, and raises ValueError where they are none.
    """
    for at, word in enumerate(line):
        option, equals, _ = word.partition("=")
        if option not in options:
            continue
        start = at + 1 if equals else at + 2
        end, read = _whole(line, at + 1, whole) if whole and not equals else (start, "")
        news = [
            [f"{option}={value}"] if equals else [option, value] for value in ([read] if read else values)
        ]
        return [shlex.join(["signatories", name, *line[:at], *new, *line[end:]]) for new in news]
    return []


def _whole(line: Sequence[str], at: int, whole: Callable[[str], str]) -> tuple[int, str]:
    """Return where the words of a value end that begins here, and the value; "" where one word is all."""
    for number in range(LONGEST, 1, -1):
        if at + number <= len(line):
            try:
                return at + number, whole(" ".join(line[at : at + number]))
            except ValueError:
                continue
    return at + 1, ""
