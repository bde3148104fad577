"""The words of status tables, as depositaries print them: headers, kinds of acts, letters behind dates."""

from collections.abc import Mapping, Sequence
from typing import Final

EFFECTIVE: Final = "effective"
EXIT: Final = "exit"
"""A column of days on which a withdrawal takes effect; of withdrawals, where no other column dates them."""
ANY: Final = "any"
"""An act that the cell itself names ("Accession: 24 January 1983"), or a column of kinds beside it."""
TYPE: Final = "type"
DEPOSIT: Final = "deposit"
"""The deposit of an instrument of which the column does not say what it is."""

WORDS: Final[Mapping[str, frozenset[str]]] = {
    action: frozenset(words.split("; "))
    for action, words in {
        "signature": (
            "signature; signed; succession to signature; ondertekening; firma; firmado; suscripcion; "
            "assinatura; unterzeichnung; signe; sottoscrizione; подписание; подпись"
        ),
        "ratification": (
            "ratification; ratified; ratif; ratificatie; bekrachtiging; ratificacion; ratificacao; "
            "ratifizierung; ratifikation; ratifica; ratifie; ратификация"
        ),
        "acceptance": (
            "acceptance; accepted; acceptation; aceptacion; aceitacao; aanvaarding; annahme; принятие"
        ),
        "approval": (
            "approval; approved; approbation; aprobacion; aprovacao; goedkeuring; genehmigung; одобрение"
        ),
        "accession": (
            "accession; acceded; access; adhesion; toetreding; beitritt; adesione; adesao; присоединение"
        ),
        "succession": (
            "succession; sucesion; sucessao; successione; rechtsopvolging; voortgezette gebondenheid; "
            "nachfolge; nachfolgeerklarung; правопреемство"
        ),
        "definitive-signature": "definitive signature; signature definitive; firma definitiva",
        "formal-confirmation": "formal confirmation; confirmation formelle; confirmacion formal",
        "continued-application": "continued application; continuation",
        "consent": "consent; consent to be bound; consentement",
        DEPOSIT: ("deposit; deposited; deposito; depositado; depot; hinterlegung; nederlegging; сдача"),
        "provisional-application": "provisional application; voorlopige toepassing; application provisoire",
        "withdrawal": (
            "withdrawal; denunciation; renunciation; opzegging; denuncia; "
            "denonciation; kundigung; retrait; retirada; денонсация"
        ),
        EXIT: "termination; buiten werking; extinction; terminacion; ausserkrafttreten",
        EFFECTIVE: (
            "entry into force; into force; in force; effective date; effective; effect; in werking; "
            "entree en vigueur; entrada en vigor; entrada em vigor; entrata in vigore; inkrafttreten; "
            "in kraft; вступление в силу"
        ),
        ANY: "instrument",
        TYPE: (
            "type; kind; action; act; form; nature; type of instrument; form of consent; tipo; typ; art; "
            "kind of instrument; nature of instrument; instrument type"
        ),
    }.items()
}
"""The words of headers for each action, folded: English first, then as other depositaries print them."""
PHRASES: Final[Sequence[tuple[tuple[str, ...], str]]] = sorted(
    ((tuple(phrase.split()), action) for action, words in WORDS.items() for phrase in words),
    key=lambda row: -len(row[0]),
)
"""The same as words, the longest first."""
BESIDE: Final = frozenset([
    "date", "dates", "day", "of", "the", "or", "and", "to", "by", "for", "instrument", "instruments",
    "declaration",
    "notification", "fecha", "de", "del", "d", "l", "la", "el", "los", "y", "o", "data", "di", "do", "da",
    "e", "ou",
    "et", "du", "des", "datum", "der", "die", "und", "oder", "van", "en", "declaracion", "dichiarazione",
    "declaracao",
    "дата", "и", "или",
    "instrumento", "instrumentos", "formal", "erklarung", "depositary", "with", "bij", "action",
])  # fmt: skip
"""Words that stand beside the act in a header and add nothing to it: "Date of the instrument of"."""

STATES: Final = frozenset([
    "participant", "participants", "participante", "participantes", "party", "parties", "state", "states",
    "country",
    "countries", "member", "members", "partij", "partijen", "pays", "etat", "etats", "estado", "estados",
    "pais",
    "paises", "staat", "staaten", "land", "signatory", "signatories", "signatario", "signatarios",
    "vertragsstaat",
    "vertragsstaaten", "vertragspartei", "vertragsparteien", "partei", "parte", "partes", "partie",
    "parti", "stato",
    "stati", "paese", "paesi", "государство", "государства", "страна", "страны", "участник", "участники",
    "mitgliedstaat", "mitgliedstaaten", "lidstaat", "lidstaten", "miembro", "miembros", "membre", "membres",
    "membro", "membri", "membros",
])  # fmt: skip
"""The nouns of headers over the names of countries."""
COUNTRIES: Final = STATES | frozenset([
    "contracting", "contractante", "contractantes", "contratante", "contratantes", "participating",
    "partecipanti",
    "partecipante", "signatory", "signataires", "signataire", "organization", "organisation", "organizations",
    "organisations", "other", "non", "name", "names", "of", "territory", "area", "entity", "eu", "un",
    "territorio",
])  # fmt: skip
"""The words of such headers, the likeliest of several columns being the first."""
CODES: Final = frozenset(["name", "code", "iso", "iso3", "iso2", "country code"])
"""Headers over names or codes that have none of these nouns."""

TYPES: Final[Mapping[str, str]] = {
    "r": "ratification", "t": "accession", "a": "accession", "do": "definitive-signature", "vg": "succession",
    "d": "succession", "aa": "approval",
}  # fmt: skip
"""The meaning of the letters in a column of types, as the Dutch treaty database prints them."""
BEHIND: Final[Mapping[str, str]] = {
    "R": "ratification", "T": "accession", "VG": "succession", "O": "definitive-signature", "NB": "consent",
    "Su": "succession", "S": "definitive-signature", "NK": "consent",
}  # fmt: skip
"""The meaning of the letters that it prints in brackets behind a date; "A" stands in its legend alone."""
STRASBOURG: Final[Mapping[str, str]] = {
    "a": "accession", "s": "definitive-signature", "su": "succession", "r": "signature"
}  # fmt: skip
"""The meaning of letters in the charts of the Council of Europe, whose legend stands below the table."""

LETTERS: Final = frozenset([*TYPES, *BEHIND, *STRASBOURG, "A", "AA", "c"])
"""Every letter of an act that a depositary prints behind a date."""
ABBREVIATED: Final[Mapping[str, str]] = {
    "s": "signature", "r/a": ANY, "r/a/s": ANY, "r/a/su": ANY, "ra": ANY, "eif": EFFECTIVE,
}  # fmt: skip
"""Headers that are letters, as the Hague Conference prints them."""
DATE: Final = frozenset(["date", "dates", "datum", "fecha", "data", "дата", "day"])
DUTCH: Final = frozenset(
    ["renunciation", "opzegging", "buiten werking", "voorlopige toepassing", "ratificatie"]
)
"""Headers of the Dutch treaty database, whose R is ratification, acceptance, approval or notification."""
