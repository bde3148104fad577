"""The tile grid: a world in which neighbours are near, and no state is larger than another."""

import pytest

from signatories.charts.map_status import Tile, grid

NEIGHBOURS = """
NOR SWE|NOR FIN|NOR RUS|SWE FIN|FIN RUS|EST RUS|EST LVA|LVA RUS|LVA BLR|LVA LTU|LTU BLR|LTU POL|LTU RUS|
BLR RUS|BLR POL|BLR UKR|POL DEU|POL CZE|POL SVK|POL UKR|POL RUS|DEU DNK|DEU NLD|DEU BEL|DEU LUX|DEU FRA|
DEU CHE|DEU AUT|DEU CZE|NLD BEL|BEL LUX|BEL FRA|LUX FRA|FRA CHE|FRA ITA|FRA MCO|FRA ESP|FRA AND|AND ESP|
ESP PRT|IRL GBR|CHE LIE|LIE AUT|CHE AUT|CHE ITA|AUT ITA|AUT SVN|AUT HUN|AUT SVK|AUT CZE|CZE SVK|SVK HUN|
SVK UKR|HUN UKR|HUN ROU|HUN SRB|HUN HRV|HUN SVN|SVN ITA|SVN HRV|HRV BIH|HRV SRB|HRV MNE|BIH SRB|BIH MNE|
SRB MNE|SRB XKX|SRB MKD|SRB BGR|SRB ROU|MNE XKX|MNE ALB|XKX ALB|XKX MKD|ALB MKD|ALB GRC|MKD GRC|MKD BGR|
GRC BGR|GRC TUR|BGR TUR|BGR ROU|ROU MDA|ROU UKR|MDA UKR|UKR RUS|ITA SMR|ITA VAT|TUR GEO|TUR ARM|TUR IRN|
TUR IRQ|TUR SYR|GEO RUS|GEO ARM|GEO AZE|ARM AZE|ARM IRN|AZE IRN|AZE RUS|RUS KAZ|RUS MNG|RUS CHN|RUS PRK|
KAZ CHN|KAZ KGZ|KAZ UZB|KAZ TKM|UZB TKM|UZB KGZ|UZB TJK|UZB AFG|TKM AFG|TKM IRN|KGZ TJK|KGZ CHN|TJK CHN|
TJK AFG|AFG IRN|AFG PAK|AFG CHN|IRN IRQ|IRN PAK|PAK IND|PAK CHN|IND CHN|IND NPL|IND BTN|IND BGD|IND MMR|
NPL CHN|BTN CHN|BGD MMR|MMR CHN|MMR LAO|MMR THA|LAO CHN|LAO VNM|LAO KHM|LAO THA|THA KHM|THA MYS|KHM VNM|
VNM CHN|MYS BRN|MYS IDN|IDN TLS|IDN PNG|CHN MNG|CHN PRK|PRK KOR|SYR LBN|SYR ISR|SYR JOR|SYR IRQ|LBN ISR|
ISR JOR|ISR PSE|PSE JOR|PSE EGY|ISR EGY|JOR IRQ|JOR SAU|IRQ SAU|IRQ KWT|KWT SAU|SAU QAT|SAU ARE|SAU OMN|
SAU YEM|ARE OMN|OMN YEM|MAR DZA|DZA TUN|DZA LBY|DZA NER|DZA MLI|DZA MRT|TUN LBY|LBY EGY|LBY SDN|LBY TCD|
LBY NER|EGY SDN|SDN TCD|SDN CAF|SDN SSD|SDN ETH|SDN ERI|ERI ETH|ERI DJI|DJI ETH|DJI SOM|SOM ETH|SOM KEN|
ETH KEN|ETH SSD|SSD KEN|SSD UGA|SSD COD|SSD CAF|KEN UGA|KEN TZA|UGA TZA|UGA RWA|UGA COD|RWA BDI|RWA TZA|
RWA COD|BDI TZA|BDI COD|TZA COD|TZA ZMB|TZA MWI|TZA MOZ|COD COG|COD CAF|COD AGO|COD ZMB|COG GAB|COG CMR|
COG CAF|COG AGO|GAB GNQ|GAB CMR|GNQ CMR|CMR NGA|CMR TCD|CMR CAF|CAF TCD|TCD NER|TCD NGA|NER NGA|NER BEN|
NER BFA|NER MLI|NGA BEN|BEN TGO|BEN BFA|TGO GHA|TGO BFA|GHA BFA|GHA CIV|CIV BFA|CIV MLI|CIV GIN|CIV LBR|
LBR SLE|LBR GIN|SLE GIN|GIN GNB|GIN SEN|GIN MLI|GNB SEN|SEN GMB|SEN MRT|SEN MLI|MLI MRT|MLI BFA|AGO ZMB|
AGO NAM|ZMB NAM|ZMB BWA|ZMB ZWE|ZMB MOZ|ZMB MWI|MWI MOZ|MOZ ZWE|MOZ ZAF|MOZ SWZ|SWZ ZAF|ZWE ZAF|ZWE BWA|
BWA NAM|BWA ZAF|NAM ZAF|LSO ZAF|CAN USA|USA MEX|MEX GTM|MEX BLZ|GTM BLZ|GTM SLV|GTM HND|SLV HND|HND NIC|
NIC CRI|CRI PAN|PAN COL|COL VEN|COL ECU|COL PER|COL BRA|VEN BRA|VEN GUY|GUY BRA|GUY SUR|SUR BRA|ECU PER|
PER BRA|PER BOL|PER CHL|BOL CHL|BOL ARG|BOL PRY|BOL BRA|CHL ARG|ARG PRY|ARG BRA|ARG URY|PRY BRA|URY BRA|
HTI DOM
"""
"""Every pair of states with a land border, by hand from the map of the world (Russia's two coasts too)."""

