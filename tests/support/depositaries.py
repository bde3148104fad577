"""Status tables in the forms in which depositaries print them; their dates prove nothing about treaties."""

from typing import NamedTuple


class Form(NamedTuple):
    """A table, the options with which it goes in, and its acts: country, act, date, day of effect."""

    text: str
    acts: str
    options: tuple[str, ...] = ()


FORMS = {
    "United Nations, letters in the header and footnotes": Form(
        'Participant,Signature,"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"\n'
        "Albania,,12 May 1995 a\nChina 1,20 Jul 1989,18 Apr 1993\nBosnia and Herzegovina2,,12 Jan 1994 d\n"
        '"Netherlands (Kingdom of the) 3, 4",N/A,20 Jun 1996 A\n"Germany 5, 6",9 Feb 1987,10 Aug 1990 AA\n'
        "Kenya,30 May 1986,\nTürkiye,,12 Mar 2001 a 7\n",
        "ALB accession 1995-05-12|CHN signature 1989-07-20|CHN ratification 1993-04-18|"
        "BIH succession 1994-01-12|NLD acceptance 1996-06-20|DEU signature 1987-02-09|"
        "DEU approval 1990-08-10|KEN signature 1986-05-30|TUR accession 2001-03-12",
    ),
    "United Nations, pasted, with a succession to a signature": Form(
        "Participant\tSignature, Succession to signature(d)\tRatification, Accession(a), Succession(d)\n"
        "Norway\t24 Jan 1983\t–\nBosnia and Herzegovina 1\t12 Jan 1994 d\t 1 Sep 1995 d\nBrazil\t-\t\n",
        "NOR signature 1983-01-24|BIH signature 1994-01-12|BIH succession 1995-09-01",
    ),
    "United Nations, dates in brackets": Form(
        'Participant;Signature;"Ratification, Accession(a)"\n'
        "Kenya 1;13 Jan 1999;[21 Sep 2004]\nNamibia;;[ 14 Nov 2000 a ]\nNorway;2 Mar 1999;3 Mar 2001\n",
        "KEN signature 1999-01-13|KEN ratification 2004-09-21|KEN withdrawal 2004-09-21/2026-11-28|"
        "NAM accession 2000-11-14|NAM withdrawal 2000-11-14/2026-11-28|"
        "NOR signature 1999-03-02|NOR ratification 2001-03-03",
    ),
    "United Nations, a name in brackets": Form(
        'Participant,Signature,"Ratification, Accession(a), Succession(d)"\n'
        "[Kenya 2],,3 Oct 1985 a\n[Brazil],19 Dec 1986,3 Oct 1987\nNorway,,13 Sep 1992\n",
        "KEN accession 1985-10-03|KEN withdrawal 1985-10-03/2026-11-28|BRA signature 1986-12-19|"
        "BRA ratification 1987-10-03|BRA withdrawal 1987-10-03/2026-11-28|NOR ratification 1992-09-13",
    ),
    "United Nations, a ratification that was revoked": Form(
        "Participant,Signature,Ratification\n"
        "Kenya,24 Sep 1996,[30 Jun 2000]\nNorway,24 Sep 1996,15 Jul 1999\n",
        "KEN signature 1996-09-24|KEN ratification 2000-06-30|KEN revocation 2000-06-30/2026-11-28|"
        "NOR signature 1996-09-24|NOR ratification 1999-07-15",
        ("--brackets", "revocation"),
    ),
    "United Nations, formal confirmation and definitive signature": Form(
        'Participant;"Signature, Definitive signature(s)";'
        '"Ratification, Formal confirmation(c), Accession(a)"\n'
        "European Union;30 Mar 2007;23 Dec 2010 c\nNamibia;4 Apr 2002 s;\nKenya;;5 May 2003 a\n",
        "EU signature 2007-03-30|EU formal-confirmation 2010-12-23|NAM definitive-signature 2002-04-04|"
        "KEN accession 2003-05-05",
    ),
    "United Nations, letters said by an option": Form(
        "Participant,Consent to be bound\nTürkiye,3 Mar 2001 P\nKenya,4 Apr 2002 P\nNamibia,5 May 2003 a\n",
        "TUR consent 2001-03-03|KEN consent 2002-04-04|NAM accession 2003-05-05",
        ("--suffixes", "P=consent,a=accession"),
    ),
    "Council of Europe, the chart of a treaty": Form(
        ";Signature;Ratification;Entry into Force;Notes;R.;D.;A.;T.;C.;O.\n"
        "Members of the Council of Europe;;;;;;;;;;\n"
        "Albania;13/06/2001;20/06/2002;01/07/2004;;;D.;A.;;;\n"
        "Germany;23/11/2001;;;;;;;;;\n"
        "Norway;23/11/2001 s;;01/07/2004;55;R.;;;;;\n"
        "Non-Members of the Council of Europe;;;;;;;;;;\n"
        "Kenya;;09/05/2017 a;01/09/2017;;;;A.;;;\n"
        "Total number of signatures not followed by ratifications;1;;;;;;;;;\n"
        "Total number of ratifications/accessions;3;;;;;;;;;\n",
        "ALB signature 2001-06-13|ALB ratification 2002-06-20 2004-07-01|DEU signature 2001-11-23|"
        "NOR definitive-signature 2001-11-23 2004-07-01|KEN accession 2017-05-09 2017-09-01",
    ),
    "Council of Europe, in French": Form(
        "États membres du Conseil de l'Europe;Signature;Ratification;Entrée en vigueur;Notes;R.;D.\n"
        "Albanie;11/02/2014;17/12/2015;01/08/2021;;;\nAllemagne;24/06/2013;15/04/2015;01/08/2021;;;D.\n"
        "Norvège;24/06/2013;;;;;\n",
        "ALB signature 2014-02-11|ALB ratification 2015-12-17 2021-08-01|DEU signature 2013-06-24|"
        "DEU ratification 2015-04-15 2021-08-01|NOR signature 2013-06-24",
    ),
    "WIPO, the act in the cell": Form(
        "Contracting Party,Signature,Instrument,In Force\n"
        'Albania,,"Accession: January 24, 1994","April 24, 1994"\n'
        'Brazil,"December 20, 1996","Ratification: April 11, 2001","March 6, 2002"\n'
        '"European Union","December 20, 1996","Ratification: December 14, 2009","March 14, 2010"\n',
        "ALB accession 1994-01-24 1994-04-24|BRA signature 1996-12-20|"
        "BRA ratification 2001-04-11 2002-03-06|EU signature 1996-12-20|"
        "EU ratification 2009-12-14 2010-03-14",
    ),
    "WIPO, with a line for spreadsheets and a succession": Form(
        "sep=;\nContracting Party;Signature;Instrument;In Force\n"
        "Bosnia and Herzegovina;;Succession: 2 June 1993;1 March 1992\n"
        "Namibia;;Declaration of Continued Application: 21 December 1993;21 March 1990\n",
        "BIH succession 1993-06-02 1992-03-01|NAM continued-application 1993-12-21 1990-03-21",
    ),
    "Netherlands, with the legend in the header": Form(
        "Party|Signature|Provisional application|RatificationS=Signature without reservation or requirement "
        "of ratification R=Ratification, Acceptance, Approval or Notification A=Accession Su=Succession "
        "NK=Not Known|Entry into force|Renunciation|Termination\n"
        "Albania|02-02-1995||28-09-1999 (R)|01-11-1999||\n"
        "Germany|17-03-2004||30-03-2005 (R)|01-05-2005|12-01-2023|01-08-2023\n"
        "Bosnia and Herzegovina|||29-12-1994 (Su)|06-03-1992||\n"
        "Czechoslovakia (<01-01-1993)|||28-01-1991 (A)|01-05-1991||\n"
        "EU (European Union)|||23-06-2011 (A)|01-07-2011||\n"
        "Kenya|||13-05-1996 (NK)|||\n"
        "Norway|14-04-1987||14-04-1987 (S)|01-06-1987||\n"
        "Netherlands, the Kingdom of the|19-08-1985|19-08-1985|30-12-1988 (R)|01-02-1989||\n",
        "ALB signature 1995-02-02|ALB consent 1999-09-28 1999-11-01|DEU signature 2004-03-17|"
        "DEU consent 2005-03-30 2005-05-01|DEU withdrawal 2023-01-12 2023-08-01|"
        "BIH succession 1994-12-29 1992-03-06|CSK accession 1991-01-28 1991-05-01|"
        "EU accession 2011-06-23 2011-07-01|KEN consent 1996-05-13|NOR signature 1987-04-14|"
        "NOR definitive-signature 1987-04-14 1987-06-01|NLD signature 1985-08-19|"
        "NLD provisional-application 1985-08-19|NLD consent 1988-12-30 1989-02-01",
    ),
    "Netherlands, in Dutch": Form(
        "Partij;Ondertekening;Voorlopige toepassing;Ratificatie;In werking;Opzegging;Buiten werking\n"
        "Noorwegen;20-07-1989;;18-04-1993 (R);01-05-1993;;\nDuitsland;;;19-04-1993 (T);01-06-1993;;\n"
        "Kenia;14-06-1985;;14-06-1985 (O);02-03-1986;;\n"
        "Namibië;;;31-01-1996 (VG);21-03-1990;05-02-2001;05-02-2002\n",
        "NOR signature 1989-07-20|NOR consent 1993-04-18 1993-05-01|"
        "DEU accession 1993-04-19 1993-06-01|KEN signature 1985-06-14|"
        "KEN definitive-signature 1985-06-14 1986-03-02|NAM succession 1996-01-31 1990-03-21|"
        "NAM withdrawal 2001-02-05 2002-02-05",
    ),
    "Netherlands, with a column of types": Form(
        "Party,Signature,Ratification,Type*,Entry into force,Renunciation\n"
        "Norway,20-07-1989,18-04-1993,R,01-05-1993,\nKenya,,19-04-1993,T,01-06-1993,31-12-2001\n",
        "NOR signature 1989-07-20|NOR consent 1993-04-18 1993-05-01|"
        "KEN accession 1993-04-19 1993-06-01|KEN withdrawal 2001-12-31",
    ),
    "Red Cross, several forms in one column": Form(
        "States Parties,Signature,Ratification / Accession,Reservation / Declaration\n"
        "Albania,12.12.1989,27.05.1997,text\nKenya,,20.09.1996,\nNorway,08.12.1989,,\n",
        "ALB signature 1989-12-12|ALB consent 1997-05-27|KEN consent 1996-09-20|NOR signature 1989-12-08",
    ),
    "UNESCO, the act in a column of its own": Form(
        "States,Date of deposit,Type of instrument\nCzech Republic,26/03/1993,Notification of succession\n"
        "Albania,10/07/1989,Ratification (R)\nKenya,05/06/1991,Acceptance (Ac)\n",
        "CZE succession 1993-03-26|ALB ratification 1989-07-10|KEN acceptance 1991-06-05",
    ),
    "Hague Conference, letters and Roman months": Form(
        "States,S 1,R/A/S 2,Type 3,EIF 4,EXT 5,Auth 6,Res/D/N 7\nAlbania,,4-V-2007,A**,1-VIII-2007,,3,\n"
        "Brazil,28-I-1991,19-III-1999,R,1-VI-1999,,1,\nTürkiye,21-I-1998,31-V-2000,R,1-VIII-2000,,1,D\n",
        "ALB accession 2007-05-04 2007-08-01|BRA signature 1991-01-28|"
        "BRA ratification 1999-03-19 1999-06-01|TUR signature 1998-01-21|"
        "TUR ratification 2000-05-31 2000-08-01",
    ),
    "Maritime Organization, the act behind the name": Form(
        '"Contracting States","Date of signature or deposit of instrument",'
        '"Date of entry into force or succession"\n"Albania (accession)","14 June 2004","14 September 2004"\n'
        '"Kenya (accession)2","2 December 1989","25 May 1990"\n"Germany (approval)","25 May 1987",'
        '"25 May 1990"\n"Norway (signature)3","15 February 1989",\n',
        "ALB accession 2004-06-14 2004-09-14|KEN accession 1989-12-02 1990-05-25|"
        "DEU approval 1987-05-25 1990-05-25|NOR signature 1989-02-15",
    ),
    "Switzerland, a letter in a cell without a header": Form(
        "Vertragsstaaten;Ratifikation Beitritt (B) Nachfolgeerklärung (N);;Inkrafttreten\n"
        "Albanien*;27. Mai 1997;;27. November 1997\nKenia;20. Juni 1990;B;20. Dezember 1990\n"
        "Namibia;9. August 1991;N;21. März 1990\n",
        "ALB ratification 1997-05-27 1997-11-27|KEN accession 1990-06-20 1990-12-20|"
        "NAM succession 1991-08-09 1990-03-21",
    ),
    "Switzerland, in French": Form(
        'États parties;"Ratification, Adhésion (A), Déclaration de succession (S)";Entrée en vigueur\n'
        "Albanie;1er février 1996;1er août 1996\nKenya;20 juin 1990 A;20 déc. 1990\n"
        "Namibie;9 août 1991 S;21 mars 1990\n",
        "ALB ratification 1996-02-01 1996-08-01|KEN accession 1990-06-20 1990-12-20|"
        "NAM succession 1991-08-09 1990-03-21",
    ),
    "Spain, dates in words": Form(
        "Estados Parte;Firma;Ratificación;Adhesión;Entrada en vigor\n"
        "Alemania;30 de marzo de 2007;24 de febrero de 2009;;26 de marzo de 2009\n"
        "Kenia;;;1 de abril de 2008;1 de mayo de 2008\n",
        "DEU signature 2007-03-30|DEU ratification 2009-02-24 2009-03-26|KEN accession 2008-04-01 2008-05-01",
    ),
    "Brazil, in Portuguese": Form(
        "Estado;Assinatura;Ratificação;Adesão;Entrada em vigor\n"
        "Brasil;5 de junho de 1992;28 de fevereiro de 1994;;29 de maio de 1994\n"
        "Quênia;;;1 de abril de 1998;30 de junho de 1998\n",
        "BRA signature 1992-06-05|BRA ratification 1994-02-28 1994-05-29|KEN accession 1998-04-01 1998-06-30",
    ),
    "African Union, a date at home and one of deposit": Form(
        "No.,COUNTRY/PAYS,DATE OF SIGNATURE,DATE OF RATIFICATION,DATE DEPOSITED\n"
        "1,Kenya,29/12/2003,-,-\n2,Namibia,22/01/2007,30/08/2007,09/11/2007\n",
        "KEN signature 2003-12-29|NAM signature 2007-01-22|NAM ratification 2007-11-09",
    ),
    "American States, in Spanish": Form(
        "PAISES SIGNATARIOS,SUSCRIPCION,RATIFICACION,DEPOSITO\n"
        "Brasil,10 de junio de 1994,9 de abril de 1996,5 de julio de 1996\n",
        "BRA signature 1994-06-10|BRA ratification 1996-07-05",
    ),
    "Food and Agriculture Organization, a row an act": Form(
        "Members,Action Date,Action,Effective Date\nKenya,16/06/2015,Ratification,05/06/2016\n"
        "Norway,20/04/2011,Acceptance,05/06/2016\n",
        "KEN ratification 2015-06-16 2016-06-05|NOR acceptance 2011-04-20 2016-06-05",
    ),
    "Atomic Energy Agency, the instrument beside its date": Form(
        "Country/Organization,Signature,Instrument,Date of Deposit,Declaration etc. / Withdrawal,"
        "Entry into Force\nAlbania,,accession,2003-09-30,,2003-10-30\n"
        "Kenya,1987-09-24,ratification,2004-01-15,,2004-02-14\n",
        "ALB accession 2003-09-30 2003-10-30|KEN signature 1987-09-24|KEN ratification 2004-01-15 2004-02-14",
    ),
    "Chemical weapons, a deposit of which the form is not stated": Form(
        "State,Date of Signature,Date of Deposit,Entry into Force\nKenya,14/01/1993,24/09/2003,24/10/2003\n",
        "KEN signature 1993-01-14|KEN consent 2003-09-24 2003-10-24",
    ),
    "Rome, letters before the date": Form(
        "STATE,SIGNATURE,RATIF. / ACCESS.,ENTRY INTO FORCE,DECLARATIONS/ RESERVATIONS\n"
        "Kenya,,AS 25.07.2006,01.11.2006,D: Art. 54(2)\nGermany,17.09.2002,RT 30.04.2007,01.08.2007,\n",
        "KEN accession 2006-07-25 2006-11-01|DEU signature 2002-09-17|DEU ratification 2007-04-30 2007-08-01",
        ("--suffixes", "AS=accession,RT=ratification"),
    ),
    "Russia, in Russian, parted by tabs that a line declares": Form(
        "sep=\t\nГосударство\tПодписание\tРатификация\tВступление в силу\n"
        "Норвегия\t20 июля 1989 г.\t18 апреля 1993 г.\t01.05.1993\n",
        "NOR signature 1989-07-20|NOR ratification 1993-04-18 1993-05-01",
    ),
}
