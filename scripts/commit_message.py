"""Check of a commit's message: the subject is an imperative of at most 72 characters, `area: do this`.

    python scripts/commit_message.py FILE        # as git's commit-msg hook calls it

`.pre-commit-config.yaml` runs it; messages that git writes (merges, reverts, fixups) pass.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

LIMIT = 72

_BY_GIT = re.compile(r"(Merge|Revert) |(fixup|squash|amend)! ")
_SUBJECT = re.compile(r"(?P<area>[a-z][a-z0-9_./-]*): (?P<verb>\S+)(?P<rest>.*)")
_NOT_VERBS = """
    a an the this that these those it its one two no not all every each some more new whole
    in of for with on at by to from as what who how when where why is are was were has have
"""
_VERBS = "embed exceed feed need proceed seed shed speed bring ping ring spring string bias focus alias"


def problems(message: str) -> Iterator[str]:
    """Yield what is wrong with a message, each with what to write instead; nothing where it is in order."""
    lines = [line for line in message.splitlines() if not line.startswith("#")]
    subject = lines[0].rstrip() if lines else ""
    if _BY_GIT.match(subject):
        return
    found = _SUBJECT.fullmatch(subject)
    if found is None:
        yield f"{subject!r} must be of the form 'area: do this', such as 'query: read the days once'"
    elif not _is_imperative(found["verb"]):
        yield f"{found['verb']!r} must be an imperative: write 'add', not 'added', 'adds', 'adding' or a noun"
    if len(subject) > LIMIT:
        yield f"the subject has {len(subject)} characters and must have at most {LIMIT}: move the reason down"
    if subject.endswith("."):
        yield "the subject must not end in a full stop: leave it out"
    if len(lines) > 1 and lines[1].strip():
        yield "an empty line must stand between the subject and the body: add one"


def _is_imperative(word: str) -> bool:
    """Return whether a word looks like an imperative; spelling alone cannot tell a noun from a verb."""
    bare = word.strip(",;:")
    if bare in _VERBS.split():
        return True
    if bare in _NOT_VERBS.split() or not re.fullmatch(r"[a-z]+(-[a-z]+)*", bare):
        return False
    return not (bare.endswith(("ed", "ing")) or (bare.endswith("s") and not bare.endswith("ss")))


def main() -> int:
    """Print the problems of the message in the file that was named, and return 1 if there are any."""
    if len(sys.argv) != 2:
        print("usage: python scripts/commit_message.py FILE", file=sys.stderr)
        return 2
    found = list(problems(Path(sys.argv[1]).read_text("utf-8")))
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
