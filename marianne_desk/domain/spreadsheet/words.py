"""What the words of a column mean: codes of the desk's lists, guessed where nothing else can be meant.

The meaning of a matter is « theme », « theme/reason » or « theme/reason/operator », the operator only where the words
name it: what the old sheet does not say stays unknown.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from marianne_desk.domain.codes import Age, Channel, Help, Outcome
from marianne_desk.domain.entry.decision import Subject
from marianne_desk.domain.entry.indexing import index_of
from marianne_desk.domain.entry.numbers import read_age
from marianne_desk.domain.entry.subject import subject_of
from marianne_desk.domain.entry.words import clues_of, tokens_of
from marianne_desk.domain.folding import key_of
from marianne_desk.domain.plausibility import is_commune
from marianne_desk.domain.settings import Agent
from marianne_desk.domain.spreadsheet.values import ASKED, Role, Row, Said, SheetMapping, text_of
from marianne_desk.domain.vocabulary import Vocabulary

YES, NO = "yes", "no"
_YES = frozenset(
    {"oui", "o", "x", "1", "vrai", "yes", "true", "ok", "nouveau", "nouvelle", "1ere", "premiere"}
)
_NO = frozenset({"non", "n", "0", "faux", "no", "false", "connu", "deja venu"})
_NOTHING = frozenset(
    {"", "?", "nc", "nr", "ras", "inconnu", "inconnue", "non renseigne", "non renseignee", "neant"}
)
"""« – » and « / » fold to the empty text."""

_CHANNELS = {
    "accueil": Channel.DESK,
    "accueil physique": Channel.DESK,
    "physique": Channel.DESK,
    "visite": Channel.DESK,
    "passage": Channel.DESK,
    "presentiel": Channel.DESK,
    "appel": Channel.PHONE,
    "telephone": Channel.PHONE,
    "mail": Channel.EMAIL,
    "mel": Channel.EMAIL,
    "courrier": Channel.MAIL,
    "lettre": Channel.MAIL,
    "rdv": Channel.APPOINTMENT,
    "rendez vous": Channel.APPOINTMENT,
}
_OUTCOMES = {
    "resolu": Outcome.SOLVED,
    "resolue": Outcome.SOLVED,
    "regle": Outcome.SOLVED,
    "reglee": Outcome.SOLVED,
    "traite": Outcome.SOLVED,
    "traitee": Outcome.SOLVED,
    "fait": Outcome.SOLVED,
    "termine": Outcome.SOLVED,
    "terminee": Outcome.SOLVED,
    "oriente": Outcome.ORIENTED,
    "orientee": Outcome.ORIENTED,
    "rdv": Outcome.APPOINTMENT,
    "rdv pris": Outcome.APPOINTMENT,
    "transmis": Outcome.FORWARDED,
    "en cours": Outcome.PENDING,
    "en attente": Outcome.PENDING,
    "a suivre": Outcome.PENDING,
    "abandon": Outcome.DROPPED,
    "abandonne": Outcome.DROPPED,
}
_SEVERAL = re.compile(r"\s*[/;,+|&]\s*|\s+et\s+")
_YEARS = re.compile(r"\d{1,3}")
_MOST_NEAR = 6
_OTHER = "autre"


def guess(role: Role, text: str, vocabulary: Vocabulary, agents: Sequence[Agent] = ()) -> str | None:
    """The meaning of a word in a column of that role; None where it has to be asked."""
    folded = key_of(text)
    if folded in _NOTHING:
        return ""
    if role is Role.MATTER:
        return _matter(text, vocabulary)
    if role is Role.CHANNEL:
        return _CHANNELS.get(folded) or _code("channel", text, frozenset(Channel), vocabulary)
    if role is Role.OUTCOME:
        return _OUTCOMES.get(folded) or _code("outcome", text, frozenset(Outcome), vocabulary)
    if role is Role.OPERATOR:
        return vocabulary.find("operator", text)
    if role is Role.HELP:
        return _help(text, vocabulary)
    if role is Role.FIRST_VISIT:
        return YES if folded in _YES else NO if folded in _NO else None
    if role is Role.AGE:
        return _age(text, vocabulary)
    if role is Role.COMMUNE:
        return text if is_commune(text) else None
    return _agent(folded, agents)


def said_in(
    rows: Sequence[Row],
    mapping: SheetMapping,
    vocabulary: Vocabulary,
    agents: Sequence[Agent],
    headings: Sequence[str],
) -> tuple[Said, ...]:
    """Every word of the columns that have one meaning each, those to ask first, then the most frequent. What
    ``mapping`` settles wins over guesses."""
    found: list[Said] = []
    for role in ASKED:
        for text, times in _counted(role, rows, mapping.roles, headings):
            meaning = mapping.meaning(role, text)
            if meaning is None:
                meaning = guess(role, text, vocabulary, agents)
            near = _near(text, vocabulary) if role is Role.MATTER and meaning is None else ()
            found.append(Said(role, text, times, meaning, near))
    return tuple(
        sorted(found, key=lambda said: (said.meaning is not None, ASKED.index(said.role), -said.rows))
    )


def _counted(
    role: Role, rows: Sequence[Row], roles: Sequence[Role], headings: Sequence[str]
) -> Iterable[tuple[str, int]]:
    """Each word of a role once, whatever its case and accents, with the writing met first, and its rows."""
    writings: dict[str, str] = {}
    times: Counter[str] = Counter()
    for place, of in enumerate(roles):
        if of is role:
            cells = Counter(text_of(row.cells[place]) for row in rows)
        elif of is Role.COUNT_OF and role is Role.MATTER:
            cells = Counter({headings[place]: sum(text_of(row.cells[place]) != "" for row in rows)})
        else:
            continue
        for text, count in cells.items():
            if text:
                times[key_of(text)] += count
                writings.setdefault(key_of(text), text)
    return [(writings[folded], count) for folded, count in times.items()]


def _subject(text: str, vocabulary: Vocabulary) -> Subject:
    words = clues_of(tokens_of(text), index_of(vocabulary))
    return subject_of(words.clues, vocabulary, bool(words.unknown))


def _matter(text: str, vocabulary: Vocabulary) -> str | None:
    """A label of the lists as it stands, else what the words of the entry line mean together."""
    if theme := vocabulary.find("theme", text):
        return theme
    if code := vocabulary.find("reason", text):
        reason = vocabulary.reason(code)
        return meaning_of(reason.theme if reason else "", code)
    subject = _subject(text, vocabulary)
    if subject.reading is None:
        return None
    operator = subject.operators[0] if len(subject.operators) == 1 else None
    return meaning_of(*subject.reading, operator)


def _near(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    subject = _subject(text, vocabulary)
    operator = subject.operators[0] if len(subject.operators) == 1 else None
    choices = [meaning_of(*reading, named or operator) for reading, named in subject.choices]
    wide = [meaning_of(_OTHER, None, operator)] if operator else []
    return tuple(dict.fromkeys((*choices[:_MOST_NEAR], *wide)))


def names_a_matter(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is about a matter or an operator, be it one that has to be asked (« CAF »)."""
    return bool(_matter(text, vocabulary) or _near(text, vocabulary))


