"""What « Dossiers » asks before some of its acts. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marianne_desk.domain.cases.appointment import Result, State
from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.domain.cases.case_row import CaseGroup, CaseRow
from marianne_desk.domain.cases.rules import may_follow
from marianne_desk.domain.folding import fold
from marianne_desk.domain.french import NARROW
from marianne_desk.domain.french import NO_BREAK as NB
from marianne_desk.wording.cases import case_number
from ui.questions.ask import Ask
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.usecases.partner_appointments import OpenedWith

Say = Callable[[str], None]


OPENS = (Act.CASE_APPOINTMENTS, Act.CASE_SLIP, Act.CASE_LIAISON, Act.CASE_MANDATE, Act.CASE_FACTS)
"""What opens a window over the selected case."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a key notes: an event, its answer where it is one, what is said then."""

    happening: Happening
    answer: Answer | None
    said: str


DEEDS: dict[Act, Deed] = {
    Act.CASE_TAKEN_UP: Deed(Happening.TAKEN_UP, None, "pris en charge"),
    Act.CASE_IN_PROGRESS: Deed(Happening.ANSWERED, Answer.IN_PROGRESS, "en cours chez le partenaire"),
    Act.CASE_SETTLED: Deed(Happening.ANSWERED, Answer.SETTLED, "réglé, à dire à l’usager"),
    Act.CASE_WRONG: Deed(Happening.ANSWERED, Answer.WRONG_CONTACT, "mauvais interlocuteur"),
    Act.CASE_PAPERS: Deed(Happening.ANSWERED, Answer.PAPERS_WANTED, "pièces demandées, le délai s’arrête"),
    Act.CASE_REFUSED: Deed(Happening.ANSWERED, Answer.REFUSED, "refusé, à dire à l’usager"),
    Act.CASE_PAPERS_CAME: Deed(Happening.PAPERS_CAME, None, "pièces apportées, le délai reprend"),
    Act.CASE_REMINDED: Deed(Happening.REMINDED, None, "relancé"),
    Act.CASE_TOLD: Deed(Happening.TOLD, None, "usager informé"),
    Act.CASE_RETURNED: Deed(Happening.RETURNED, None, "l’usager est revenu"),
    Act.CASE_FORWARD: Deed(Happening.FORWARDED, None, "transmis"),
    Act.CASE_CLOSED: Deed(Happening.CLOSED, None, "clos"),
    Act.CASE_REOPENED: Deed(Happening.REOPENED, None, "rouvert"),
}

BECAME: tuple[tuple[str, State, Result | None], ...] = (
    ("Honoré, réglé", State.KEPT, Result.SOLVED),
    ("Honoré, pas réglé", State.KEPT, Result.NOT_SOLVED),
    ("Honoré, il en faut un autre", State.KEPT, Result.AGAIN),
    ("Excusé", State.EXCUSED, None),
    ("Absent", State.ABSENT, None),
    ("Annulé par le service", State.CANCELLED, None),
)

_DIGITS = 9
_SAID_BY_PARTNER = (
    Act.CASE_TAKEN_UP,
    Act.CASE_IN_PROGRESS,
    Act.CASE_SETTLED,
    Act.CASE_WRONG,
    Act.CASE_PAPERS,
    Act.CASE_REFUSED,
    Act.CASE_REMINDED,
    Act.CASE_PAPERS_CAME,
)
_OPTIONS = {
    Act.CASE_TAKEN_UP: "Pris en charge",
    Act.CASE_IN_PROGRESS: "En cours",
    Act.CASE_SETTLED: "Réglé",
    Act.CASE_WRONG: "Mauvais interlocuteur",
    Act.CASE_PAPERS: "Pièces demandées",
    Act.CASE_REFUSED: "Refusé",
    Act.CASE_REMINDED: "Rien encore, relancé",
    Act.CASE_PAPERS_CAME: "Pièces apportées",
}


def may(row: CaseRow, act: Act) -> bool:
    """Whether this key can act on the case where it stands."""
    if act is Act.CASE_FILL:
        return row.to_fill is not None
    deed = DEEDS.get(act)
    return deed is None or may_follow(row.step, deed.happening, papers_expected=row.papers_expected)


def next_act(row: CaseRow) -> Act | None:
    """What the case waits for, in one key; None: several answers are possible."""
    return {
        CaseGroup.TO_TELL: Act.CASE_TOLD,
        CaseGroup.TO_FILL: Act.CASE_FILL,
        CaseGroup.TOLD: Act.CASE_CLOSED,
        CaseGroup.CLOSED: Act.CASE_REOPENED,
    }.get(row.group)


