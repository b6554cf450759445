"""French of cases and appointments at partners', that window, terminal and paper share."""

from datetime import datetime

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.appointment import AppointmentChange, Mode, Result
from marianne_desk.domain.cases.case import FINAL, Answer, Event, Happening, Step
from marianne_desk.domain.french import NO_BREAK, clock_time, day_words
from marianne_desk.domain.vocabulary import Vocabulary

STEPS: dict[Step, str] = {
    Step.FORWARDED: "Transmis",
    Step.TAKEN_UP: "Pris en charge",
    Step.ANSWERED: "Répondu",
    Step.TOLD: "Usager informé",
    Step.CLOSED: "Clos",
}

ANSWERS: dict[Answer, str] = {
    Answer.IN_PROGRESS: "En cours",
    Answer.SETTLED: "Réglé",
    Answer.WRONG_CONTACT: "Mauvais interlocuteur",
    Answer.PAPERS_WANTED: "Pièces demandées",
    Answer.REFUSED: "Refusé",
}

HAPPENINGS: dict[Happening, str] = {
    Happening.FORWARDED: "Transmis",
    Happening.TAKEN_UP: "Pris en charge",
    Happening.ANSWERED: "Réponse du partenaire",
    Happening.APPOINTED: "Rendez-vous obtenu",
    Happening.MET: "Rendez-vous honoré, pas encore réglé",
    Happening.NOT_MET: "Rendez-vous non tenu",
    Happening.PAPERS_CAME: "Pièces apportées",
    Happening.REMINDED: "Relancé",
    Happening.RETURNED: "L’usager est revenu",
    Happening.TOLD: "Usager informé",
    Happening.CLOSED: "Clos",
    Happening.REOPENED: "Rouvert",
}

ERASED = "identité effacée"
NO_REACH = "joignable\u00a0: non noté"
TO_BRING, READY = "à apporter", "déjà là"
"""A paper, in a word."""
STUCK = "En souffrance"
PAPERS_EXPECTED = "Pièces attendues"

MODES: dict[Mode, str] = {
    Mode.OFFICE: "Chez le partenaire",
    Mode.PHONE: "Par téléphone",
    Mode.VIDEO: "Visio-guichet, ici",
    Mode.PERMANENCE: "À sa permanence, ici",
}

STATES: dict[State, str] = {
    State.PLANNED: "À venir",
    State.KEPT: "Honoré",
    State.EXCUSED: "Excusé",
    State.ABSENT: "Absent",
    State.CANCELLED: "Annulé par le service",
}
TO_FILL = "À renseigner"

RESULTS: dict[Result, str] = {
    Result.SOLVED: "Réglé",
    Result.NOT_SOLVED: "Pas réglé",
    Result.AGAIN: "Un autre rendez-vous est nécessaire",
}


_TO = {
    "à la ": (
        *("CAF", "MSA", "CPAM", "CARSAT", "DGFiP", "MDPH"),
        *("Préfecture", "Banque de France", "Mairie", "Justice"),
    ),
    "à ": ("France Travail", "France Titres", "France Rénov’", "La Poste"),
    "à l’": ("URSSAF",),
    "au ": ("Département",),
}


def to_whom(said: str) -> str:
    """« à la CAF », « à France Travail »; « (Régie des eaux) » where its article is not known. ``said``: an
    operator, or an office or somebody of its: « à la CAF de Laval, Mme Morel »."""
    for before, names in _TO.items():
        if any(said == one or said.startswith((f"{one} ", f"{one},")) for one in names):
            return f"{before}{said}"
    return f"({said})"


def case_number(number: int) -> str:
    """« D-12 »."""
    return f"D-{number}"


def case_label(step: Step, answer: Answer | None) -> str:
    """« Transmis », « Répondu : réglé », « Pris en charge : en cours », « Clos, refusé »."""
    said = STEPS[step]
    if answer is None or step is Step.FORWARDED:
        return said
    between = f"{NO_BREAK}: " if step is Step.ANSWERED or answer not in FINAL else ", "
    return f"{said}{between}{ANSWERS[answer].lower()}"


def event_words(event: Event, vocabulary: Vocabulary, *, named: bool = True) -> str:
    """« Transmis à la CAF », « Refusé : plafond dépassé ». ``named`` False: without the free words."""
    said = ANSWERS[event.answer] if event.answer else HAPPENINGS[event.happening]
    if event.happening is Happening.FORWARDED and event.operator:
        said = f"{said} {to_whom(vocabulary.label('operator', event.operator))}"
    return f"{said}{NO_BREAK}: {event.words}" if named and event.words else said


def move_words(change: AppointmentChange, *, named: bool = True) -> str:
    """« Rendez-vous déplacé du mardi 24 novembre à 9 h 00 au vendredi 27 novembre à 11 h 00 : grève ». ``named`` False:
    without the free words."""
    said = f"Rendez-vous déplacé du {_moment(change.old_begin)} au {_moment(change.new_begin)}"
    return f"{said}{NO_BREAK}: {change.reason}" if named and change.reason else said


def _moment(at: datetime) -> str:
    return f"{day_words(at.date())} à {clock_time(at)}"
