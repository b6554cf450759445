"""What to do for a commitment, in one line: « 4 courriels en retard : les ouvrir ». No Qt."""

from dataclasses import dataclass

from marianne_desk.domain import french
from marianne_desk.domain.commitments.measure import Action, ToDo
from marianne_desk.domain.commitments.pack import Formula, Indicator, Pack
from marianne_desk.domain.commitments.proof import KEYED
from marianne_desk.wording.commitments import LACKS

NB = french.NO_BREAK


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One thing to do: ``text`` is its line, ``short`` the same where what is missing is said just above; ``action``
    says what Enter does there. ``proof``: the kind of proof to bring or to key, empty for others."""

    text: str
    action: Action
    proof: str = ""
    short: str = ""


def action_line(action: Action, pack: Pack) -> ActionLine:
    """The line of an action."""
    if action.to_do is ToDo.PROVE:
        labels = {kind.code: kind.label for kind in pack.proofs()}
        text = f"Apporter la preuve «{NB}{labels.get(action.proof, action.proof)}{NB}»"
        return ActionLine(text, action, action.proof, "Apporter cette preuve")
    if action.to_do is ToDo.KEY:
        kind = KEYED.get(action.indicator.formula)
        item = action.indicator.parameters.get("item", action.indicator.parameters.get("criterion", ""))
        about = f" ({item})" if item else ""
        text = f"Saisir {LACKS.get(action.indicator.formula, '')}{about}"
        return ActionLine(text, action, kind.value if kind else "", "Saisir ce qui manque")
    if action.to_do is ToDo.NOTE:
        times = french.count_of(action.count, "fois", "fois")
        return ActionLine(f"{_NOTED.get(action.indicator.formula, 'Non noté')} {times}{NB}: à noter", action)
    return ActionLine(f"{_counted(action)}{NB}: {_verb(action)}", action)


def _counted(action: Action) -> str:
    one, many = _nouns(action.indicator)
    said = french.count_of(action.count, one, many)
    if action.to_do is ToDo.REMIND:
        said = f"{french.count_of(action.count, 'dossier')} sans geste du partenaire"
        if action.late == action.count:
            return f"{said} après l’alarme"
        return f"{said}, dont {action.late} après l’alarme" if action.late else said
    if action.to_do is ToDo.NAME_OPERATOR:
        return f"{said} sans opérateur"
    if action.to_do is ToDo.ACKNOWLEDGE:
        return f"{said} sans accusé de réception"
    if action.to_do is ToDo.LOOK:
        return f"{said} {_MISSED.get(action.indicator.formula, 'à revoir')}"
    if action.late == action.count:
        return f"{said} en retard"
    late = f", dont {action.late} en retard" if action.late else ""
    lacking = "sans suite" if action.indicator.formula is Formula.NEEDS_MET else "sans réponse"
    return f"{said} {lacking}{late}"


def _verb(action: Action) -> str:
    one = action.count == 1
    feminine = _nouns(action.indicator)[0] in _FEMININE
    pronoun = "les" if not one else "la" if feminine else "le"
    open_ = "l’ouvrir" if one else "les ouvrir"
    if action.to_do is ToDo.NAME_OPERATOR:
        return f"{pronoun} compléter"
    if action.to_do is ToDo.LOOK:
        return f"{pronoun} regarder"
    if action.to_do is ToDo.REMIND:
        return "relancer le partenaire" if one else "relancer les partenaires"
    return open_


def _nouns(indicator: Indicator) -> tuple[str, str]:
    channel = str(indicator.parameters.get("channel", ""))
    one, many = _CHANNELS.get(channel) or _NOUNS.get(indicator.formula, ("demande", "demandes"))
    return one, many


_CHANNELS = {
    "mail": ("courrier", "courriers"),
    "email": ("courriel", "courriels"),
    "phone": ("message", "messages"),
}
_NOUNS = {
    Formula.WAITED_WITHIN: ("attente", "attentes"),
    Formula.OPERATOR_NAMED: ("orientation", "orientations"),
    Formula.COMPLAINTS_ANSWERED: ("réclamation", "réclamations"),
    Formula.SUGGESTIONS_ANSWERED: ("suggestion", "suggestions"),
    Formula.NEEDS_MET: ("besoin", "besoins"),
    Formula.ANNOUNCEMENT_KEPT: ("délai annoncé", "délais annoncés"),
    Formula.APPOINTMENT_IN_DAYS: ("rendez-vous", "rendez-vous"),
    Formula.APPOINTMENT_IN_WORKING_DAYS: ("rendez-vous", "rendez-vous"),
    Formula.APPOINTMENT_ATTENDED: ("rendez-vous", "rendez-vous"),
    Formula.PARTNER_FIRST_ANSWER: ("dossier", "dossiers"),
    Formula.PARTNER_IN_TIME: ("geste de partenaire", "gestes de partenaires"),
    Formula.RIGHT_PARTNER: ("dossier", "dossiers"),
}
_FEMININE = frozenset({"attente", "orientation", "réclamation", "suggestion", "demande"})
_MISSED = {
    Formula.ANSWERED_IN_TIME: "hors délai",
    Formula.COMPLAINTS_ANSWERED: "hors délai",
    Formula.SUGGESTIONS_ANSWERED: "sans réponse",
    Formula.WAITED_WITHIN: "au-delà de la limite",
    Formula.ANNOUNCEMENT_KEPT: "hors délai",
    Formula.ACKNOWLEDGED_IN_TIME: "sans accusé à temps",
    Formula.RIGHT_FIRST_TIME: "à revoir",
    Formula.NEEDS_MET: "sans suite",
    Formula.APPOINTMENT_IN_DAYS: "au-delà du délai",
    Formula.APPOINTMENT_IN_WORKING_DAYS: "au-delà du délai",
    Formula.APPOINTMENT_ATTENDED: "sans l’usager",
    Formula.PARTNER_FIRST_ANSWER: "après l’alarme",
    Formula.PARTNER_IN_TIME: "hors délai",
    Formula.RIGHT_PARTNER: "à revoir",
}
_NOTED = {
    Formula.WAITED_WITHIN: "Attente non notée",
    Formula.ACKNOWLEDGED_IN_TIME: "Accusé de réception non noté",
    Formula.RIGHT_FIRST_TIME: "Retour non noté",
    Formula.APPOINTMENT_ATTENDED: "Rendez-vous à renseigner",
    Formula.RIGHT_PARTNER: "Nouvelle du partenaire non notée",
}
