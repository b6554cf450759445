"""French that window, terminal and paper share: labels of closed lists and sentences of errors.

Sentences follow one rule: what is wrong, then what to do. Placeholders are the values of the error.
"""

from collections.abc import Callable
from datetime import date, datetime

from marianne_desk.domain import french
from marianne_desk.domain.calendar.delay_steps import StepKind
from marianne_desk.domain.codes import Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.month import Month
from marianne_desk.domain.quarter import Quarter
from marianne_desk.domain.spreadsheet.values import Role, Why
from marianne_desk.wording.sentences import SENTENCES

CHANNELS: dict[Channel, str] = {
    Channel.DESK: "Guichet",
    Channel.PHONE: "Téléphone",
    Channel.EMAIL: "Courriel",
    Channel.MAIL: "Courrier",
    Channel.VIDEO: "Visio",
    Channel.APPOINTMENT: "Sur rendez-vous",
    Channel.PERMANENCE: "Permanence",
}

HELPS: dict[Help, str] = {
    Help.INFORMATION: "Information",
    Help.ONLINE: "Démarche en ligne",
    Help.FILE: "Aide au dossier",
    Help.CONTACT: "Mise en relation",
    Help.SELF_SERVICE: "Accès libre",
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.SOLVED: "Résolu sur place",
    Outcome.ORIENTED: "Orienté",
    Outcome.APPOINTMENT: "Rendez-vous pris",
    Outcome.FORWARDED: "Transmis",
    Outcome.PENDING: "À suivre",
    Outcome.DROPPED: "Sans suite",
}

KINDS: dict[RequestKind, str] = {
    RequestKind.REQUEST: "Demande",
    RequestKind.COMPLAINT: "Réclamation",
    RequestKind.SUGGESTION: "Suggestion",
}

AGES: dict[Age, str] = {
    Age.UNDER_12: "moins de 12 ans",
    Age.FROM_12: "12 à 17 ans",
    Age.FROM_18: "18 à 24 ans",
    Age.FROM_25: "25 à 39 ans",
    Age.FROM_40: "40 à 59 ans",
    Age.FROM_60: "60 à 69 ans",
    Age.FROM_70: "70 ans et plus",
}

NEEDS: dict[Need, str] = {
    Need.READING: "lecture à voix haute",
    Need.INTERPRETER: "interprète",
    Need.ACCESS: "accessibilité",
}

STEPS: dict[StepKind, str] = {
    StepKind.OPEN: "ouvert",
    StepKind.LUNCH: "pause de midi",
    StepKind.CLOSED: "fermé",
    StepKind.HOLIDAY: "jour férié",
    StepKind.SCHOOL_HOLIDAY: "fermé pour les vacances scolaires",
    StepKind.CLOSING: "fermeture exceptionnelle",
    StepKind.PAUSED: "délai suspendu",
}

ROLES: dict[Role, str] = {
    Role.DATE: "date",
    Role.HOUR: "heure",
    Role.CHANNEL: "canal",
    Role.MATTER: "thème ou motif",
    Role.OPERATOR: "opérateur",
    Role.HELP: "nature de l’aide",
    Role.OUTCOME: "issue",
    Role.FIRST_VISIT: "première visite",
    Role.AGE: "âge",
    Role.COMMUNE: "commune",
    Role.AGENT: "agent",
    Role.COUNT: "nombre de passages",
    Role.COUNT_OF: "nombre, pour le thème du titre",
    Role.IGNORED: "non repris",
}

WHYS: dict[Why, str] = {
    Why.NAME: "noms de personnes",
    Why.CONTACT_DETAILS: "coordonnées de personnes",
    Why.NUMBER: "numéros de personnes",
    Why.FREE_TEXT: "texte libre",
    Why.NOT_UNDERSTOOD: "pas reconnu",
    Why.EMPTY: "vide",
    Why.TOTAL: "total",
    Why.HEADING_AGAIN: "titres répétés",
    Why.ASKED_FOR: "à votre demande",
    Why.NOTHING_COUNTED: "aucun passage",
}
"""Why a column of an old spreadsheet is not taken, or a row left out."""

