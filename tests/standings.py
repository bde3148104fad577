"""Known answers, taken by hand from the documents named: what the record must say of these countries."""

_KNOWN = """
# Freedom Online Coalition: Latvian ministry 2017 (years), and the ministries of the countries (days);
# Switzerland in November 2019, by the forum of 25 to 29 November at which 31 members were counted
foc NLD member 2011-12-09 -
foc USA member 2011-12-09 2026-02-10
foc CRI member 2012-05 -
foc TUN member 2012-09-07 -
foc LVA member 2012-12-07 -
foc MDA member 2014-01/2014-01-16 -
foc JPN member 2014-04-25 -
foc LTU member 2014-05-01/2014-12-31 -
foc POL member 2015-07-02 -
foc CHE member 2019-11/2019-11-29 -
foc DNK member 2020-06 -
foc ISL member 2023-04-18/2023-06-30 -
foc KOR member 2023-08-29 -
foc ARM member 2024-12-03 -
# Declaration for the Future of the Internet: White House 2022-04-28 and -30, Commission 2022-11-02
dfi USA endorser 2022-04-28 -
dfi KEN endorser 2022-04-28 -
dfi TWN endorser 2022-04-28 -
dfi XKX endorser 2022-04-28 -
dfi EU endorser 2022-04-28 -
dfi SEN endorser 2022-04-28 2022-04-30
dfi NOR endorser 2022-11-02 -
dfi SMR endorser 2022-11-02 -
# Resolution 20/8: tabled during the session that opened on 2012-06-18, adopted on 2012-07-05
hrc-20-8 SWE sponsor 2012-06-18/2012-07-05 -
hrc-20-8 USA sponsor 2012-06-18/2012-07-05 -
hrc-20-8 PSE sponsor 2012-06-18/2012-07-05 -
hrc-20-8 CHN adopter 2012-07-05 -
hrc-20-8 CUB adopter 2012-07-05 -
hrc-20-8 RUS adopter 2012-07-05 -
# European Union: europa.eu, year of entry
eu BEL member 1958-01-01 -
eu IRL member 1973-01-01 -
eu GRC member 1981-01-01 -
eu ESP member 1986-01-01 -
eu AUT member 1995-01-01 -
eu BGR member 2007-01-01 -
eu HRV member 2013-07-01 -
eu GBR member 1973-01-01 2020-02-01
# United Nations: un.org, Member States
un AFG member 1946-11-19 -
un NOR member 1945-11-27 -
un DEU member 1973-09-18 -
un NAM member 1990-04-23 -
un CHE member 2002-09-10 -
un MNE member 2006-06-28 -
un SSD member 2011-07-14 -
# Human Rights Council: the elections; seats end with the year
hrc-2012 NOR member 2011-06 2013-01-01
hrc-2012 CHN member 2011-06 2013-01-01
hrc-2012 USA member 2011-06 2013-01-01
hrc-2012 UGA member 2011-06 2013-01-01
hrc-2012 LBY member 2011-11-18 2013-01-01
hrc-2014 CHN member 2014-01-01 2015-01-01
hrc-2014 NAM member 2014-01-01 2015-01-01
hrc-2016 CHE member 2016-01-01 2017-01-01
hrc-2016 MNG member 2016-01-01 2017-01-01
hrc-2021 UZB member 2021-01-01 2022-01-01
hrc-2021 MHL member 2021-01-01 2022-01-01
hrc-2024 USA member 2024-01-01 2025-01-01
hrc-2024 FIN member 2024-01-01 2025-01-01
# Treaties: UN Treaty Collection and Dutch Treaty Database; Council of Europe; WIPO (data of 2025-10-01)
un-cybercrime RUS signatory 2025-10-25 -
un-cybercrime SAU signatory 2025-10-26 -
un-cybercrime MUS signatory 2025-11-19 -
budapest USA party 2006-09-29 -
budapest GBR party 2011-05-25 -
budapest TUR party 2014-09-29 -
budapest BRA party 2022-11-30 -
budapest ZAF signatory 2001-11-23 -
convention-108-plus RUS signatory 2018-10-10 -
convention-108-plus MUS party 2020-09-04 -
convention-108-plus MDA party 2023-02-09 -
coe-ai NOR signatory 2024-09-05 -
coe-ai MNE signatory 2024-11-05 -
coe-ai ARM signatory 2026-01-27 -
berne CHE party 1887-09-05 -
berne USA party 1988-11-16 -
berne MDV party 2025-08-22 -
wct USA party 1999-09-14 -
wct CHN party 2007-03-09 -
wct KEN signatory 1996-12-20 -
wct ISR signatory 1997-03-25 -
# Declarations and coalitions of later years, by the government or the coalition that published the list
bletchley CHN endorser 2023-11-01 -
bletchley EU endorser 2023-11-01 -
seoul-ai SGP endorser 2024-05-21 -
seoul-ai KOR endorser 2024-05-21 -
military-ai XKX endorser ../2023-11-13 -
military-ai BHR endorser 2023-11-14/2024-03-20 -
information-integrity CAN endorser 2023-09-20 -
information-integrity URY endorser 2023-09-20 -
spyware CRI endorser 2023-03-30 -
spyware POL endorser 2024-03-18 -
spyware NLD endorser 2024-09-22 -
media-freedom AFG member 2020-01 2022-11-19
media-freedom SDN member 2020-02 2023-08-31
digital-nations NZL member 2014-12 -
digital-nations URY member 2018-02 -
digital-nations DNK member 2019-11 -
gpai IND member 2020-06-15 2024-07-03
gpai ISR member 2021-11-11 2024-07-03
christchurch-call NZL endorser 2019-05-15 -
christchurch-call USA endorser 2021-05-07 -
paris-call USA endorser 2021-11-10 -
paris-call PRY endorser 2020-02-11 -
paris-ai CHN endorser 2025-02-11 -
paris-ai IND endorser 2025-02-11 -
"""

