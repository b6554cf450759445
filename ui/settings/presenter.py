"""What the settings do: fetch the desk as it is, hand a section's draft to the writing lane, tell what came of it.
No Qt."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from marianne_desk.domain.errors import UserError
from ui.lane_work import Jobs
from ui.settings import snapshot as desk_side
from ui.settings.snapshot import Snapshot

KEPT = "Enregistré."
STOPPED = "Arrêté : rien n’a été changé."


class Section(StrEnum):
    """The sections, in their order."""

    HOUSE = "house"
    HOURS = "hours"
    CLOSINGS = "closings"
    DELAYS = "delays"
    OPERATORS = "operators"
    PARTNERS = "partners"
    COMMUNES = "communes"
    AGENTS = "agents"
    PRIVACY = "privacy"
    BACKUP = "backup"
    LISTS = "lists"
    TARGETS = "targets"
    KEYS = "keys"
    LOOK = "look"


class View(Protocol):
    """What the presenter asks of the widgets."""

    def write(self, snapshot: Snapshot, only: Section | None) -> None:
        """Shows the desk in all sections, or in one; the others know it, and keep what is typed."""

    def show_faults(self, section: Section, faults: Mapping[str, UserError]) -> bool:
        """Sets errors beside their fields; whether one found its place."""

    def show_busy(self, section: Section, busy: bool) -> None:
        """The desk is writing."""

    def show_progress(self, section: Section, done: int, of: int) -> None:
        """How far it is."""

    def said(self, section: Section, text: str) -> None:
        """A sentence beside the saving button."""

    def ask(self, section: Section, effect: str) -> None:
        """What keeping would do, to be confirmed; an empty text: nothing is asked any more."""

    def is_asking(self, section: Section) -> bool:
        """Whether that is still asked: what is typed was not changed since."""

    def tell(self, error: BaseException) -> None:
        """A failure, by the door for messages."""


_CHANGES: dict[Section, Callable[..., Snapshot]] = {
    Section.HOUSE: desk_side.change_site,
    Section.HOURS: desk_side.change_hours,
    Section.CLOSINGS: desk_side.change_hours,
    Section.DELAYS: desk_side.change_settings,
    Section.OPERATORS: desk_side.change_settings,
    Section.PARTNERS: desk_side.change_settings,
    Section.COMMUNES: desk_side.change_settings,
    Section.AGENTS: desk_side.change_agents,
    Section.PRIVACY: desk_side.change_settings,
    Section.BACKUP: desk_side.change_backup_folder,
    Section.LISTS: desk_side.change_entry,
    Section.TARGETS: desk_side.change_settings,
}
_EFFECTS: dict[Section, Callable[..., str]] = {
    Section.HOUSE: desk_side.effect_of_site,
    Section.HOURS: desk_side.effect_of_hours,
    Section.CLOSINGS: desk_side.effect_of_hours,
    Section.DELAYS: desk_side.effect_of_settings,
    Section.OPERATORS: desk_side.effect_of_settings,
    Section.PARTNERS: desk_side.effect_of_settings,
    Section.PRIVACY: desk_side.effect_of_settings,
    Section.LISTS: desk_side.effect_of_entry,
}


class SettingsPresenter:
    """One settings screen. ``changed`` is called after each change, so that the other screens fetch the desk."""

    def __init__(self, view: View, jobs: Jobs, changed: Callable[[], None]) -> None:
        self._view, self._jobs, self._changed = view, jobs, changed
        self._stop: Callable[[], None] | None = None
        self._loaded = False
        self._counting = False
        self._asked: tuple[Section, Any] | None = None

    def load(self) -> None:
        """Fetches the desk as it is and shows it in all sections."""
        self._jobs.do(self._show, self._view.tell, desk_side.snapshot)

    def load_one(self, section: Section) -> None:
        """Fetches the desk for one section; the others keep what is typed."""
        self._jobs.do(
            lambda snapshot: self._view.write(snapshot, section), self._view.tell, desk_side.snapshot
        )

    def save_register(self, path: Path, saved: Callable[[Path], None]) -> None:
        """Writes the register of what was erased where the person wants it."""
        self._jobs.do(saved, self._view.tell, desk_side.save_register, path)

    def save(self, section: Section, draft: Callable[[], Any]) -> None:
        """Keeps what ``draft`` reads from the section's fields. Where that reaches further than the setting itself,
        it is said first, and the same draft kept a second time is the answer."""
        if section not in _CHANGES or self._stop is not None or self._counting or not self._loaded:
            return
        try:
            value = draft()
        except UserError as error:
            self._refused(section, error)
            return
        self._view.show_faults(section, {})
        answered = self._view.is_asking(section) and self._asked == (section, value)
        if section not in _EFFECTS or answered:
            self._keep(section, value)
            return
        self._counting = True
        self._view.said(section, "")
        self._jobs.do(
            lambda effect: self._counted(section, value, effect),
            lambda error: self._refused(section, error),
            _EFFECTS[section],
            *_arguments(value),
        )

    def _counted(self, section: Section, value: Any, effect: str) -> None:
        self._counting = False
        if effect:
            self._asked = section, value
            self._view.ask(section, effect)
        else:
            self._keep(section, value)

    def _keep(self, section: Section, value: Any) -> None:
        self._asked = None
        self._view.ask(section, "")
        self._view.show_busy(section, True)
        self._view.said(section, "")
        self._stop = self._jobs.change(
            lambda snapshot: self._kept(section, snapshot),
            lambda error: self._refused(section, error),
            lambda done, of: self._view.show_progress(section, done, of),
            _CHANGES[section],
            *_arguments(value),
        )

    def stop(self) -> None:
        """Stops deriving again; nothing is changed then."""
        if self._stop is not None:
            self._stop()

    def _show(self, snapshot: Snapshot) -> None:
        self._loaded = True
        self._view.write(snapshot, None)

    def _kept(self, section: Section, snapshot: Snapshot) -> None:
        self._stop = None
        self._view.show_busy(section, False)
        self._view.write(snapshot, section)
        self._view.said(section, KEPT)
        self._changed()

    def _refused(self, section: Section, error: BaseException) -> None:
        self._stop, self._counting, self._asked = None, False, None
        self._view.ask(section, "")
        self._view.show_busy(section, False)
        if isinstance(error, UserError):
            if not self._view.show_faults(section, {error.field or "": error}):
                self._view.tell(error)
        elif type(error).__name__ == "Cancelled":
            self._view.said(section, STOPPED)
        else:
            self._view.tell(error)


def _arguments(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)
