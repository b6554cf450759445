"""What the windows of proofs say in words. No Qt."""

from collections.abc import Mapping, Sequence

from marianne_desk.domain import french
from marianne_desk.domain.commitments.asking import KindState
from marianne_desk.domain.commitments.keeping import KeptProof, Marks, Mystery
from marianne_desk.domain.commitments.monthly_round import Found, RoundLine
from marianne_desk.domain.commitments.pack import ProofKind
from marianne_desk.domain.commitments.proof import Check, Keyed, good_until
from marianne_desk.domain.commitments.self_evaluation import Answer, Said
from marianne_desk.wording.proofs import kind_label, kind_state, proof_words
from ui.parts.line import Line

NB = french.NO_BREAK
KIND_HEADERS = ("N°", "Preuve", "Aujourd’hui", "Pièces")
PAPER_HEADERS = ("Date", "Preuve", "Valable", "Par")
ROUND_HEADERS = ("À vérifier", "Aujourd’hui", "La dernière fois")

TITLE = "Preuves des engagements"
ROUND_TITLE = "Tour du mois"
NO_ROUND = "Le référentiel en vigueur ne demande pas de tour du mois."
NOTHING = "Rien n’est encore gardé ici. Inser ajoute un PDF ou une photo."
NOTHING_TO_SEE = "Cette ligne n’a pas de fichier."
CLOSE_AGAIN = f"Ce tour n’est pas gardé. Échap encore une fois pour le laisser{NB}; Ctrl+S le garde."

CAME = {Mystery.VISITS: "Visites", Mystery.CALLS: "Appels", Mystery.EMAILS: "Courriels"}
SAID = {Said.YES: "Oui", Said.PARTLY: "En partie", Said.NO: "Non"}
KEY_TITLES = {
    Keyed.STATEMENT: "Relevé de l’opérateur téléphonique",
    Keyed.SURVEY: "Enquête de satisfaction",
    Keyed.MYSTERY: "Tests mystère",
}


def kind_line(state: KindState) -> Line:
    """A kind of proof: its commitment, its name, how it stands, how many are kept."""
    kept = str(len(state.proofs)) if state.proofs else ""
    said = kind_state(state, short=True)
    cells = (str(state.commitment), kind_label(state.kind), said, kept)
    return Line(cells, state.kind.code, late=state.asks)


def paper_line(
    kind: ProofKind, kept: KeptProof, agents: Mapping[str, str], corrected: Mapping[int, int]
) -> Line:
    """A proof: its day, what it is, until when it is good, who kept it; or that it no longer stands."""
    proof = kept.proof
    by = agents.get(proof.agent, proof.agent)
    until = good_until(kind, proof)
    valid = f"jusqu’au {french.day_short(until)}" if until else ""
    if kept.cancelled_at is not None:
        done = "corrigé" if proof.id in corrected else "retiré"
        who = agents.get(kept.cancelled_by, kept.cancelled_by)
        valid = f"○ {done} le {french.day_short(kept.cancelled_at.date())}"
        by = by if kept.cancelled_by == proof.agent else f"{by}, {done} par {who}"
    cells = (french.day_short(proof.day), proof_words(proof), valid, by)
    return Line(cells, str(proof.id))


def check_line(check: Check, agents: Mapping[str, str]) -> Line:
    """A check of the monthly round among the proofs of its kind."""
    found = "■ vérifié, en ordre" if check.ok else f"▼ vérifié, pas en ordre{NB}: {check.note}"
    cells = (french.day_short(check.day), found, "", agents.get(check.agent, check.agent))
    return Line(cells, f"check {check.id}", late=not check.ok)


def round_line(one: RoundLine, found: Mapping[str, Found]) -> Line:
    """A line of the round: what, how it is found today, how it was the last time."""
    today = ""
    answer = found.get(one.kind.code)
    if answer is not None:
        today = "■ en ordre" if answer.ok else f"▼ pas en ordre{NB}: {answer.note}"
    last = "jamais"
    if one.last is not None:
        last = f"{'■' if one.last.ok else '▼'} {french.day_short(one.last.day)}"
    return Line((one.kind.label, today, last), one.kind.code, late=answer is not None and not answer.ok)


def last_time(one: RoundLine) -> str:
    """How a line was found the last time, whole."""
    if one.last is None:
        return f"{one.kind.label}{NB}: jamais vérifié jusqu’ici."
    state = "en ordre" if one.last.ok else f"pas en ordre{NB}: {one.last.note}"
    return f"La dernière fois, le {french.day_short(one.last.day)}, {state}."


def marks_words(found: Marks | None) -> str:
    """« Appels, notes : 8, 7,5, 6. », empty for none."""
    if found is None:
        return ""
    marks = " · ".join(f"{mark:g}".replace(".", ",") for mark in found.marks)
    return f" {CAME[found.came]}, notes{NB}: {marks}."


def answers_words(answers: Sequence[Answer]) -> str:
    """A self-evaluation as it was answered, a question a paragraph."""
    said = []
    for place, one in enumerate(answers, start=1):
        comment = f"\n{one.comment}" if one.comment else ""
        said.append(f"{place}. {one.question}\n{SAID[one.said] if one.said else ''}{comment}")
    return "\n\n".join(said)


def round_kept(ok: int, wrong: int) -> str:
    """What the status line says of a round that was kept."""
    points = french.count_of(ok + wrong, "point vérifié", "points vérifiés")
    return f"Tour du mois gardé{NB}: {points}, {wrong or 'aucun'} pas en ordre."
