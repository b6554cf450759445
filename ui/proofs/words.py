"""What the windows of proofs say in words. No Qt."""

from collections.abc import Mapping
from datetime import date

from marianne_desk.domain import french
from marianne_desk.domain.commitments.asking import KindState
from marianne_desk.domain.commitments.keeping import KeptProof, Mystery
from marianne_desk.domain.commitments.monthly_round import Found, RoundLine
from marianne_desk.domain.commitments.proof import Keyed, Proof
from marianne_desk.domain.commitments.self_evaluation import Said
from marianne_desk.wording.proofs import kind_label, kind_state
from ui.day.line import Line

NB = french.NO_BREAK
KIND_HEADERS = ("Engagement", "Preuve", "Aujourd’hui", "Gardées")
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
    cells = (str(state.commitment), kind_label(state.kind), kind_state(state), kept)
    return Line(cells, state.kind.code, late=state.asks)


def paper_line(kept: KeptProof, agents: Mapping[str, str], corrected: Mapping[int, int]) -> Line:
    """A proof: its day, what it is, until when it is good, who kept it; or that it no longer stands."""
    proof = kept.proof
    valid = f"jusqu’au {french.day_short(proof.valid_until)}" if proof.valid_until else ""
    if kept.cancelled_at is not None:
        done = "corrigé" if proof.id in corrected else "retiré"
        who = agents.get(kept.cancelled_by, kept.cancelled_by)
        valid = f"○ {done} le {french.day_short(kept.cancelled_at.date())} par {who}"
    cells = (french.day_short(proof.day), paper_words(proof), valid, agents.get(proof.agent, proof.agent))
    return Line(cells, str(proof.id))


def paper_words(proof: Proof) -> str:
    """« octobre 2026 : 371 appels décrochés sur 412 », « accueil : 41 satisfaits sur 50 », a label, « fichier »."""
    said = []
    if proof.whole is not None:
        part, whole = french.number(proof.part or 0), french.number(proof.whole)
        if proof.kind == Keyed.STATEMENT:
            month = french.month_words(proof.month) if proof.month else ""
            said.append(f"{month}{NB}: {part} appels décrochés sur {whole}")
        elif proof.kind == Keyed.SURVEY:
            said.append(f"{proof.item}{NB}: {part} satisfaits sur {whole}")
        else:
            said.append(f"{proof.item}{NB}: {part} notes sur {whole} à 7 ou plus")
    if proof.label:
        said.append(proof.label)
    return ", ".join(said) or ("fichier" if proof.has_file else "réponses")


def round_line(one: RoundLine, found: Mapping[str, Found]) -> Line:
    """A line of the round: what, how it is found today, how it was the last time."""
    today = ""
    answer = found.get(one.kind.code)
    if answer is not None:
        today = "■ en ordre" if answer.ok else f"▼ pas en ordre{NB}: {answer.note}"
    last = "jamais"
    if one.last is not None:
        state = "en ordre" if one.last.ok else f"pas en ordre{NB}: {one.last.note}"
        last = f"{french.day_short(one.last.day)}, {state}"
    return Line((one.kind.label, today, last), one.kind.code, late=answer is not None and not answer.ok)


def round_kept(ok: int, wrong: int) -> str:
    """What the status line says of a round that was kept."""
    points = french.count_of(ok + wrong, "point vérifié", "points vérifiés")
    return f"Tour du mois gardé{NB}: {points}, {wrong or 'aucun'} pas en ordre."


def day_or_none(day: date | None) -> str:
    """« 24/12/2026 », empty for none."""
    return f"{day:%d/%m/%Y}" if day else ""