BAD_CELLS: dict[str, str] = {
    "empty_slot": "créneau vide ou à l’envers",
    "overlap": "créneaux répétés ou qui se recouvrent",
    "empty_slot_and_overlap": "créneau vide, et créneaux qui se recouvrent",
    "unreadable": "créneau illisible",
}


FIGURES: dict[str, str] = {
    "contacts": "Passages",
    "requests": "Demandes",
    "solved_share": "Résolues sur place (guichet, téléphone)",
    "wait_median": "Attente médiane",
    "wait_p90": "Attente, neuvième décile",
    "wait_within": "Attente dans la limite",
    "answers_email": "Courriels traités à temps",
    "answers_mail": "Courriers traités à temps",
    "answers_phone": "Messages rappelés à temps",
    "after_the_fact_share": "Saisis un autre jour",
    "cases": "Dossiers ouverts",
    "cases_answered": "Dossiers auxquels le partenaire a répondu",
    "partner_appointments": "Rendez-vous chez un partenaire",
    "partner_moved_in_time": "Partenaires\u00a0: gestes avant l’alarme",
    "partner_first_median": "Premier geste du partenaire, délai médian",
    "partner_appointment_median": "De la demande au rendez-vous, délai médian",
    "contacts.channel": "Passages, canal",
    "requests.theme": "Demandes, thème",
    "requests.operator": "Demandes, opérateur",
    "requests.outcome": "Demandes, issue",
    "requests.help": "Demandes, nature de l’aide",
}
"""Figures by identifier (contract.md §6), families of figures by prefix."""

PACK_REASONS: dict[str, str] = {
    "missing": "il manque",
    "unknown": "ce nom n’est pas connu",
    "twice": "il y est deux fois",
    "out_of_range": "une cible est une part, plus de 0 et 1 au plus",
    "not_a_text": "un texte est attendu",
    "not_texts": "une liste de textes est attendue",
    "not_a_number": "un nombre entier est attendu, 1 au moins",
    "not_a_flag": "« true » ou « false » est attendu",
    "not_a_list": "une liste est attendue",
    "not_a_table": "une table est attendue",
    "not_of_its_kind": "la valeur n’est pas du genre attendu",
    "not_toml": "le fichier n’est pas du TOML lisible",
    "not_its_folder": "l’identifiant n’est pas le nom du dossier",
}
"""Why a référentiel is refused, by code of ``domain.commitments.pack_reading``."""


def figure_label(figure_id: str, label: Callable[[str, str], str]) -> str:
    """What people read for a figure: « Passages », « Demandes, thème : Santé ». ``label``: the desk's word for
    a code of a column."""
    if figure_id in FIGURES:
        return FIGURES[figure_id]
    prefix, _, code = figure_id.rpartition(".")
    return f"{FIGURES[prefix]}{french.NO_BREAK}: {label(prefix.rpartition('.')[2], code)}"


def sentence(error: UserError | MachineError) -> str:
    """The French sentence of an error, dates and hours written the French way."""
    values = dict(error.values)
    if error.code == "pack_refused":
        values["reason"] = PACK_REASONS[str(values["reason"])]
    return phrase(error.code, **values)


def phrase(code: str, **values: object) -> str:
    """The sentence of ``code`` with its values filled in."""
    return SENTENCES[code].format(**{name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> object:
    if isinstance(value, Role):
        return ROLES[value]
    if isinstance(value, datetime):
        return f"{french.day_short(value)} à {french.clock_time(value)}"
    if isinstance(value, date):
        return french.day_short(value)
    if isinstance(value, Month):
        return french.month_words(value)
    if isinstance(value, Quarter):
        return french.quarter_words(value)
    return value