def meaning_of(theme: str, reason: str | None, operator: str | None = None) -> str:
    """« papiers », « papiers/carte_grise », « papiers/carte_grise/FRANCE_TITRES », « papiers//PREFECTURE »."""
    return "/".join((theme, reason or "", operator or "")).rstrip("/")


def parts_of(meaning: str) -> tuple[str | None, str | None, str | None]:
    """Theme, reason and operator of the meaning of a matter."""
    theme, reason, operator = (*meaning.split("/"), "", "")[:3]
    return theme or None, reason or None, operator or None


def _code(kind: str, text: str, codes: frozenset[str], vocabulary: Vocabulary) -> str | None:
    code = vocabulary.find(kind, text)
    return code if code in codes else None


def _help(text: str, vocabulary: Vocabulary) -> str | None:
    whole = _code("help", text, frozenset(Help), vocabulary)
    if whole is not None:
        return whole
    codes = [_code("help", part, frozenset(Help), vocabulary) for part in _SEVERAL.split(text) if part]
    known = [code for code in codes if code is not None]
    return "|".join(dict.fromkeys(known)) if known and len(known) == len(codes) else None


def _age(text: str, vocabulary: Vocabulary) -> str | None:
    code = _code("age", text, frozenset(Age), vocabulary)
    if code is not None:
        return code
    age, _rest, _years = read_age(f"{text} ans" if _YEARS.fullmatch(text) else text.replace("/", "-"))
    return age.value if age else None


def _agent(folded: str, agents: Sequence[Agent]) -> str | None:
    found = [agent.code for agent in agents if folded in {key_of(agent.label), key_of(agent.code)}]
    return found[0] if len(found) == 1 else None


def settled(said: Iterable[Said]) -> Mapping[tuple[Role, str], str]:
    """The words that have a meaning, by role and folded writing."""
    return {(one.role, key_of(one.text)): one.meaning for one in said if one.meaning is not None}
