"""French of mandates, that window and paper share."""

from marianne_desk.domain import french
from marianne_desk.domain.cases.mandate import LONGEST_DAYS, Mandate, MandateKind, MandateState

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
