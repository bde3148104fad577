"""Forms of countries' names in languages that decline them: "Ministrowie Polski", "министры Польши".

The rules know endings, not words: to one name they may give several forms of which some do not exist.
Those are never written, so they do no harm where no other name is like them, and `scripts/names.py` drops
those that are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

LONGEST: Final = 3
"""A name of more words is not declined."""


class Language(NamedTuple):
    """The endings of a language: (an ending, what it becomes), of which the first that fits a word holds.

    An ending is a pattern, and what it becomes are several forms: those of the genitive, and behind a "|"
    others, which a name of one word takes, in Slavic languages one of two. `alone` are words that never
    change, `known` names that follow no rule.
    """

    rules: tuple[tuple[str, str], ...]
    alone: str = ""
    known: str = ""


def _rules(text: str) -> tuple[tuple[str, str], ...]:
    """Return the rules of a text: "ending: forms; ending: forms", each form in place of the ending."""
    pairs = (rule.split(":") for rule in text.split(";"))
    return tuple((ending.strip(), forms.strip()) for ending, forms in pairs)


SOUTH_SLAVIC: Final = (
    "ija: ije | ijom iji iju; ([ščs])ka: \\1ke | \\1kom \\1koj \\1ku; a: e | om i oj u; "
    "ipar: ipra | iprom ipru; pat: pta | ptom ptu; vo: va | vom vu; "
    "eno: enog enoga | enim enom; o: a | om u; "
    "ski: skih | skim; eni: enih | enim; ti: ta | tima; i: a | ima; ene|ke: enih kih; e: a ih | ama; "
    "([bcčćdđfghjklmnprsštvzž]): \\1a | \\1om \\1em \\1u"
)
LATIN_AS_CYRILLIC: Final = {
    "lj": "љ", "nj": "њ", "dž": "џ", "a": "а", "b": "б", "c": "ц", "č": "ч", "ć": "ћ", "d": "д", "đ": "ђ",
    "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ј", "k": "к", "l": "л", "m": "м", "n": "н",
    "o": "о", "p": "п", "r": "р", "s": "с", "š": "ш", "t": "т", "u": "у", "v": "в", "z": "з", "ž": "ж",
}  # fmt: skip


def _cyrillic(rules: str) -> str:
    """Return rules for Serbian in Cyrillic letters."""
    for latin, letter in LATIN_AS_CYRILLIC.items():
        rules = rules.replace(latin, letter)
    return rules


SERBIAN: Final = _rules(_cyrillic(SOUTH_SLAVIC))
BY_LANGUAGE: Final[dict[str, Language]] = {
    "ru": Language(
        _rules(
            "ия: ии | ией ию; ея: еи | еей ею; ая: ой | ую; ое: ого | ому ым; "
            "ые: ых | ыми ым; ие: их | ими им; "
            "ий: ого | ом им; ([гкхжчшщ])а: \\1и | \\1ой \\1е \\1у; а: ы | ой е у; я: и | ей е ю; "
            "пет: пта | птом пту пте; ь: и я | ью ем ю е; й: я | ем ю е; "
            "ины: ин | инам инами; ы: ов | ам ами; "
            "во: ва | вом ву; ([бвгджзклмнпрстфхцчшщ]): \\1а | \\1ом \\1у \\1е"
        )
    ),
    "uk": Language(
        _rules(
            "ія: ії | ією ію; ея: еї | еєю ею; ща: щі | щею щу; на: ни ної | ною ні ну; "
            "([гкх])а: \\1и \\1ої | \\1ою \\1у; а: и ої | ою і у; я: і | єю ею ї ю; "
            "пет: пту | птом; іпр: іпру | іпром; ь: і ю я | ем; й: я ю | єм; іни: ін; "
            "и: ів | ам ами; і: их | ими; "
            "во: ва | вом ву; ([бвгджзклмнпрстфхцчшщ]): \\1у \\1а | \\1ом \\1і"
        )
    ),
    "pl": Language(
        _rules(
            "ia: ii | ią ię; ja: ji | ją ję; ea: ei | eą; la: li | lą lę; "
            "([kg])a: \\1i \\1iej | \\1ą \\1ę; "
            "a: y ej | ą ę; two: twa | twem twu; o: a | iem u; ne: nych nego | nymi; ie: ich iego | imi; "
            "ny: n | nami; y: ów | ami; ś: si | sią; ([bcdfghjklłmnprstwzżź]): \\1u \\1a | \\1em \\1owi"
        ),
        known="Czechy=Czech Czechami; Węgry=Węgier Węgrami; Włochy=Włoch Włochami; Chiny=Chin Chinami; "
        "Niemcy=Niemiec Niemcami; Indie=Indii Indiami",
    ),
    "cs": Language(
        _rules(
            "ie: ie | ií ii; á: é | ou; ([cčďjňřšťž])a: \\1i | \\1ou \\1u; a: y | ou ě u; "
            "sko: ska | skem sku; "
            "ctví: ctví | ctvím; é: ých ého | ými ém; o: a | em u; ny: n | nami; y: ů | mi; "
            "([bcčdďfghjklmnňprřsštťvzž]): \\1u \\1a | \\1em"
        )
    ),
    "sk": Language(
        _rules(
            "ia: ie | iou ii; á: ej | ou; ea: ey | eou; a: y | ou e; sko: ska | skom sku; "
            "stvo: stva | stvom; "
            "o: a | om u; é: ých ého | ými om; ny: n | nami; y: ov | mi; "
            "([bcčdďfghjklĺľmnňprsštťvzž]): \\1u \\1a | \\1om"
        )
    ),
    "hr": Language(_rules(SOUTH_SLAVIC)),
    "bs": Language((*SERBIAN, *_rules(SOUTH_SLAVIC))),
    "sr": Language((*SERBIAN, *_rules(SOUTH_SLAVIC))),
    "sl": Language(
        _rules(
            "ija: ije | ijo iji; a: e | o i; iper: ipra | iprom; pet: pta | ptom; "
            "ni: nih | nimi; ti: tov | ti; "
            "ki: kih; stvo: stva | stvom; no: nega | nim; o: a | om u; e: ih a; "
            "([bcčdfghjklmnprsštvzž]): \\1a | \\1om \\1em \\1u"
        )
    ),
    "ro": Language(
        _rules(
            "ia: iei; ea: eei ei; ca: cii cei; că: ce; ă: e; a: ei; ile: ilor; ele: elor; le: lor; ul: ului; "
            "u: ului; o: oului; ([bcdfghjklmnprsștțvxz]): \\1ului"
        ),
        alone="de Sud Nord Jos Unit Unite Arabe Noua Zeelandă",
    ),
    "el": Language(
        _rules("α: ας ων; ά: άς; η: ης; ή: ής; ος: ου | ο; ός: ού | ό; ο: ου; ό: ού; ες: ων; ές: ών; άς: ά"),
        alone="Κάτω",
    ),
    "fi": Language(
        _rules(
            "nti: nnin; nta: nnan; lta: llan; rta: rran; kki: kin; kka: kan; tti: tin; "
            "vallat: valtojen valtain; maat: maiden; saaret: saarten saarien; kunta: kunnan; nyt: neen; "
            "os: oksen; ([aäeioöuy]): \\1n; ([bcdfghjklmnprstvwxz]): \\1in"
        ),
        known="Suomi=Suomen",
    ),
    "is": Language(
        _rules("ía: íu; a: u; eyjar: eyja; land: lands; ríki: ríkis; ur: s; ([bdðfghklmnprtvþ]): \\1s"),
        known="Danmörk=Danmerkur; Svíþjóð=Svíþjóðar; Spánn=Spánar",
    ),
    "lt": Language(
        _rules("ija: ijos; a: os; ė: ės; jus: jaus; us: aus; ys: io; is: io; as: o; os: ų; ai: ų; i: ų")
    ),
    "lv": Language(_rules("ija: ijas; a: as; e: es; as: u; is: a; s: a")),
    "et": Language(_rules("saared: saarte; id: ide; ([bdfghklmnprstv]): \\1i")),
    "sv": Language(_rules("([abdefghijklmnopqrtuvwyåäö]): \\1s")),
    "da": Language(_rules("([abdefghijklmnopqrtuvwyåæø]): \\1s")),
    "no": Language(_rules("([abdefghijklmnopqrtuvwyåæø]): \\1s")),
}
LAST_ONLY: Final = ("sv", "da", "no", "is")
"""Languages that put the ending on the last word of a name alone, or where the rules are sure of no other."""
SLAVIC: Final = ("ru", "uk", "pl", "cs", "sk", "sl", "hr", "sr", "bs")
"""Languages of which a name of two words takes further cases: "Саудовской Аравией"."""
EVERY_CASE: Final = 2
JOINERS: Final = frozenset(["и", "та", "і", "й", "i", "a", "in", "ir", "un", "ja", "og", "och", "και", "și"])


def forms(name: str, language: str) -> Iterator[str]:
    """Yield the forms of a name that it may take in a sentence, other than itself."""
    rules = BY_LANGUAGE.get(language)
    words = name.split(" ")
    if rules is None or len(words) > LONGEST or not all(word.isalpha() or "-" in word for word in words):
        return
    known = dict(pair.strip().split("=") for pair in rules.known.split(";") if pair)
    if name in known:
        yield from known[name].split()
        return
    kept = JOINERS | set(rules.alone.split())
    if len(words) == 1:
        yield from _of_word(name, rules)[1:]
        return
    genitive = len(words) > EVERY_CASE or language not in SLAVIC
    each = [_of_word(word, rules, genitive=genitive) if word not in kept else [word] for word in words]
    if language in LAST_ONLY:
        each[:-1] = [[word] for word in words[:-1]]
    for chosen in product(*each):
        changed = [
            one != word for one, word, forms in zip(chosen, words, each, strict=True) if len(forms) > 1
        ]
        if changed and (all(changed) or (changed[0] and not any(changed[1:]))):
            yield " ".join(chosen)


def _of_word(word: str, language: Language, *, genitive: bool = False) -> list[str]:
    """Return a word as it is, and the forms that its ending lets it take."""
    for ending, given in language.rules:
        if re.search(f"(?:{ending})$", word):
            wanted = given.partition("|")[0] if genitive else given.replace("|", " ")
            return [word, *(re.sub(f"(?:{ending})$", form, word) for form in wanted.split())]
    return [word]
