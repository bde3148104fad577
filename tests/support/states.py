"""Countries that a test needs beside those of `countries.yaml`."""

_KNOWN = {
    "ALB": ("AL", "008", "Albania"),
    "BIH": ("BA", "070", "Bosnia and Herzegovina"),
    "CHN": ("CN", "156", "China"),
    "COD": ("CD", "180", "Democratic Republic of the Congo"),
    "COG": ("CG", "178", "Congo"),
    "KOR": ("KR", "410", "Republic of Korea"),
    "NLD": ("NL", "528", "Netherlands (Kingdom of the)"),
    "PRK": ("KP", "408", "Democratic People's Republic of Korea"),
}


def states(*codes: str) -> str:
    """The lines of `countries.yaml` for some states, each with one name."""
    return "".join(
        f'{code}: {{name: {name}, short: {name}, official_name: {name}, alpha2: "{alpha2}", '
        f'numeric: "{numeric}", kind: state}}\n'
        for code in codes
        for alpha2, numeric, name in [_KNOWN[code]]
    )
