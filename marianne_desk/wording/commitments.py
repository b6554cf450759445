"""Words of the commitments: verdicts, what they rest on, what is missing."""

from marianne_desk.domain import french
from marianne_desk.domain.commitments.measure import Measure
from marianne_desk.domain.commitments.pack import Formula, Pack
from marianne_desk.domain.commitments.verdict import Verdict, Why

VERDICTS: dict[Verdict, str] = {
    Verdict.KEPT: "Tenu",
    Verdict.WATCH: "À surveiller",
    Verdict.NOT_KEPT: "Non tenu",
    Verdict.TOO_FEW: "Pas assez de données",
    Verdict.NOT_MEASURED: "Non mesuré",
}

MARKS: dict[Verdict, str] = {
    Verdict.KEPT: "■",
    Verdict.WATCH: "▲",
    Verdict.NOT_KEPT: "▼",
    Verdict.TOO_FEW: "–",
    Verdict.NOT_MEASURED: "○",
}
"""The shape beside the word, so that nothing is said by colour alone."""

WHYS: dict[Why, str] = {
    Why.ABOVE: "cible atteinte",
    Why.BELOW: "sous la cible",
    Why.ONE_ANSWER: "un retard de plus ferait basculer",
    Why.FALLING: "en baisse trois mois de suite",
    Why.FEW: "trop peu de cas pour juger",
    Why.SELDOM_NOTED: "trop rarement noté pour juger",
    Why.NOTHING: "aucun cas",
    Why.NO_RECORD: "il manque",
    Why.NO_TARGET: "sans cible",
    Why.NOT_YET: "connu plus tard",
}

ONE_MORE: dict[Formula, str] = {
    Formula.WAITED_WITHIN: "une attente trop longue de plus",
    Formula.ACKNOWLEDGED_IN_TIME: "un accusé de réception manqué de plus",
    Formula.RIGHT_FIRST_TIME: "un retour de plus",
    Formula.OPERATOR_NAMED: "une orientation sans opérateur de plus",
    Formula.NEEDS_MET: "un besoin sans suite de plus",
    Formula.APPOINTMENT_IN_DAYS: "une attente trop longue de plus",
    Formula.APPOINTMENT_IN_WORKING_DAYS: "une attente trop longue de plus",
    Formula.APPOINTMENT_ATTENDED: "une absence de plus",
    Formula.PARTNER_FIRST_ANSWER: "une alarme de plus",
    Formula.PARTNER_IN_TIME: "une alarme de plus",
    Formula.RIGHT_PARTNER: "une erreur d’orientation de plus",
    Formula.CALLS_ANSWERED: "un appel manqué de plus",
    Formula.SURVEY_ITEM: "un usager mécontent de plus",
    Formula.MYSTERY_CRITERION: "une visite manquée de plus",
}
"""What would tip a verdict that holds by one, where it is not a late answer."""

LACKS: dict[Formula, str] = {
    Formula.CALLS_ANSWERED: "le relevé mensuel de l’opérateur téléphonique",
    Formula.SURVEY_ITEM: "une enquête de satisfaction",
    Formula.MYSTERY_CRITERION: "des visites mystère",
}
"""What an indicator without a record waits for; dated proofs bear the label of their kind."""


def why(measure: Measure, pack: Pack) -> str:
    """What stands beside a verdict: « sous la cible », « il manque le relevé mensuel… », « connu le 1er décembre »."""
    if measure.why is Why.NOT_YET and measure.known_on is not None:
        return f"connu à partir du {french.day_short(measure.known_on)}"
    if measure.why is Why.NO_RECORD:
        return f"il manque : {lacks(measure, pack)}"
    if measure.why is Why.ONE_ANSWER and measure.indicator.formula in ONE_MORE:
        return f"{ONE_MORE[measure.indicator.formula]} ferait basculer"
    return WHYS[measure.why]


def lacks(measure: Measure, pack: Pack) -> str:
    """What a measure without a record waits for."""
    parameters = measure.indicator.parameters
    labels = {kind.code: kind.label for kind in pack.proofs()}
    if "lacks" in parameters:
        return str(parameters["lacks"])
    if "proof" in parameters:
        return labels.get(str(parameters["proof"]), str(parameters["proof"]))
    item = parameters.get("item", parameters.get("criterion", ""))
    return LACKS[measure.indicator.formula] + (f" ({item})" if item else "")
