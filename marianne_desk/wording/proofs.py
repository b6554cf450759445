"""Words of proofs: their kinds, how they stand."""

from marianne_desk.domain import french
from marianne_desk.domain.commitments.asking import KindState, Stands
from marianne_desk.domain.commitments.pack import ProofKind
from marianne_desk.domain.commitments.proof import Keyed

NB = french.NO_BREAK

KEYED: dict[str, str] = {
    Keyed.STATEMENT: "Relevé mensuel de l’opérateur téléphonique",
    Keyed.SURVEY: "Enquête de satisfaction",
    Keyed.MYSTERY: "Tests mystère : visites, appels, courriels",
}
"""Kinds that a référentiel wants figures of without naming them."""


def kind_label(kind: ProofKind) -> str:
    """The name of a kind of proof."""
    return kind.label or KEYED.get(kind.code, kind.code)


def kind_state(state: KindState) -> str:
    """How a kind of proof stands, in shape and words: « ▲ expire dans 12 jours », « ○ jamais »."""
    since = french.day_short(state.since) if state.since else ""
    until = french.day_short(state.until) if state.until else ""
    if state.stands is Stands.NEVER:
        return "○ jamais"
    if state.stands is Stands.WRONG:
        note = f"{NB}: {state.check.note}" if state.check and state.check.note else ""
        return f"▼ pas en ordre le {since}{note}"
    if state.stands is Stands.EXPIRED:
        return f"▼ expirée depuis le {until}"
    if state.stands is Stands.EXPIRES:
        return f"▲ {expires_in(state.days or 0)}"
    return f"■ valable jusqu’au {until}" if until else f"■ du {since}"


def expires_in(days: int) -> str:
    """« expire dans 12 jours », « expire aujourd’hui »."""
    if days <= 0:
        return "expire aujourd’hui"
    return "expire demain" if days == 1 else f"expire dans {days} jours"
