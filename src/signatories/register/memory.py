"""Memory of a register's last answers: it does not change while it is open, so no question is asked twice."""

from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from signatories.register.tables import Register

LAST: Final = 512
"""So many answers are kept, the last ones used: enough for all that a page asks again and again."""

_P = ParamSpec("_P")
_Answer = TypeVar("_Answer")


def remembered(ask: Callable[_P, _Answer]) -> Callable[_P, _Answer]:
    """Return a function that gives an answer again where its register has it among its last ones.

    A register is its first argument or its second; the others can be keys of a dictionary. What is returned
    is shared: it must not be changed.
    """

    @wraps(ask)
    def answer(*args: _P.args, **named: _P.kwargs) -> _Answer:
        place = 0 if isinstance(args[0], Register) else 1
        register = args[place]
        assert isinstance(register, Register)
        key = (ask, *args[:place], *args[place + 1 :], *named.items())
        answers = register.answers
        if key in answers:
            found: _Answer = answers.pop(key)
        else:
            found = ask(*args, **named)
            if len(answers) >= LAST:
                answers.pop(next(iter(answers)), None)
        answers[key] = found
        return found

    return answer