def what_the_partner_says(row: CaseRow, act: Callable[[Act], None]) -> Ask:
    """The answers that are possible. Each has its digit wherever the case stands; what is not possible leaves its own
    unused."""
    labels = tuple(_OPTIONS[one] if may(row, one) else "" for one in _SAID_BY_PARTNER)
    return _choice(
        f"{case_number(row.number)}, que dit le partenaire ({row.operator_label}){NARROW}?",
        labels,
        lambda at: act(_SAID_BY_PARTNER[at]),
    )


def what_became(row: CaseRow, became: Callable[[int], None]) -> Ask:
    """What became of the appointment that is to fill in."""
    labels = tuple(label for label, _, _ in BECAME)
    return _choice(f"{case_number(row.number)}, qu’est devenu le rendez-vous{NARROW}?", labels, became)


def which_papers(row: CaseRow, given: Say) -> Ask:
    """Which papers the partner wants; may be left empty."""
    return Ask(
        f"{case_number(row.number)}, quelles pièces{NARROW}?",
        (),
        f"avis d’impôt, RIB… (Entrée{NB}: sans précision)",
        given,
        _no_option,
        lambda _text: "",
        warns=True,
    )


def why_refused(row: CaseRow, given: Say) -> Ask:
    """Why it was refused."""
    return Ask(
        f"{case_number(row.number)}, refusé pourquoi{NARROW}?",
        (),
        "motif que dit le partenaire, sans numéro",
        given,
        _no_option,
        lambda _text: "",
        warns=True,
    )


def among(
    title: str,
    known: tuple[tuple[str, str], ...],
    nobody: str,
    chosen: Callable[[str | None], None],
    refuse: Say,
) -> Ask:
    """One of ``known`` (id, label): the first of them by a digit, all by how they begin. ``nobody``: what the last
    digit says, and Enter alone, of none of them; empty: it has to be one."""
    first = known[: _DIGITS - bool(nobody)]
    labels = (*(label for _, label in first), *((nobody,) if nobody else ()))

    def matching(text: str) -> str | None:
        wanted = fold(text)
        return next((one for one, label in known if wanted and fold(label).startswith(wanted)), None)

    def read(text: str) -> None:
        one = matching(text)
        if one is None and (text.strip() or not nobody):
            refuse("Choisissez par son chiffre, ou tapez le début d’un nom.")
        else:
            chosen(one)

    def preview(text: str) -> str:
        one = matching(text)
        return next((label for key, label in known if key == one), "")

    hint = f"ou le début d’un nom (Entrée{NB}: {nobody.lower()})" if nobody else "ou le début d’un nom"
    return Ask(
        title,
        labels,
        hint,
        read,
        lambda at: chosen(first[at][0] if at < len(first) else None),
        preview,
    )


def when_was_it(row: CaseRow, given: Say, preview: Callable[[str], str]) -> Ask:
    """When the next act happened."""
    title = f"{case_number(row.number)}, le geste qui suit, c’était quand{NARROW}?"
    return Ask(title, (), "hier 17h, lundi, ce matin…", given, _no_option, preview)


def open_no_more(opened: "OpenedWith", yes: Callable[[], None], no: Callable[[], None]) -> Ask:
    """Whether the opening of a case is to be taken back, and what goes with it."""
    case = opened.now.case
    goes = "Le nom et le rendez-vous seront effacés" if opened.booked else "Le nom sera effacé"
    ask = _choice(
        f"{case_number(case.number)}, défaire son ouverture{NARROW}?",
        ("Oui, tout défaire", "Non, le garder"),
        lambda at: no() if at else yes(),
    )
    return replace(ask, preview=lambda _text: f"{goes}, C-{case.contact} redevient comme avant.")


def _choice(title: str, labels: tuple[str, ...], choose: Callable[[int], None]) -> Ask:
    def matching(text: str) -> int | None:
        wanted = fold(text)
        return next(
            (at for at, label in enumerate(labels) if wanted and fold(label).startswith(wanted)), None
        )

    def read(text: str) -> None:
        at = matching(text)
        if at is not None:
            choose(at)

    def preview(text: str) -> str:
        at = matching(text)
        return "" if at is None else labels[at]

    return Ask(title, labels, "un chiffre, ou le début d’un mot", read, choose, preview)


def _no_option(_index: int) -> None:
    """No option to choose."""
