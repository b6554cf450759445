"""French of what is known of people, and of the register of what was erased."""

from marianne_desk.domain import french
from marianne_desk.domain.agenda.appointment import VISITOR_KEPT_DAYS
from marianne_desk.domain.cases.retention import Erasure, ErasureKind, KnownBy

KNOWN: dict[KnownBy, str] = {
    KnownBy.CASE: "Par un dossier",
    KnownBy.APPOINTMENT: "Par un rendez-vous avec nous",
    KnownBy.MANDATE: "Par un mandat",
    KnownBy.CALL_BACK: "À rappeler",
    KnownBy.SET_ASIDE: "Saisies mises de côté",
}

UNTIL: dict[KnownBy, str] = {
    KnownBy.CALL_BACK: "dès la réponse",
    KnownBy.SET_ASIDE: "une fois enregistrées ou vidées",
}
"""When they go, where no day can be told."""

ERASED: dict[ErasureKind, str] = {
    ErasureKind.CLOSED_CASE: "Identités de dossiers clos",
    ErasureKind.IDLE_CASE: "Identités de dossiers sans nouvelles",
    ErasureKind.MANDATE: "Mandats terminés",
    ErasureKind.APPOINTMENT: "Noms de rendez-vous avec nous",
    ErasureKind.CALL_BACK: "Personnes à rappeler",
}

_SINCE: dict[ErasureKind, str] = {
    ErasureKind.CLOSED_CASE: "Identités de dossiers clos depuis {months}",
    ErasureKind.IDLE_CASE: "Identités de dossiers sans nouvelles depuis {months}",
    ErasureKind.MANDATE: "Mandats terminés depuis {months}",
    ErasureKind.APPOINTMENT: f"Noms de rendez-vous passés depuis {VISITOR_KEPT_DAYS}{french.NO_BREAK}jours",
    ErasureKind.CALL_BACK: "Personnes à rappeler, sans réponse depuis {months}",
}

_RULES: dict[ErasureKind, str] = {
    ErasureKind.CLOSED_CASE: "{months} après la clôture",
    ErasureKind.IDLE_CASE: "{months} après le dernier événement",
    ErasureKind.MANDATE: "{months} après la fin",
    ErasureKind.APPOINTMENT: f"{VISITOR_KEPT_DAYS}{french.NO_BREAK}jours après le rendez-vous",
    ErasureKind.CALL_BACK: "{months} sans réponse",
}


def rule_words(one: Erasure) -> str:
    """« 6 mois après la clôture »: the rule in force when it was erased."""
    return _RULES[one.kind].format(months=french.count_of(one.months, "mois", "mois"))


def erased_words(one: Erasure) -> str:
    """« Identités de dossiers clos depuis 6 mois »: what was erased and by which rule, in one line."""
    return _SINCE[one.kind].format(months=french.count_of(one.months, "mois", "mois"))
