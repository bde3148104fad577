"""The web page: the whole record as files that any browser reads, without a server, without a script.

`Site` says which files there are and makes them one at a time. Nothing here writes, and nothing asks the
clock: the day is an argument.
"""

from signatories.site.build import Site

__all__ = ["Site"]
