"""French of mandates, that window and paper share."""

from datetime import date

from marianne_desk.domain import french
from marianne_desk.domain.cases.mandate import LONGEST_DAYS, OPEN, Mandate, MandateKind, MandateState

STATES: dict[MandateState, str] = {
    MandateState.TO_SIGN: "À signer",
    MandateState.IN_FORCE: "En vigueur",
    MandateState.DONE: "Terminé",
    MandateState.REVOKED: "Révoqué",
    MandateState.EXPIRED: "Échu",
}

KINDS: dict[MandateKind, str] = {
    MandateKind.HOUSE: "Mandat de la maison",
    MandateKind.AIDANTS_CONNECT: "Mandat Aidants Connect",
}

DURATIONS: dict[int, str] = {1: "un jour", 31: "un mois", 182: "six mois", LONGEST_DAYS: "un an"}
"""By days, the first one included."""


def mandate_words(mandate: Mandate) -> str:
    """« Mandat de la maison, signé le 14/10/2026, jusqu’au 13/11/2026 : déclarer … »."""
    parts = [KINDS[mandate.kind]]
    if mandate.signed_on is not None:
        parts.append(f"signé le {french.day_short(mandate.signed_on)}")
    parts.append(f"jusqu’au {french.day_short(mandate.until)}" if mandate.until else "fin non notée")
    said = ", ".join(parts)
    return f"{said}\u00a0: {mandate.scope}" if mandate.scope else said


def standing_words(mandate: Mandate, today: date) -> str:
    """What an open mandate says beside its case, without its scope: « ■ Mandat jusqu’au samedi 26 décembre »,
    « ▲ Mandat à signer », « ■ Mandat Aidants Connect, fin non notée »; empty for one that is over."""
    state = mandate.state_on(today)
    if state not in OPEN:
        return ""
    name = "Mandat" if mandate.kind is MandateKind.HOUSE else KINDS[mandate.kind]
    if state is MandateState.TO_SIGN:
        return f"▲ {name} à signer"
    if mandate.until is None:
        return f"■ {name}, fin non notée"
    year = "" if mandate.until.year == today.year else f"{french.NO_BREAK}{mandate.until.year}"
    return f"■ {name} jusqu’au {french.day_words(mandate.until)}{year}"
