"""What the settings fetch and change, on the writing lane. Imports of the use cases wait until then. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.backup import BackupState
from marianne_desk.domain.calendar.opening_rules import OpeningRules
from marianne_desk.domain.cases.retention import Erasure, Known
from marianne_desk.domain.own_lists import ListedEntry, ListName, OwnEntry
from marianne_desk.domain.settings import Agent, Settings
from marianne_desk.domain.site import Site
from ui.settings.effect_words import effect_words, retiring_words

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
    lists: tuple[ListedEntry, ...] = ()
    known: tuple[Known, ...] = ()
    erasures: tuple[Erasure, ...] = ()


def snapshot(desk: "Desk") -> Snapshot:
    """The desk as it is. Asks its calendar once, so that the first key in the grid finds it warm."""
    from marianne_desk.domain.calendar.hours_preview import next_days
    from marianne_desk.domain.calendar.school_holidays import school_holidays
    from marianne_desk.domain.calendar.territory_words import territory_words
    from marianne_desk.usecases.backup import backup_state
    from marianne_desk.usecases.lists import listed_entries
    from marianne_desk.usecases.privacy import known_now
    from marianne_desk.usecases.retention import erasures

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
        tuple(one for name in ListName for one in listed_entries(desk, name)),
        known_now(desk),
        erasures(desk),
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


def change_entry(desk: "Desk", entry: OwnEntry, _say: Say) -> Snapshot:
    """Adds an entry of a list, changes it, retires it or brings it back."""
    from marianne_desk.usecases import lists

    if _retires(desk, entry):
        return snapshot(lists.retire_entry(desk, entry.list, entry.code))
    return snapshot(lists.change_entry(desk, entry))


def save_register(desk: "Desk", path: Path) -> Path:
    """Writes the register of what was erased. Raises UserError ``table_format_unknown``, ``own_file``; MachineError
    ``not_writable``."""
    from marianne_desk.usecases.privacy import save_register as write

    write(desk, path)
    return path


def effect_of_site(desk: "Desk", site: Site) -> str:
    """What another house would do, in words; empty: nothing beyond itself."""
    from marianne_desk.usecases.effects import effect_of_site as effect_of

    return effect_words(effect_of(desk, site))


def effect_of_hours(desk: "Desk", rules: OpeningRules) -> str:
    """What other hours would do, in words."""
    from marianne_desk.usecases.effects import effect_of_hours as effect_of

    return effect_words(effect_of(desk, rules))


def effect_of_settings(desk: "Desk", settings: Settings) -> str:
    """What other delays or operators would do, in words."""
    from marianne_desk.usecases.effects import effect_of_settings as effect_of

    return effect_words(effect_of(desk, settings))


def effect_of_entry(desk: "Desk", entry: OwnEntry) -> str:
    """What retiring an entry would do, in words; empty where it is not retired."""
    from marianne_desk.usecases.lists import effect_of_retiring

    return retiring_words(effect_of_retiring(desk, entry.list, entry.code)) if _retires(desk, entry) else ""


def _retires(desk: "Desk", entry: OwnEntry) -> bool:
    """Whether keeping the entry takes it out of what is offered today."""
    known = {
        ListName.THEME: desk.vocabulary.theme,
        ListName.REASON: desk.vocabulary.reason,
        ListName.OPERATOR: desk.vocabulary.operator,
    }[entry.list](entry.code)
    return entry.retired_on is not None and known is not None and not known.retired


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
