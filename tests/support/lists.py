"""Lists taken by hand from documents, as alpha-3 codes in the order of the document.

`EU` stands for the European Union and the Commission, `XKX` for Kosovo. A list is a fact about its
document; what the record makes of it is tested in `test_data_coalitions` and `test_data_council`.
"""

FOC_ARCHIVED = "AUT CAN CRI CZE FIN FRA EST GHA IRL KEN MDV MEX MNG NLD TUN GBR USA SWE"
"""The "Endorsed by" line of the founding declaration, as archived by the Council on Foreign Relations.

Published 9 December 2011, but the line was brought up to date later: it has joiners of 2012.
"""

FOC_2014_01_16 = """
AUT CAN CRI CZE EST FIN FRA GEO DEU GHA IRL KEN LVA MDV MEX MDA MNG NLD SWE TUN GBR USA"""
"""US Department of State, "Fact Sheet: Freedom Online Coalition", updated 16 January 2014: 22 names."""

FOC_2014_04 = """
AUT CAN CZE CRI EST FIN FRA GEO DEU GHA IRL JPN KEN LVA MDV MEX MDA MNG NLD SWE TUN GBR USA"""
"""Ministry of Foreign Affairs of Japan: the 23 members as of April 2014."""

FOC_2022_10 = """
DEU ARG AUS AUT CAN CRI DNK ESP USA EST FIN FRA GEO GHA IRL ITA JPN KEN LVA LTU LUX MDV MEX MDA MNG NLD
POL NZL NOR CZE GBR SWE CHE TUN"""
"""The Coalition's joint statement on internet shutdowns in Iran, October 2022: 34 names."""

FOC_2024_09 = """
ARG AUS AUT CPV CAN CHL CRI CZE DNK EST FIN FRA GEO DEU GHA IRL ISL ITA JPN KEN KOR LVA LTU LUX MDV MEX
MDA MNG NLD NZL NOR POL SVK SVN ESP SWE CHE TUN GBR USA"""
"""US Department of State, on the joint statement on AI of September 2024: 40 names, without Colombia."""

DFI_FIRST = """
ALB AND ARG AUS AUT BEL BGR CPV CAN COL CRI HRV CYP CZE DNK DOM EST EU FIN FRA GEO DEU GRC HUN ISL IRL ISR
ITA JAM JPN KEN XKX LVA LTU LUX MDV MLT MHL FSM MDA MNE NLD NZL NER MKD PLW PER POL PRT ROU SEN SRB SVK
SVN ESP SWE TWN TTO GBR UKR URY"""
"""White House, "United States and 60 Global Partners Launch Declaration for the Future of the Internet".

As published on 28 April 2022: 61 names, Senegal among them, the United States not.
"""

DFI_PRAGUE = "NOR BIH LIE MCO SMR"
"""European Commission, report of the event in Prague on 2 November 2022: five more endorse."""

HRC_20_8_MEMBERS = """
AUT BEL CHL CRI CZE DJI GTM HUN IND IDN ITA LBY MDV MRT MEX NGA NOR PER POL QAT MDA ROU ESP USA URY"""
"""Draft A/HRC/20/L.13: its 25 sponsors that were members of the Council."""

HRC_20_8_OTHERS = """
DZA ARG AUS AZE BOL BIH BRA BGR CAN CIV HRV CYP DNK EGY EST FIN FRA GEO DEU GRC HND ISL IRL LVA LIE LTU
LUX MLT MCO MNE MAR NLD PSE PRT KOR SRB SVK SVN SOM SWE MKD TLS TUN TUR UKR GBR"""
"""Draft A/HRC/20/L.13: its 46 sponsors that were not, each with an asterisk."""

HRC_2012 = """
AGO AUT BGD BEL BFA BEN BWA COG CHE CHL CMR CHN CRI CUB CZE DJI ECU ESP GTM HUN IDN IND ITA JOR KGZ KWT
LBY MDA MRT MUS MDV MEX MYS NGA NOR PER PHL POL QAT ROU RUS SAU SEN THA UGA USA URY"""
"""The Council of 2012, from the elections as the UN reported them (GA/11082 and before): 47 members."""
