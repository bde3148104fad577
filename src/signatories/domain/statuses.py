"""The fixed words of the record that are neither actions nor statuses (those are in `membership`)."""

from typing import Final

GRADES: Final = ("depositary", "own", "government", "organisation", "press", "other")
"""How near a source is to the fact, nearest first."""

SAYINGS: Final = ("count", "at_least", "members", "includes", "excludes")
"""What a claim can say of the whole."""

COUNTRY_KINDS: Final = ("state", "territory", "organisation")
"""What can put its name to an instrument."""

READS: Final = ("members", "dates", "words")
"""What a kept text is read for: whom it lists, the day of each act, or the country and day in its words."""
