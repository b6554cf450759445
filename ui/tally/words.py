"""Columns of the paper tally in words, as they stand on the sheet. No Qt."""

from marianne_desk.domain.calendar.day_without_hour import Half
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.tally import COLUMNS

_HALVES = {Half.MORNING: "Matin", Half.AFTERNOON: "Après-midi"}
_CHANNELS = {Channel.DESK: "Guichet", Channel.PHONE: "Téléphone"}
_OUTCOMES = {Outcome.SOLVED: "résolu", Outcome.ORIENTED: "orienté"}


def column_heads(place: int) -> str:
    """« Matin / Guichet / résolu », a line each."""
    return "\n".join(_parts(place))


def column_words(place: int) -> str:
    """« matin, guichet, résolu »."""
    return ", ".join(_parts(place)).lower()


def _parts(place: int) -> tuple[str, str, str]:
    column = COLUMNS[place]
    return _HALVES[column.half], _CHANNELS[column.channel], _OUTCOMES[column.outcome]
