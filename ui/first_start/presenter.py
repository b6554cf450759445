"""What the first start does: reads the list, finds the house, makes the desk, asks for a passphrase where the
computer keeps no keys. No Qt."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import NO_BREAK, count_of
from marianne_desk.domain.site import Site
from ui.first_start import setting_up
from ui.first_start.house import House, house_of
from ui.first_start.setting_up import Made
from ui.lane_work import Jobs

if TYPE_CHECKING:
    from marianne_desk.usecases.first_start import Directory

SHORTEST = 12


class Step(StrEnum):
    """The pages of the first start."""

    LIST = "list"
    BY_HAND = "by_hand"
    KEY = "key"


class View(Protocol):
    """What the presenter asks of the widgets."""

    def go_to(self, step: Step) -> None:
        """Shows a page."""

    def show_list(self, summary: str) -> None:
        """The list is read: its search has the focus."""

    def show_found(self, found: tuple[Site, ...]) -> None:
        """The sites that the typed words mean; the first is chosen."""

    def show_house(self, house: House | None) -> None:
        """The chosen house; None: none is."""

    def show_busy(self, busy: bool) -> None:
        """The list is read or the desk is made."""

    def refuse(self, error: UserError) -> None:
        """Beside its field, on the page that is shown."""

    def tell(self, error: BaseException) -> None:
        """A failure, by the door for messages."""

    def made(self, made: Made) -> None:
        """The desk is there."""


class FirstStartPresenter:
    """One first start in ``folder``."""

    def __init__(self, view: View, jobs: Jobs, folder: Path, today: date) -> None:
        self._view, self._jobs, self._folder, self._today = view, jobs, folder, today
        self._directory: Directory | None = None
        self._site: Site | None = None
        self._msa_country = True
        self._step = Step.LIST
        self._busy = False

    @property
    def house_name(self) -> str:
        """The house that is chosen or was typed; empty while there is none."""
        return "" if self._site is None else self._site.name

    def read_list(self, text: str) -> None:
        """Reads the file that was chosen or typed."""
        if not text.strip():
            self._view.refuse(UserError("list_missing", "list"))
        elif self._start():
            path = Path(text.strip()).expanduser()
            self._jobs.run(self._list_read, self._refused, setting_up.read_list, path, self._today)

    def search(self, text: str) -> None:
        """Some letters more of a name, a postcode, a commune or a number."""
        if self._directory is None:
            return
        from marianne_desk.usecases.first_start import search_directory

        found = search_directory(self._directory, text)
        self._view.show_found(found)
        self.choose(found[0] if found else None)

    def choose(self, site: Site | None) -> None:
        """One of the sites found."""
        self._site = site
        self._view.show_house(None if site is None else self._house(site))

    def take_chosen(self, msa_country: bool) -> None:
        """Makes the desk of the chosen site."""
        if self._site is None:
            missing = "list_missing" if self._directory is None else "site_missing"
            self._view.refuse(UserError(missing, "list" if self._directory is None else "search"))
        else:
            self._make(self._site, msa_country, None)

    def by_hand(self) -> None:
        """The house is to be typed."""
        self._step = Step.BY_HAND
        self._view.go_to(Step.BY_HAND)

    def back(self) -> None:
        """To the list."""
        self._step = Step.LIST
        self._view.go_to(Step.LIST)

    def territory_of(self, postcode: str) -> tuple[str, bool] | None:
        """What a typed postcode settles, in words, and whether the MSA is to be expected; None: not yet one."""
        from marianne_desk.domain.calendar.territory import department_of_postcode, is_rural
        from marianne_desk.domain.calendar.territory_words import territory_words

        code = postcode.replace(" ", "")
        if len(code) != 5 or not code.isdigit():
            return None
        try:
            department = department_of_postcode(code)
        except UserError:
            return None
        return f" ·{NO_BREAK}".join(territory_words(department, self._today.year)), is_rural(department)

    def take_typed(self, draft: Callable[[], Site], msa_country: bool) -> None:
        """Makes the desk of a house typed by hand; ``draft`` raises UserError where it cannot be."""
        from marianne_desk.domain.site_entry import checked_site

        try:
            site = checked_site(draft())
        except UserError as error:
            self._view.refuse(error)
            return
        self._make(site, msa_country, None)

    def give_passphrase(self, first: str, second: str) -> None:
        """The passphrase, typed twice."""
        if len(first) < SHORTEST:
            self._view.refuse(UserError("passphrase_too_short", "passphrase"))
        elif first != second:
            self._view.refuse(UserError("passphrases_differ", "again"))
        elif self._site is not None:
            self._make(self._site, self._msa_country, first)

    def _make(self, site: Site, msa_country: bool, passphrase: str | None) -> None:
        if self._start():
            self._site, self._msa_country = site, msa_country
            self._jobs.run(
                self._made, self._refused, setting_up.set_up, self._folder, site, msa_country, passphrase
            )

    def _start(self) -> bool:
        if self._busy:
            return False
        self._busy = True
        self._view.show_busy(True)
        return True

    def _end(self) -> None:
        self._busy = False
        self._view.show_busy(False)

    def _list_read(self, directory: "Directory") -> None:
        self._end()
        self._directory = directory
        parts = [count_of(len(directory.sites), "site")]
        if directory.without_hours:
            parts.append(f"{directory.without_hours} sans horaires")
        if directory.bad_cells_count:
            cells = count_of(
                directory.bad_cells_count, "case d’horaires corrigée", "cases d’horaires corrigées"
            )
            parts.append(f"{cells} (signalées au site concerné)")
        self._view.show_list(", ".join(parts))

    def _made(self, made: Made) -> None:
        self._end()
        self._view.made(made)

    def _refused(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, UserError) and error.code == "passphrase_needed":
            self._step = Step.KEY
            self._view.go_to(Step.KEY)
        elif isinstance(error, UserError):
            self._view.refuse(error)
        else:
            self._view.tell(error)

    def _house(self, site: Site) -> House:
        from marianne_desk.usecases.first_start import house_facts

        return house_of(house_facts(site, self._directory, self._today))
