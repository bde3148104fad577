"""Countries that a test needs beside those of `countries.yaml`."""

_KNOWN = {
    "ALB": ("AL", "008", "Albania"),
    "BIH": ("BA", "070", "Bosnia and Herzegovina"),
    "CHN": ("CN", "156", "China"),
    "COD": ("CD", "180", "Democratic Republic of the Congo"),
    "COG": ("CG", "178", "Congo"),
    "FIN": ("FI", "246", "Finland"),
    "FJI": ("FJ", "242", "Fiji"),
    "JPN": ("JP", "392", "Japan"),
    "KOR": ("KR", "410", "Republic of Korea"),
    "NLD": ("NL", "528", "Netherlands (Kingdom of the)"),
    "POL": ("PL", "616", "Poland"),
    "PRK": ("KP", "408", "Democratic People's Republic of Korea"),
    "RUS": ("RU", "643", "Russian Federation"),
    "SWE": ("SE", "752", "Sweden"),
}


def states(*codes: str) -> str:
    """The lines of `countries.yaml` for some states, each with one name."""
    return "".join(
        f'{code}: {{name: {name}, short: {name}, official_name: {name}, alpha2: "{alpha2}", '
        f'numeric: "{numeric}", kind: state}}\n'
        for code in codes
        for alpha2, numeric, name in [_KNOWN[code]]
    )
