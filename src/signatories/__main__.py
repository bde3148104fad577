"""`python -m signatories` is `signatories`."""

from signatories.cli import main

main()
