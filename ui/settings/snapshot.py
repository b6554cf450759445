"""What the settings fetch and change, on the writing lane. Imports of the use cases wait until then. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.backup import BackupState
from marianne_desk.domain.calendar.opening_rules import OpeningRules
from marianne_desk.domain.settings import Agent, Settings
from marianne_desk.domain.site import Site

if TYPE_CHECKING:
    from marianne_desk.domain.vocabulary import Vocabulary
    from marianne_desk.usecases.desk import Desk

Say = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """A theme for which the trade has two operators: ``operators`` as (code, label), the desk's own one chosen or
    empty (asked each time)."""

    theme: str
    label: str
    operators: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The desk as its settings show it. ``wrapped``: a passphrase opens it, and its copies."""

    site: Site
    rules: OpeningRules
    settings: Settings
    agents: tuple[Agent, ...]
    choices: tuple[Choice, ...]
    today: date
    backups: BackupState
    wrapped: bool


def snapshot(desk: "Desk") -> Snapshot:
    """The desk as it is. Asks its calendar once, so that the first key in the grid finds it warm."""
    from marianne_desk.domain.calendar.hours_preview import next_days
    from marianne_desk.domain.calendar.school_holidays import school_holidays
    from marianne_desk.domain.calendar.territory_words import territory_words
    from marianne_desk.usecases.backup import backup_state

    today = desk.today()
    school_holidays(desk.site.department or None, today.year)
    territory_words(desk.site.department, today.year)
    next_days(desk.opening, today, 1)
    return Snapshot(
        desk.site,
        desk.rules,
        desk.settings,
        desk.agents,
        _choices(desk.vocabulary),
        today,
        backup_state(desk),
        desk.place.wrapped_key.exists(),
    )


def change_site(desk: "Desk", site: Site, say: Say) -> Snapshot:
    """Corrects the house."""
    from marianne_desk.usecases.settings import change_site as change

    return snapshot(change(desk, site, say))


def change_hours(desk: "Desk", rules: OpeningRules, say: Say) -> Snapshot:
    """Replaces hours, closings, public holidays."""
    from marianne_desk.usecases.settings import change_hours as change

    return snapshot(change(desk, rules, say))


def change_settings(desk: "Desk", settings: Settings, say: Say) -> Snapshot:
    """Replaces delays, operators, communes."""
    from marianne_desk.usecases.settings import change_settings as change

    return snapshot(change(desk, settings, say))


def change_agents(desk: "Desk", agents: Sequence[Agent], at_counter: int, _say: Say) -> Snapshot:
    """Replaces the agents."""
    from marianne_desk.usecases.settings import change_agents as change

    return snapshot(change(desk, agents, at_counter))


def change_backup_folder(desk: "Desk", folder: Path | None, _say: Say) -> Snapshot:
    """Says where copies go."""
    from marianne_desk.usecases.backup import choose_backup_folder

    return snapshot(choose_backup_folder(desk, folder))


def _choices(vocabulary: "Vocabulary") -> tuple[Choice, ...]:
    """The themes of which a matter has two operators at least, in the order of the list."""
    found = []
    for theme in vocabulary.themes:
        offered = (theme.operators, *(reason.operators for reason in vocabulary.reasons_of(theme.code)))
        several = [operators for operators in offered if len(operators) > 1]
        codes = dict.fromkeys(code for operators in several for code in operators)
        if codes and not theme.retired:
            labelled = tuple((code, vocabulary.label("operator", code)) for code in codes)
            chosen = vocabulary.operator_defaults.get(theme.code, "")
            found.append(Choice(theme.code, theme.label, labelled, chosen if chosen in codes else ""))
    return tuple(found)
