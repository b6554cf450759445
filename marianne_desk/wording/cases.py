"""French of cases and appointments at partners', that window, terminal and paper share."""

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.appointment import Mode, Result
from marianne_desk.domain.cases.case import Answer, Happening, Step

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


def case_number(number: int) -> str:
    """« D-12 »."""
    return f"D-{number}"
