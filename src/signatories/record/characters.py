"""The characters that a text of the record must not have, because nobody sees them."""

import re
from typing import Final

CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_JOINED: Final = (
    "\u0600-\u074f\u0750-\u077f\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefc"  # Arabic, Syriac
    "\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\u1b00-\u1b7f\ua980-\ua9df"  # India to Java
)
"""The scripts in which a zero-width joiner or non-joiner after a letter is part of its spelling."""

_UNASSIGNED: Final = "\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff" + "".join(
    chr((plane << 16) + end) for plane in range(15) for end in (0xFFFE, 0xFFFF)
)
"""Characters of private use, which no two fonts draw alike, and those that will never be any."""

_VARIED: Final = "\u2000-\u2bff\u3000-\u303f\U0001f000-\U0001faff"
"""Symbols, of which a variation selector chooses the form; so it does of some letters."""

_CHINESE: Final = "\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

UNSEEN: Final = re.compile(
    f"{CONTROLS.pattern}|[{_UNASSIGNED}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u2060-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
    f"|(?<![{_JOINED}])[\u180e\u200c\u200d]"
    "|(?<![\u1800-\u18af])[\u180b-\u180d\u180f]"
    f"|(?<![{_VARIED}{_CHINESE}\u1000-\u109f\ua840-\ua87f])[\ufe00-\ufe0f]"
    f"|(?<![{_CHINESE}])[\U000e0100-\U000e01ef]"
)
"""Characters that nobody sees or reads: controls, those of no width or ink, but where a script needs them."""
