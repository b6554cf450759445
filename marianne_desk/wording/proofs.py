"""Words of proofs: their kinds, how they stand."""

from marianne_desk.domain import french
from marianne_desk.domain.commitments.asking import KindState, Stands
from marianne_desk.domain.commitments.pack import ProofKind
from marianne_desk.domain.commitments.proof import Keyed, Proof

NB = french.NO_BREAK

KEYED: dict[str, str] = {
    Keyed.STATEMENT: "Relevé mensuel de l’opérateur téléphonique",
    Keyed.SURVEY: "Enquête de satisfaction",
    Keyed.MYSTERY: "Tests mystère : visites, appels, courriels",
}
"""Kinds that a référentiel wants figures of without naming them."""


def kind_label(kind: ProofKind) -> str:
    """The name of a kind of proof."""
    return kind.label or KEYED.get(kind.code, kind.code)


def proof_words(proof: Proof) -> str:
    """« octobre 2026 : 371 sur 412 décrochés », « accueil : 41 sur 50 satisfaits », a label, « fichier »."""
    said = []
    if proof.whole is not None:
        part, whole = french.number(proof.part or 0), french.number(proof.whole)
        if proof.kind == Keyed.STATEMENT:
            month = french.month_words(proof.month) if proof.month else ""
            said.append(f"{month}{NB}: {part} sur {whole} décrochés")
        elif proof.kind == Keyed.SURVEY:
            said.append(f"{proof.item}{NB}: {part} sur {whole} satisfaits")
        else:
            said.append(f"{proof.item}{NB}: {part} sur {whole} à 7 ou plus")
    if proof.label:
        said.append(proof.label)
    return ", ".join(said) or ("fichier" if proof.has_file else "réponses")


def kind_state(state: KindState, *, short: bool = False) -> str:
    """How a kind of proof stands, in shape and words: « ▲ expire dans 12 jours », « ○ jamais ». ``short``: without what
    the last check found."""
    since = french.day_short(state.since) if state.since else ""
    until = french.day_short(state.until) if state.until else ""
    checked = state.kind.monthly_round
    if state.stands is Stands.NEVER:
        return "○ jamais vérifié" if checked else "○ jamais"
    if state.stands is Stands.WRONG:
        note = f"{NB}: {state.check.note}" if state.check and not short else ""
        return f"▼ pas en ordre le {since}{note}"
    if state.stands is Stands.EXPIRED:
        return f"▼ {'à vérifier' if checked else 'expirée'} depuis le {until}"
    if state.stands is Stands.EXPIRES:
        return f"▲ {expires_in(state.days or 0)}"
    return f"■ valable jusqu’au {until}" if until else f"■ la dernière est du {since}"


def expires_in(days: int) -> str:
    """« expire dans 12 jours », « expire aujourd’hui »."""
    if days <= 0:
        return "expire aujourd’hui"
    return "expire demain" if days == 1 else f"expire dans {days} jours"