STANDINGS = [tuple(line.split()) for line in _KNOWN.splitlines() if line and not line.startswith("#")]
"""Instrument, country, status, since, and until or a dash."""

ABSENT = [
    ("foc", "2024-12-31", "BEL BGR PRT HRV CYP NAM IDN KIR TWN"),
    ("dfi", "2022-11-01", "NOR BIH BLR LIE MCO RUS SMR CHE TUR VAT"),
    ("dfi", "2026-11-22", "KOR CHL MEX BRA IND"),
    ("hrc-20-8", "2012-07-05", "CHN CUB RUS JPN"),
    ("hrc-2012", "2012-07-05", "SWE GBR BRA TUN TUR"),
    ("un", "2026-11-22", "TWN XKX VAT PSE COK EU"),
    ("eu", "2026-11-22", "GBR NOR CHE TUR"),
    ("hrc-2014", "2014-06-26", "NOR SWE TUR NGA TUN"),
    ("hrc-2016", "2016-07-01", "USA JPN BRA SWE TUR"),
    ("hrc-2018", "2018-07-05", "USA ISL NOR FRA"),
    ("hrc-2018", "2018-07-12", "USA ISL"),
    ("hrc-2021", "2021-07-13", "USA SWE NGA TUN"),
    ("hrc-2024", "2024-10-11", "SWE TUN NGA GBR"),
    ("un-cybercrime", "2025-10-29", "USA CAN NZL JPN MEX IND ISR"),
    ("budapest", "2021-04-28", "BEN BRA BFA GTM MEX NZL NER NGA TUN"),
    ("budapest:party", "2011-06-01", "AUT BEL CZE GEO GRC IRL LIE LUX MLT POL SWE CHE TUR CAN JPN ZAF"),
    ("wct:party", "2025-10-01", "BOL ISR KEN MCO NAM VEN ZAF"),
    ("digital-nations", "2019-10-31", "DNK"),
    ("coe-ai", "2025-02-11", "CHE UKR"),
    ("bletchley", "2023-11-01", "NZL"),
    ("seoul-ai", "2026-11-22", "CHN IND"),
    ("military-ai", "2023-11-13", "CHN RUS PRK BHR"),
    ("information-integrity", "2023-09-20", "FRA MKD GEO LTU"),
    ("spyware", "2024-03-17", "FIN DEU JPN POL IRL KOR"),
    ("spyware", "2024-09-21", "AUT EST LTU NLD"),
    ("media-freedom", "2026-11-22", "AFG SDN"),
    ("christchurch-call", "2021-05-06", "USA"),
    ("paris-call", "2018-11-13", "USA CHN RUS ISR"),
    ("paris-call", "2021-11-09", "USA EU"),
    ("paris-ai", "2025-02-11", "USA GBR"),
    ("hrc-26-13", "2014-06-26", "CHN RUS CUB ZAF"),
    ("hrc-32-13", "2016-07-01", "CHN RUS"),
    ("hrc-38-7", "2018-07-05", "USA TUR CHN"),
    ("hrc-47-16", "2021-07-13", "CHN CMR ERI VEN"),
]
"""Instrument (or status of one), day, and countries that are neither certainly nor possibly in."""

