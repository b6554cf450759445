"""A named person (usager): a name and one way to reach them, nothing else. Exists only through a case.

No field holds a social security, tax or allowance number, nor a birth date: what looks like one is refused, whatever
field it was typed into. Source: issue « Difficult cases » §2, domain.md §5.2.
"""

import re
from dataclasses import dataclass, field

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import key_of
from marianne_desk.domain.free_text import ALLOWANCE, IBAN, NIR, TAX, warnings_of

LONGEST_NAME, LONGEST_REACH = 80, 120
_FORBIDDEN = frozenset({NIR, IBAN, TAX, ALLOWANCE})
_BIRTH = re.compile(r"(?<!\d)\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d{2}(?!\d)")
_MONTHS = r"janv|f[ée]v|mars|avr|mai|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c"
_BORN = re.compile(
    r"\b(?:n[ée]{1,2}s?|naissance|ddn)\b[^\d\n]{0,12}\d{1,2}(?:er)?[ /.\-]+"
    rf"(?:\d{{1,2}}|(?:{_MONTHS})[a-zéû]*\.?)[ /.\-]+(?:19|20)?\d{{2}}(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){5,}")
_REGISTERED = re.compile(
    r"(?<![\d+])[1-478](?:[ .\-\u00a0\u202f]?\d){4}[ .\-\u00a0\u202f]?(?:\d[ ]?\d|2[ ]?[ABab])"
    r"(?:[ .\-\u00a0\u202f]?\d){6}(?:[ .\-\u00a0\u202f]?\d{2})?(?!\d)"
)
"""A social security number without its key, or with a wrong one: it still names somebody."""
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}")
_TELEPHONE = re.compile(r"[48]\d{7}|0[1-9]\d{8}|(?:\+|00)[1-9]\d{7,14}")
"""Without its spaces: ten digits, eight of Polynesia or abroad, or more after a country's own."""
_NATIONAL = re.compile(r"0[1-9]\d{8}")
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[ /.\-]*(?:0?[1-9]|1[0-2])[ /.\-]*(?:19|20)\d{2}")
_FRENCH = re.compile(r"(?:\+33|0033)0?(?=[1-9])")


@dataclass(frozen=True, slots=True)
class Visitor:
    """``name`` as people say it. ``reach``: a telephone number or an e-mail address; empty where there is none.
    Never in a log, an export or a temporary file."""

    name: str = field(repr=False)
    reach: str = field(default="", repr=False)

    @property
    def name_key(self) -> str:
        """The name as it is compared: no case, no accent, no hyphen."""
        return key_of(self.name)

    @property
    def reach_key(self) -> str:
        """The number in national digits (« 0612345678 »), or the folded address."""
        return reach_key(self.reach)


def reach_key(text: str) -> str:
    """A way to reach somebody as it is compared; empty for none."""
    plain = "".join(text.split())
    if "@" in plain:
        return plain.casefold()
    return re.sub(r"\D", "", _FRENCH.sub("0", re.sub(r"[.\-/()]", "", plain)))


def checked_visitor(name: str, reach: str) -> Visitor:
    """The visitor, spaces tidied and a number by twos. Raises UserError ``visitor_name``, ``visitor_name_long``,
    ``visitor_reach``, ``visitor_number`` (something that identifies a person elsewhere stands in it)."""
    name, reach = " ".join(name.split()), " ".join(reach.split())
    if any(found.search(name) for found in (_BIRTH, _YEAR, _LONG_NUMBER)):
        raise UserError("visitor_number", "name")
    refuse_numbers(name, "name")
    if not any(letter.isalpha() for letter in name):
        raise UserError("visitor_name", "name")
    if len(name) > LONGEST_NAME:
        raise UserError("visitor_name_long", "name", most=LONGEST_NAME)
    refuse_numbers(reach, "reach")
    if _DATE.fullmatch(reach):
        raise UserError("visitor_number", "reach")
    if reach and (len(reach) > LONGEST_REACH or not (_MAIL.fullmatch(reach) or _is_telephone(reach))):
        raise UserError("visitor_reach", "reach")
    return Visitor(name, _by_twos(reach))


def _is_telephone(text: str) -> bool:
    digits = re.sub(r"[ .\-/()]", "", text.replace("(0)", "") if text.startswith(("+", "00")) else text)
    return _TELEPHONE.fullmatch(digits) is not None


def _by_twos(reach: str) -> str:
    """« 06 12 34 56 78 » of ten digits that nothing sets off; anything else as it is."""
    if not _NATIONAL.fullmatch(reach):
        return reach
    return " ".join(reach[at : at + 2] for at in range(0, 10, 2))


def bears_identity(text: str) -> bool:
    """Whether a social security, tax, allowance or bank number stands in ``text``, or a date that it calls one of
    birth."""
    found = _FORBIDDEN.intersection(warnings_of(text)) or _BORN.search(text) or _REGISTERED.search(text)
    return bool(found)


def refuse_numbers(text: str, field_name: str) -> None:
    """Raises UserError ``visitor_number`` where :func:`bears_identity`."""
    if bears_identity(text):
        raise UserError("visitor_number", field_name)


def refuse_identity(text: str, field_name: str) -> None:
    """:func:`refuse_numbers`, and a birth date: for a short field in which no date has a place."""
    if _BIRTH.search(text):
        raise UserError("visitor_number", field_name)
    refuse_numbers(text, field_name)
