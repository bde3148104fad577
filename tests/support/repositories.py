"""Git repositories with a record in them, for the tests that read revisions."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *words: str) -> str:
    """Run git as a user of its own, whatever the environment of the tests says; return what it prints."""
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(folder), *identity, "-c", "protocol.file.allow=always", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=clean).stdout


def commit(folder: Path, name: str) -> None:
    """Commit everything below a folder, and tag the commit."""
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", name)
    git(folder, "tag", name)
