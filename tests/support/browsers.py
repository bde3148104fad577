"""A real browser for the tests of the web page: Debian's Chromium, or any Chrome there is."""

import os
import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

REQUIRED = os.environ.get("SIGNATORIES_BROWSER") == "required"
"""Whether a test without a browser fails, and is not passed over: so in .ci/run where it can install one."""

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

MISSING = "" if CHROMIUM and find_spec("playwright") else "no Chromium here, or no pytest-playwright"
"""Why there is no browser; empty where there is one."""

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def laid_out(files: Mapping[str, bytes], folder: Path) -> str:
    """The address of a site in a folder, without any server."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder.as_uri()


def violations(page: "Page") -> str:
    """What axe finds on a page that bars people out; empty where there is nothing."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page)
    return str(found.generate_report()) if found.violations_count else ""