CONTINENTS = {
    "the Americas": """
        CAN USA MEX GTM BLZ SLV HND NIC CRI PAN COL VEN GUY SUR ECU PER BOL BRA PRY CHL ARG URY
    """,
    "Africa": """
        MAR DZA TUN LBY EGY SDN TCD NER MLI MRT SEN GMB GIN SLE LBR CIV GHA TGO BEN NGA CMR CAF SSD ETH
        ERI DJI SOM KEN UGA COD RWA BDI TZA ZMB MWI MOZ ZWE BWA NAM AGO ZAF LSO SWZ GAB COG GNQ GNB BFA
    """,
    "mainland Europe": """
        PRT ESP AND FRA MCO ITA CHE LIE AUT DEU NLD BEL LUX POL CZE SVK HUN SVN HRV BIH MNE SRB XKX ALB
        MKD GRC BGR ROU MDA UKR BLR LTU LVA EST FIN SWE NOR
    """,
}
"""States of one continent's mainland, between which one can go on land."""

NORTH_TO_SOUTH = """
CAN USA|USA MEX|MEX PAN|COL PER|PER CHL|BRA URY|CUB JAM|NOR DNK|FIN EST|EST LVA|
LVA LTU|DNK DEU|DEU AUT|AUT SVN|FRA ESP|ITA MLT|POL HUN|UKR BGR|BGR GRC|TUR SYR|
RUS KAZ|KAZ TKM|MNG CHN|PRK KOR|CHN VNM|IRN ARE|PAK LKA|IND MDV|THA MYS|MYS IDN|
IDN AUS|AUS NZL|PHL PNG|MAR SEN|TUN NER|EGY SDN|SDN KEN|ETH TZA|NGA GAB|COD ZMB|
ZMB BWA|BWA ZAF|KIR TON|FJI NZL|JOR YEM|SAU YEM
"""

WEST_TO_EAST = """
USA ISL|ISL NOR|NOR FIN|IRL GBR|GBR NLD|NLD POL|POL BLR|FRA AUT|AUT ROU|PRT ESP|
ESP ITA|ITA GRC|MAR TUN|TUN EGY|SEN NER|NER TCD|TCD ERI|AGO ZMB|ZMB MOZ|MOZ MDG|
MDG MUS|TUR IRN|IRN PAK|PAK NPL|NPL BTN|IND MMR|KAZ MNG|CHN JPN|KOR JPN|AUS FJI|
COL VEN|VEN GUY|GUY SUR|PER BOL|BOL PRY|CHL ARG|GTM HTI|HTI DOM|IDN PLW
"""


def far(one: str, other: str) -> int:
    """From one tile to another, in steps of which some go aslant."""
    a, b = grid()[one], grid()[other]
    return max(abs(a.column - b.column), abs(a.row - b.row))


def pairs(text: str) -> list[tuple[str, str]]:
    return [(words[:3], words[-3:]) for words in text.replace("\n", "").split("|")]


def test_no_two_states_share_a_tile_and_each_tile_is_on_the_grid() -> None:
    assert len(set(grid().values())) == len(grid()) == 199
    assert all(0 <= tile.column < 20 and 0 <= tile.row < 20 for tile in grid().values())


def test_most_neighbours_are_near_and_none_is_far() -> None:
    """Farther than two tiles are some of Russia, which lies at both ends, and two of China."""
    steps = {pair: far(*pair) for pair in pairs(NEIGHBOURS)}
    assert len(steps) == 313
    assert sum(step <= 2 for step in steps.values()) >= 0.95 * len(steps)
    assert {pair for pair, step in steps.items() if step > 2 and "RUS" not in pair} == {
        ("LAO", "CHN"),
        ("VNM", "CHN"),
    }
    assert max(steps.values()) <= 4


@pytest.mark.parametrize("name", CONTINENTS)
def test_a_continent_hangs_together(name: str) -> None:
    """From any of its mainland states every other is reached without leaving it, aslant too."""
    codes = set(CONTINENTS[name].split())
    reached, waiting = set(), [min(codes)]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += [code for code in codes - reached if far(here, code) == 1]
    assert reached == codes


@pytest.mark.parametrize(("north", "south"), pairs(NORTH_TO_SOUTH))
def test_north_is_above_south(north: str, south: str) -> None:
    assert grid()[north].row < grid()[south].row


@pytest.mark.parametrize(("west", "east"), pairs(WEST_TO_EAST))
def test_west_is_left_of_east(west: str, east: str) -> None:
    assert grid()[west].column < grid()[east].column


def test_the_lower_left_is_free_for_the_legend() -> None:
    corner = {Tile(column, row) for column in range(9) for row in range(16, 20)}
    assert not corner & set(grid().values())
