"""One question for each command that answers, for the tests that put all of them."""

from signatories.cli import COMMANDS

KEEPING = {
    "init",
    "new",
    "validate",
    "cache",
    "schema",
    "add",
    "import",
    "import-csv",
    "fmt",
    "site",
    "export",
    "keep",
}
"""The commands that give no rows: `test_reports` and `test_cli` see to them."""

ASKING = [name for name in COMMANDS if name not in KEEPING]

QUESTIONS = {
    "list": "",
    "show": "ring",
    "who-signed": "ring",
    "signed-by": "Kenya",
    "diff": "ring pledge",
    "timeline": "ring council-3",
    "matrix": "ring pledge council-3 club",
    "why": "pledge KEN",
    "map": "ring",
    "chart": "growth ring pledge",
    "claims": "pledge",
    "sources": "ring",
    "countries": "pledge",
    "names": "Norway,Kenya,Kosovo,Korea,Chadd",
    "changes": "older",
}
"""One question for each command; it is asked in every format."""

TABLES = {
    "show-treaty": "show pact",
    "who-signed-french": "who-signed ring --lang fr",
    "matrix-german": "matrix ring pledge --lang de",
    "who-signed-official": "who-signed ring --names official",
    "who-signed-cited": "who-signed pledge --cite",
    "diff-cited": "diff ring pledge --cite",
    "show-unnamed": "show council-3 --as-of 2012-07-01",
    "who-signed-before": "who-signed ring --as-of 2014-03-01",
    "who-signed-nobody": "who-signed ring --as-of 2011-12-08",
    "who-signed-disputed": "who-signed pledge",
    "who-signed-unnamed": "who-signed council-3",
    "who-signed-treaty": "who-signed pact",
    "who-signed-in-force": "who-signed pact:in-force --as-of 1992-06-01",
    "who-signed-incomplete": "who-signed pledge and not club",
    "signed-by-left": "signed-by united states",
    "signed-by-gone": "signed-by czechoslovakia",
    "diff-days": "diff ring --from 2014-03-01 --to 2026-11-28 --all",
    "timeline-country": "timeline pledge pact --country norway",
    "why-otherwise": "why pledge norway",
    "why-left": "why ring USA",
    "why-never": "why ring brazil",
    "countries-all": "countries",
    "map-former": "map pledge",
    "map-versus": "map ring --versus pledge",
    "map-two-words": "map ring or council-3 --as-of 2014-03-01",
    "chart-timeline": "chart timeline ring",
    "chart-overlap": "chart overlap ring pledge club",
}
"""More questions, each for something that a reader must be told; their tables are 100 columns wide."""
