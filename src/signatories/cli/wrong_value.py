"""The error of an option whose value is wrong, with the values that may be meant."""

from collections.abc import Callable, Sequence

import typer


class WrongValue(typer.BadParameter):
    """A value that an option cannot have; `near` are those that may be meant, likeliest first.

    `whole` reads a value of several words, for which the quotes were forgotten.
    """

    def __init__(
        self,
        message: str,
        near: Sequence[str],
        option: str | None = None,
        whole: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(message, param_hint=option)
        self.near, self.whole = near, whole
