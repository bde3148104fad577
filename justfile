# The developers' interface; `just` lists it.

bin := ".venv/bin"

_default:
    @just --list --unsorted

# A virtual environment with everything for development
setup:
    python3 -m venv .venv
    {{bin}}/pip install --quiet --editable '.[dev]'

# The tests; `just test -k dates` for some of them
test *arguments:
    {{bin}}/pytest -n 2 {{arguments}}

# Write the golden files anew; read the difference before you commit
golden:
    {{bin}}/pytest -q tests/cli/test_golden.py --golden-update

# Formatting and types
lint:
    {{bin}}/ruff check .
    {{bin}}/ruff format --check .
    {{bin}}/mypy

# The record
check:
    {{bin}}/signatories validate data

# Bring the generated parts of the documentation up to date
docs:
    {{bin}}/cog -r -P -I scripts README.md docs/*.md data/README.md data/kept/README.md

# Draw the sample pictures of the documentation
pictures:
    {{bin}}/python scripts/pictures.py

# Write data/countries.yaml and the table of names from their packages
countries:
    {{bin}}/pip install --quiet --no-deps $(sed -n 's/^countries = \[\(.*\)\]$/\1/p' pyproject.toml | tr -d '",')
    {{bin}}/python scripts/countries.py
    {{bin}}/python scripts/names.py

# Write schema/ from the models
schema:
    {{bin}}/signatories schema

# Measure speed and size, and write docs/benchmarks.md; about ten minutes
bench:
    {{bin}}/python -m benchmarks

# Count packages, modules with SQL, docstrings, golden files and lines, and hold them against their bounds
figures:
    {{bin}}/python scripts/figures.py

# What needs other people's large programs, and hours; `just slow readers spark` for some of it
slow *parts:
    .ci/slow {{parts}}

# Everything that CI runs, in a fresh environment
ci:
    .ci/run