PRESENT = [
    (
        "budapest:party",
        "2011-06-01",
        "ALB ARM AZE BIH BGR HRV CYP DNK EST FIN FRA DEU HUN ISL ITA LVA LTU MDA MNE NLD NOR PRT ROU SRB SVK"
        " SVN ESP MKD UKR GBR USA",
    ),
    ("budapest:in-force", "2007-01-01", "USA"),
    ("budapest:in-force", "2023-03-01", "BRA NGA GBR TUR"),
    ("berne:in-force", "1887-12-05", "BEL CHE DEU ESP FRA GBR ITA TUN"),
    ("berne:in-force", "1989-03-01", "USA"),
    ("berne:in-force", "2025-11-22", "MDV"),
    ("wct:in-force", "2007-06-09", "CHN"),
    ("wct", "2025-10-01", "BOL ISR KEN MCO NAM VEN ZAF"),
    ("convention-108-plus", "2018-10-10", "ESP SWE GBR URY FRA DEU NOR RUS"),
    ("coe-ai", "2024-09-05", "AND GEO ISL NOR MDA SMR GBR ISR USA EU"),
    (
        "un-cybercrime",
        "2025-10-25",
        "DZA AGO AUS AUT AZE BLR BEL BRA BRN BFA KHM CHL CHN CRI CIV CUB CZE PRK COD DJI DOM ECU EGY EU FRA"
        " GHA GRC GNB IRN IRL",
    ),
    ("hrc-2014", "2014-06-26", "CHN USA ZAF VNM VEN"),
    ("hrc-2016", "2016-07-01", "CHN RUS BOL IND ZAF"),
    ("hrc-2018", "2018-07-05", "AUS BRA CHN GBR UKR ZAF"),
    ("hrc-2021", "2021-07-13", "CMR CHN ERI VEN SDN"),
    ("hrc-2024", "2024-10-11", "USA CHN FIN GMB"),
    ("hrc-26-13", "2014-06-26", "SWE BRA TUN NGA TUR USA NOR KEN PSE"),
    ("hrc-32-13", "2016-07-01", "BRA NGA SWE TUN TUR USA"),
    ("hrc-38-7", "2018-07-05", "SWE BRA NGA TUN NOR CHE MWI"),
    ("hrc-47-16", "2021-07-13", "BRA NGA SWE TUN USA NOR FJI PHL"),
    ("hrc-57", "2024-10-11", "SWE BRA TUN USA"),
    ("spyware", "2023-03-30", "AUS CAN CRI DNK FRA NZL NOR SWE CHE GBR USA"),
    ("spyware", "2024-03-18", "FIN DEU JPN POL IRL KOR"),
    ("seoul-ai", "2024-05-21", "AUS CAN EU FRA DEU ITA JPN KOR SGP GBR USA"),
    (
        "christchurch-call",
        "2019-05-15",
        "AUS CAN EU FRA DEU IDN IND IRL ITA JPN JOR NLD NZL NOR SEN ESP SWE GBR",
    ),
    ("gpai", "2020-06-15", "AUS CAN FRA DEU IND ITA JPN MEX NZL KOR SGP SVN GBR USA EU"),
    ("digital-nations", "2021-11-18", "CAN DNK EST ISR MEX NZL PRT KOR GBR URY"),
    ("paris-call", "2021-11-11", "USA EU FRA"),
    ("paris-ai", "2025-02-11", "CHN FRA IND EU AUS NZL SGP VAT JPN CAN"),
]
"""Instrument (or status of one), day, and countries that are in for certain."""

COUNTS = [
    ("bletchley", "2023-10-31", 0),
    ("bletchley", "2023-11-01", 29),
    ("seoul-ai", "2024-05-21", 11),
    ("military-ai", "2023-11-13", 46),
    ("military-ai", "2024-03-20", 54),
    ("information-integrity", "2023-09-20", 28),
    ("spyware", "2023-03-29", 0),
    ("spyware", "2023-03-30", 11),
    ("spyware", "2024-03-17", 11),
    ("spyware", "2024-03-18", 17),
    ("spyware", "2024-09-21", 17),
    ("spyware", "2024-09-22", 21),
    ("digital-nations", "2021-11-18", 10),
    ("gpai", "2020-06-15", 15),
    ("christchurch-call", "2019-05-15", 18),
    ("paris-call", "2019-09-16", 68),
    ("paris-call", "2021-11-11", 81),
    ("coe-ai", "2024-09-05", 10),
    ("coe-ai", "2024-11-05", 11),
    ("coe-ai", "2025-05-14", 15),
    ("coe-ai", "2026-01-27", 19),
    ("convention-108-plus", "2018-10-10", 21),
    ("wct", "2025-10-01", 125),
    ("wct:party", "2025-10-01", 118),
    ("berne", "2025-10-01", 182),
    ("berne:party", "1887-09-05", 8),
    ("budapest:party", "2011-06-01", 31),
    ("hrc-2014", "2014-06-26", 47),
    ("hrc-2016", "2016-07-01", 47),
    ("hrc-2018", "2018-07-12", 46),
    ("hrc-2021", "2021-07-13", 47),
    ("hrc-2024", "2024-10-11", 47),
    ("hrc-26-13", "2014-06-26", 86),
    ("hrc-38-7", "2018-07-05", 49),
    ("hrc-47-16", "2021-07-13", 70),
]
"""Instrument (or status of one), day, and how many are in for certain, those named by no source too."""
