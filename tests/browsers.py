"""A real browser for the tests of the web page: Debian's Chromium, or any Chrome there is."""

import os
import shutil
from importlib.util import find_spec

REQUIRED = os.environ.get("SIGNATORIES_BROWSER") == "required"
"""Whether a test without a browser fails, and is not passed over: so in .ci/run where it can install one."""

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

MISSING = "" if CHROMIUM and find_spec("playwright") else "no Chromium here, or no pytest-playwright"
"""Why there is no browser; empty where there is one."""

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
