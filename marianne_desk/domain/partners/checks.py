"""What may stand in the directory: shapes of telephones and addresses, known codes, hours that can be read.

Source: issue « Difficult cases » §1 and §8.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import replace

from marianne_desk.domain.agenda.permanence import read_hours
from marianne_desk.domain.cases.visitor import refuse_numbers
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.formula import is_formula
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, PaperList, Partner
from marianne_desk.domain.vocabulary import Vocabulary

MOST_DAYS, LEAST_MINUTES, MOST_MINUTES = 250, 5, 480
MOST_PAPERS = 20
LONGEST_LINE, LONGEST_WORDS, LONGEST_SHOWN = 200, 1000, 40

_MAIL = re.compile(r"[\w][^\s@;,]*@[^\s@;,]+\.[^\s@;,.]{2,}")
_BULLET = re.compile(r"\s*(?:[-–—•*]|\d{1,2}[.)])\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
_TELEPHONE = re.compile(r"\+?\(?\d(?:[ .\-/()]*\d){1,14}\)?")


def checked(directory: Directory, vocabulary: Vocabulary, permanences: Iterable[str]) -> Directory:
    """The directory when it can be kept, texts tidied, in its order. ``permanences``: ids of those of the house.

    Raises the UserErrors of ``checked_partner``, ``checked_office``, ``checked_correspondent`` and
    ``checked_papers``; ``partner_twice``, ``office_twice``, ``papers_twice``; ``office_unknown`` and
    ``permanence_unknown`` where one that is named is not there."""
    known = frozenset(permanences)
    partners = [checked_partner(one, vocabulary) for one in directory.partners]
    _refuse_twice("partner_twice", "operator", [(one.operator, one.operator) for one in partners], vocabulary)
    offices = [checked_office(one, vocabulary, known) for one in directory.offices]
    in_use = [one for one in offices if one.retired_on is None]
    _refuse_twice("office_twice", "label", [(one.operator, one.label) for one in in_use])
    owners = {one.id: one.operator for one in offices}
    people = [checked_correspondent(one, vocabulary, owners) for one in directory.correspondents]
    papers = [one for each in directory.papers if (one := checked_papers(each, vocabulary)).papers]
    _refuse_twice(
        "papers_twice",
        "matter",
        [(f"{one.operator}|{one.matter}", matter_label(vocabulary, one.matter)) for one in papers],
    )
    return Directory(
        partners=tuple(sorted(partners, key=lambda one: one.operator)),
        offices=tuple(sorted(offices, key=lambda one: (one.operator, one.label, one.id))),
        correspondents=tuple(sorted(people, key=lambda one: (one.operator, one.name, one.id))),
        papers=tuple(sorted(papers, key=lambda one: (one.operator, one.matter))),
    )


def checked_partner(one: Partner, vocabulary: Vocabulary) -> Partner:
    """What holds for all of an operator, when it can be kept. Raises UserError ``operator_unknown``,
    ``partner_days``, ``partner_minutes``, ``words_too_long``, ``visitor_number``, ``formula_cell``."""
    _known_operator(one.operator, vocabulary)
    if one.promised_days is not None and not 1 <= one.promised_days <= MOST_DAYS:
        raise UserError("partner_days", "promised_days", most=MOST_DAYS)
    if one.usual_minutes is not None and not LEAST_MINUTES <= one.usual_minutes <= MOST_MINUTES:
        raise UserError("partner_minutes", "usual_minutes", least=LEAST_MINUTES, most=MOST_MINUTES)
    if one.alarms is not None:
        checked_alarms(one.alarms)
    return replace(one, try_first=_harmless(checked_words(one.try_first, "try_first"), "try_first"))


def checked_alarms(alarms: Alarms) -> Alarms:
    """Both alarms, when they can be. Raises UserError ``partner_days``."""
    for field, days in (("alarm_first", alarms.first), ("alarm_next", alarms.next)):
        if not 1 <= days <= MOST_DAYS:
            raise UserError("partner_days", field, most=MOST_DAYS)
    return alarms


def checked_office(one: Office, vocabulary: Vocabulary, permanences: Container[str]) -> Office:
    """An office, when it can be kept; its hours in the opening-hours language whatever they were typed in. Raises
    UserError ``operator_unknown``, ``office_label``, ``office_modes``, ``permanence_unknown``, ``telephone_shape``,
    ``mail_shape``, ``permanence_hours`` and those of slots, ``words_too_long``, ``formula_cell``."""
    _known_operator(one.operator, vocabulary)
    label = _cell(one.label, "label")
    if not label:
        raise UserError("office_label", "label")
    if not one.modes:
        raise UserError("office_modes", "modes")
    if one.permanence is not None and one.permanence not in permanences:
        raise UserError("permanence_unknown", "permanence")
    return replace(
        one,
        label=label,
        address=_cell(one.address, "address"),
        telephone=checked_telephone(one.telephone),
        mail=checked_mail(one.mail),
        modes=tuple(dict.fromkeys(one.modes)),
        hours=read_hours(one.hours) if one.hours.strip() else "",
    )


def checked_correspondent(
    one: Correspondent, vocabulary: Vocabulary, owners: dict[str, str]
) -> Correspondent:
    """A correspondent, when it can be kept. ``owners``: the operator of each office by its id. Raises UserError
    ``operator_unknown``, ``correspondent_name``, ``office_unknown`` (no such office at this operator),
    ``telephone_shape``, ``mail_shape``, ``words_too_long``, ``formula_cell``."""
    _known_operator(one.operator, vocabulary)
    name = _cell(one.name, "name")
    if not name:
        raise UserError("correspondent_name", "name")
    if one.office is not None and owners.get(one.office) != one.operator:
        raise UserError("office_unknown", "office")
    return replace(
        one,
        name=name,
        role=_cell(one.role, "role"),
        telephone=checked_telephone(one.telephone),
        mail=checked_mail(one.mail),
    )


def checked_papers(one: PaperList, vocabulary: Vocabulary) -> PaperList:
    """A list of papers, each once, in their order, without the bullets of a pasted list; without any it is no list.
    Raises UserError ``operator_unknown``, ``matter_unknown``, ``papers_too_many``, ``words_too_long``,
    ``visitor_number``, ``formula_cell``."""
    if one.operator:
        _known_operator(one.operator, vocabulary)
    if vocabulary.reason(one.matter) is None and vocabulary.theme(one.matter) is None:
        raise UserError("matter_unknown", "matter", text=one.matter)
    labels = (_cell(_BULLET.sub("", label, count=1), "papers") for label in one.papers)
    papers = tuple(dict.fromkeys(label for label in labels if label))
    if len(papers) > MOST_PAPERS:
        raise UserError("papers_too_many", "papers", most=MOST_PAPERS)
    return replace(one, papers=papers)


def checked_telephone(text: str) -> str:
    """A telephone number as people write it, short ones (« 36 46 ») too; empty: none. Raises UserError
    ``telephone_shape``."""
    plain = " ".join(text.split())
    if plain and not is_telephone(plain):
        raise UserError("telephone_shape", "telephone", text=plain[:LONGEST_SHOWN])
    return plain


def is_telephone(text: str) -> bool:
    """Whether it reads as a telephone number, a short one or one from abroad too."""
    return _TELEPHONE.fullmatch(text) is not None


def checked_mail(text: str) -> str:
    """An e-mail address; empty: none. Raises UserError ``mail_shape``."""
    plain = text.strip()
    if plain and (len(plain) > LONGEST_LINE or not _MAIL.fullmatch(plain)):
        raise UserError("mail_shape", "mail", text=plain[:LONGEST_SHOWN])
    return plain


def checked_line(text: str, field: str) -> str:
    """One line of words, spaces tidied; empty: nothing said. Raises UserError ``words_too_long``,
    ``visitor_number``."""
    line = " ".join(_CONTROL.sub("", text).split())
    if len(line) > LONGEST_LINE:
        raise UserError("words_too_long", field, most=LONGEST_LINE)
    refuse_numbers(line, field)
    return line


def checked_words(text: str, field: str) -> str:
    """Words of one line or more, spaces tidied in each. Raises UserError ``words_too_long``, ``visitor_number``."""
    lines = [" ".join(line.split()) for line in _CONTROL.sub("", text).splitlines()]
    words = "\n".join(line for line in lines if line)
    if len(words) > LONGEST_WORDS:
        raise UserError("words_too_long", field, most=LONGEST_WORDS)
    refuse_numbers(words, field)
    return words


def _cell(text: str, field: str) -> str:
    return _harmless(checked_line(text, field), field)


def _harmless(text: str, field: str) -> str:
    """What the directory holds goes out to a spreadsheet as it is. Raises UserError ``formula_cell``."""
    if is_formula(text):
        raise UserError("formula_cell", field, text=text[:LONGEST_SHOWN])
    return text


def matter_label(vocabulary: Vocabulary, code: str) -> str:
    """What people see for the code of a reason or of a theme."""
    kind = "reason" if vocabulary.reason(code) is not None else "theme"
    return vocabulary.label(kind, code)


def _known_operator(code: str, vocabulary: Vocabulary) -> None:
    if vocabulary.operator(code) is None:
        raise UserError("operator_unknown", "operator", text=code)


def _refuse_twice(
    code: str, field: str, keys: list[tuple[str, str]], vocabulary: Vocabulary | None = None
) -> None:
    seen: set[tuple[str, str]] = set()
    for key, shown in keys:
        if (key, shown) in seen:
            text = vocabulary.label("operator", shown) if vocabulary else shown
            raise UserError(code, field, text=text)
        seen.add((key, shown))
