"""What a free note seems to hold and should not: numbers that name a person. It warns, it never blocks.

Source: domain.md §5.2 (no identifiers kept), issue 2 §3.
"""

import re
from collections.abc import Callable, Iterator

NIR, IBAN, TAX, ALLOWANCE, PHONE, EMAIL = (
    "note_nir",
    "note_iban",
    "note_tax_number",
    "note_caf_number",
    "note_phone",
    "note_email",
)
"""Kinds of findings: the codes of their sentences in ``wording``."""

_GAP = r"[ .\-\u00a0\u202f]?"
_NIR = re.compile(
    rf"(?<![0-9A-Za-z])[1-478](?:{_GAP}\d){{4}}{_GAP}(?:\d{_GAP}\d|2{_GAP}[ABab])(?:{_GAP}\d){{8}}(?!\d)"
)
_IBAN = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{2}\d{2}(?:[ \-\u00a0]?[0-9A-Za-z]){11,30}")
_TAX = re.compile(rf"(?<!\d)[0-3](?:{_GAP}\d){{12}}(?!\d)")
_ALLOWANCE = re.compile(r"\b(?:alloc(?:ataire)?s?|caf|matricule)\b\D{0,12}\d{7}(?!\d)", re.IGNORECASE)
_ABROAD = r"(?:\+|00)(?:33|262|269|508|590|594|596|687|689)[ .\-]?(?:\(0\)[ .\-]?)?"
_PHONE = re.compile(rf"(?<![\d+])(?:{_ABROAD}|0)[1-9](?:[ .\-/\u00a0]?\d{{2}}){{4}}(?!\d)")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_IBAN_SHORTEST = 15


def warnings_of(text: str) -> tuple[str, ...]:
    """The kinds found, gravest first, each once; empty when there is nothing to warn of.

    A social security number, an IBAN and a tax number count only when their key is right, so that an ordinary
    number does not alarm. What one kind took is not read as another.
    """
    found = []
    rest = text
    for kind, search in _SEARCHES:
        spans = list(search(rest))
        if spans:
            found.append(kind)
        for begin, end in reversed(spans):
            rest = f"{rest[:begin]} # {rest[end:]}"
    return tuple(found)


def _social_security(text: str) -> Iterator[tuple[int, int]]:
    candidates = list(_NIR.finditer(text))
    if candidates:
        from stdnum.fr import nir

        yield from (m.span() for m in candidates if nir.is_valid(re.sub(_GAP, "", m.group()).upper()))


def _bank_account(text: str) -> Iterator[tuple[int, int]]:
    for match in _IBAN.finditer(text):
        from stdnum import iban

        # The words that follow an account number look like more of it: the longest valid beginning counts.
        for end in range(match.end(), match.start() + _IBAN_SHORTEST - 1, -1):
            if iban.is_valid(text[match.start() : end].replace("\u00a0", " "), check_country=False):
                yield match.start(), end
                break


def _tax(text: str) -> Iterator[tuple[int, int]]:
    candidates = list(_TAX.finditer(text))
    if candidates:
        from stdnum.fr import nif

        yield from (m.span() for m in candidates if nif.is_valid(re.sub(_GAP, "", m.group())))


def _plain(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


_SEARCHES: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    (NIR, _social_security),
    (IBAN, _bank_account),
    (TAX, _tax),
    (ALLOWANCE, _plain(_ALLOWANCE)),
    (PHONE, _plain(_PHONE)),
    (EMAIL, _plain(_EMAIL)),
)
