"""The columns of the file of contacts as people call them. No Qt."""

from marianne_desk.domain.french import capitalised

_WORDS = {
    "contact": "passage",
    "request": "demande",
    "channel": "canal",
    "agent": "agent",
    "arrived_at": "arrivée",
    "taken_at": "prise en charge",
    "ended_at": "fin",
    "timer_flag": "chrono oublié",
    "theme": "thème",
    "reason": "motif",
    "operator": "opérateur",
    "help": "nature de l’aide",
    "outcome": "issue",
    "first_visit": "première visite",
    "returning": "revient",
    "age": "âge",
    "commune": "commune",
    "needs": "besoins",
    "received_at": "réception",
    "acknowledged_at": "accusé de réception",
    "acknowledged_by": "accusé par",
    "announcements": "délais annoncés",
    "pauses": "attentes de papiers",
    "due_on": "échéance",
    "answered_at": "réponse",
    "rings": "sonneries",
    "missed": "appel manqué",
    "kind": "nature",
    "recorded_at": "saisie",
}


def column_words(column: str) -> str:
    """« opérateur »; a column without a word of ours keeps its name."""
    return _WORDS.get(column, column)


def column_title(column: str) -> str:
    """« Opérateur », as the beginning of a line."""
    return capitalised(column_words(column))
