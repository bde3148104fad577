"""Three lists as they were published, with the words that lead to them, give exactly who they name."""

import pytest

from signatories.names import read, shipped

FOC_2011 = (
    "Endorsed by Austria, Canada, Costa Rica, the Czech Republic, Finland, France, Estonia, Ghana, "
    "Ireland, Kenya, the Republic of Maldives, Mexico, Mongolia, the Netherlands, Tunisia, the United "
    "Kingdom, the United States, and Sweden."
)
FACT_SHEET_2014 = (
    "The participating countries include: Austria, Canada, Costa Rica, Czech Republic, Estonia, "
    "Finland, France, Georgia, Germany, Ghana, Ireland, Kenya, Latvia, the Republic of Maldives, "
    "Mexico, Moldova, Mongolia, The Netherlands, Sweden, Tunisia, the United Kingdom, and the United "
    "States."
)
WHITE_HOUSE_2022 = (
    "Those endorsing the Declaration include Albania, Andorra, Argentina, Australia, Austria, Belgium, "
    "Bulgaria, Cabo Verde, Canada, Colombia, Costa Rica, Croatia, Cyprus, Czech Republic, Denmark, "
    "Dominican Republic, Estonia, the European Commission, Finland, France, Georgia, Germany, Greece, "
    "Hungary, Iceland, Ireland, Israel, Italy, Jamaica, Japan, Kenya, Kosovo, Latvia, Lithuania, "
    "Luxembourg, Maldives, Malta, Marshall Islands, Micronesia, Moldova, Montenegro, Netherlands, New "
    "Zealand, Niger, North Macedonia, Palau, Peru, Poland, Portugal, Romania, Senegal, Serbia, "
    "Slovakia, Slovenia, Spain, Sweden, Taiwan, Trinidad and Tobago, the United Kingdom, Ukraine, and "
    "Uruguay."
)
LISTS = {
    "Council on Foreign Relations, 9 December 2011": (
        FOC_2011,
        "AUT CAN CRI CZE FIN FRA EST GHA IRL KEN MDV MEX MNG NLD TUN GBR USA SWE",
        18,
    ),
    "Department of State, fact sheet of 16 January 2014": (
        FACT_SHEET_2014,
        "AUT CAN CRI CZE EST FIN FRA GEO DEU GHA IRL KEN LVA MDV MEX MDA MNG NLD SWE TUN GBR USA",
        22,
    ),
    "White House, 28 April 2022": (
        WHITE_HOUSE_2022,
        "ALB AND ARG AUS AUT BEL BGR CPV CAN COL CRI HRV CYP CZE DNK DOM EST EU FIN FRA GEO DEU GRC HUN ISL "
        "IRL ISR ITA JAM JPN KEN XKX LVA LTU LUX MDV MLT MHL FSM MDA MNE NLD NZL NER MKD PLW PER POL PRT "
        "ROU SEN SRB SVK SVN ESP SWE TWN TTO GBR UKR URY",
        61,
    ),
}


@pytest.mark.parametrize("kind", ["auto", "list"])
@pytest.mark.parametrize("source", LISTS)
def test_a_published_list_gives_exactly_its_countries_and_nothing_is_left(source: str, kind: str) -> None:
    text, codes, number = LISTS[source]
    found = read(text, shipped(), kind=kind)
    assert [row.code for row in found] == codes.split()
    assert {row.verdict for row in found} == {"recognised"}
    assert len(found) == number


@pytest.mark.parametrize("source", LISTS)
def test_a_list_broken_into_lines_of_any_width_gives_the_same(source: str) -> None:
    """As copied from a page or a PDF, at 50 to 100 characters a line."""
    import textwrap

    text, codes, _ = LISTS[source]
    for width in range(50, 101, 3):
        found = read(textwrap.fill(text, width), shipped(), kind="list")
        assert [row.code for row in found] == codes.split(), width


@pytest.mark.parametrize("source", LISTS)
def test_one_name_a_line_gives_the_same(source: str) -> None:
    text, codes, _ = LISTS[source]
    names = text.removesuffix(".").replace(", and ", ", ").split(", ")
    names[0] = names[0].split()[-1]
    assert [row.code for row in read("\n".join(names), shipped())] == codes.split()
