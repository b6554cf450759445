"""What the liaison sheet says, section by section: its PDF, its text and the message say the same."""

from dataclasses import dataclass, field

from marianne_desk.domain import french
from marianne_desk.domain.cases.case import Happening
from marianne_desk.domain.cases.liaison import HistoryLine, Liaison
from marianne_desk.wording.cases import ANSWERS, HAPPENINGS, case_number
from marianne_desk.wording.mandates import mandate_words

TITLE = "Fiche de liaison"
NUMBERS = (
    "Le guichet ne garde aucun numéro de sécurité sociale, d’allocataire ou fiscal\u00a0: "
    "demandez-le à la personne."
)
NOT_NOTED, NO_QUESTION = "Non noté.", "Non notée."


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sheet. ``facts``: (name, what), in their order; ``lines``: words under one another; ``days``:
    (day, what happened). One of them is given."""

    title: str
    lines: tuple[str, ...] = field(default=(), repr=False)
    facts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    days: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def title(sheet: Liaison) -> str:
    """« Fiche de liaison, dossier D-12 »."""
    return f"{TITLE}, dossier {case_number(sheet.number)}"


def subject(sheet: Liaison) -> str:
    """Of the message; it names nobody."""
    return f"Dossier {case_number(sheet.number)}, {sheet.matter}\u00a0: une question de {sheet.ours.house}"


def file_name(sheet: Liaison) -> str:
    """Without its ending; it names nobody."""
    return f"fiche-de-liaison-{case_number(sheet.number)}"


def addressee(sheet: Liaison) -> str:
    """« CAF, agence de Laval, à l’attention de Claire Roux (conseillère) »."""
    to = sheet.theirs
    who = f"{to.name} ({to.role})" if to.name and to.role else to.name
    parts = [to.operator, to.office, f"à l’attention de {who}" if who else ""]
    return ", ".join(part for part in parts if part)


def sender(sheet: Liaison) -> str:
    """« France services de Vaubrun, Agent 2 »."""
    return ", ".join(part for part in (sheet.ours.house, sheet.ours.agent) if part)


def sections(sheet: Liaison) -> tuple[Section, ...]:
    """All of the sheet, in the order in which it is read."""
    return (
        Section("La question", lines=tuple(_lines(sheet.question, NO_QUESTION))),
        Section("La personne", facts=_person(sheet)),
        Section("Les faits", facts=_facts(sheet)),
        Section("Ce qui a été essayé", lines=tuple(_lines(sheet.tried))),
        Section("Ce qui s’est passé", days=tuple((_day(one), history_words(one)) for one in sheet.history)),
        Section("Le mandat", lines=_mandate(sheet)),
        Section("Les papiers", facts=_papers(sheet)),
        Section("Nous répondre", facts=_ours(sheet)),
    )


def plain_text(sheet: Liaison) -> str:
    """The sheet to be pasted or sent, in plain lines."""
    parts = [title(sheet), f"Pour\u00a0: {addressee(sheet)}", f"De\u00a0: {sender(sheet)}, le {_long(sheet)}"]
    for one in sections(sheet):
        parts += ["", one.title.upper(), *one.lines]
        parts += [f"{name}\u00a0: {what}" for name, what in (*one.facts, *one.days)]
    return "\n".join([*parts, "", NUMBERS, ""])


def history_words(line: HistoryLine) -> str:
    """« Transmis, CAF », « Réponse du partenaire, refusé : … »."""
    said = HAPPENINGS[line.happening]
    if line.happening is Happening.FORWARDED and line.operator:
        said = f"{said}, {line.operator}"
    if line.answer is not None:
        said = f"{said}, {ANSWERS[line.answer].lower()}"
    if line.appointment is not None:
        said = f"{said}, {french.day_words(line.appointment)} à {french.clock_time(line.appointment)}"
    return f"{said}\u00a0: {' '.join(line.words.split())}" if line.words else said


def _day(line: HistoryLine) -> str:
    return french.day_short(line.at)


def _long(sheet: Liaison) -> str:
    return f"{french.day_words(sheet.today)}\u00a0{sheet.today.year}"


def _lines(text: str, nothing: str = NOT_NOTED) -> list[str]:
    return [line for line in text.splitlines() if line] or [nothing]


def _person(sheet: Liaison) -> tuple[tuple[str, str], ...]:
    if sheet.visitor is not None:
        return (("Nom", sheet.visitor.name), ("Joindre", sheet.visitor.reach or "non noté"))
    if sheet.erased:
        return (("Nom", "effacé, comme prévu après la clôture"),)
    return (("Nom", f"non communiqué. Demandez-nous le dossier {case_number(sheet.number)}."),)


def _facts(sheet: Liaison) -> tuple[tuple[str, str], ...]:
    day = sheet.received_at.date()
    received = f"{french.day_words(day)}\u00a0{day.year}, passage C-{sheet.contact}"
    promised = french.enumeration([f"le {french.day_words(one)}\u00a0{one.year}" for one in sheet.announced])
    return (
        ("Demande", sheet.matter),
        ("Reçue", received),
        ("Réponse annoncée", promised.replace(" et le ", ", puis le ") or "aucune date"),
    )


def _mandate(sheet: Liaison) -> tuple[str, ...]:
    found = tuple(f"{mandate_words(one)}." for one in sheet.mandates)
    return found or ("Aucun mandat en vigueur\u00a0: nous n’agissons qu’avec la personne, présente.",)


def _papers(sheet: Liaison) -> tuple[tuple[str, str], ...]:
    if sheet.papers is None:
        return (("Papiers réunis", "rien n’est noté"),)
    held = [one.label for one in sheet.papers if one.ready]
    lacking = [one.label for one in sheet.papers if not one.ready]
    rows = [("La personne a", ", ".join(held) or "aucun de ceux demandés")]
    if lacking:
        rows.append(("Il manque", ", ".join(lacking)))
    return tuple(rows)


def _ours(sheet: Liaison) -> tuple[tuple[str, str], ...]:
    ours = sheet.ours
    rows = (
        ("Dossier", f"{case_number(sheet.number)}, suivi par {ours.agent}"),
        ("Téléphone", ours.telephone),
        ("Courriel", ours.mail),
        ("Adresse", ours.place),
    )
    return tuple(row for row in rows if row[1])
