"""What the window of the directory does. No Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.partners.directory import Correspondent, Office, PaperList, Partner, PartnerNews
from ui.directory import forms, load, words
from ui.directory.shown import ALL, Entry, Shown, key_of
from ui.forms.field import Field
from ui.lane_work import Does
from ui.parts.line import Line

Keep = Callable[[dict[str, str]], None]


class View(Protocol):
    """What the presenter asks of the window."""

    def show_partners(self, lines: list[Line], chosen: str) -> None:
        """The list of partners; ``chosen``: the one to choose."""

    def show_partner(self, title: str, state: str, lines: list[Line], chosen: str) -> None:
        """All that is known of one; ``chosen``: the line to choose, empty: as it was."""

    def chosen(self) -> str:
        """Key of the chosen line; empty when there is none."""

    def show_detail(self, text: str) -> None:
        """All that the chosen line says."""

    def ask_form(self, title: str, intro: str, fields: tuple[Field, ...], keep: Keep) -> None:
        """Shows a form."""

    def refuse_form(self, error: UserError) -> None:
        """Says beside its row what is wrong."""

    def release_form(self) -> None:
        """It was not kept; what was typed stands there still."""

    def close_form(self) -> None:
        """What was typed is kept."""

    def ask_import(self, name: str, holds: str, then: Callable[[], None]) -> None:
        """Whether to import what a file holds."""

    def show_text(self, title: str, text: str) -> None:
        """Shows a text to read."""

    def say(self, text: str) -> None:
        """A sentence in the window."""

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""

    def changed(self, *, agenda: bool) -> None:
        """The directory is another one, and the permanences with it."""

    def close(self) -> None:
        """Leaves the window."""


class DirectoryPresenter:
    """The list of partners, and what is known of one. ``first``: the operator to begin with, None: the list; with it
    leaving closes the window."""

    def __init__(self, view: View, jobs: Does, first: str | None) -> None:
        self._view, self._jobs = view, jobs
        self._shown: Shown | None = None
        self._direct = first is not None
        self._operator = first
        self._undo: load.Done | None = None

    @property
    def operator(self) -> str | None:
        """The operator that is shown; None: the list of all."""
        return self._operator

    def refresh(self) -> None:
        """Reads the directory."""
        self._jobs.do(self._came, self._view.tell, load.shown)

    def open(self) -> None:
        """Opens the chosen partner, or the form of the chosen line."""
        if self._operator is None:
            if key := self._view.chosen():
                self._operator = ALL if key == words.ALL_KEY else key
                self._show("")
        elif (one := self._chosen()) is not None:
            self._change(one)

    def look(self) -> None:
        """Another line is chosen."""
        one = self._chosen()
        self._view.show_detail("" if one is None or self._shown is None else words.detail(self._shown, one))

    def leave(self) -> None:
        """Goes back to the partners, then closes."""
        self._view.say("")
        if self._operator is None or self._direct or self._shown is None:
            self._view.close()
            return
        left, self._operator = self._operator, None
        self._show(left or words.ALL_KEY)

    def add_office(self) -> None:
        """Asks for a new office."""
        if operator := self._whose():
            self._change(Office("", operator, ""))

    def add_person(self) -> None:
        """Asks for a new correspondent."""
        if operator := self._whose():
            self._change(Correspondent("", operator, ""))

    def add_permanence(self) -> None:
        """Asks for a new permanence in the house."""
        if operator := self._whose():
            self._change(Permanence("", "", "", operator))

    def add_news(self) -> None:
        """Asks what the partner said."""
        if (operator := self._whose()) and self._shown is not None:
            self._ask(
                "Un message",
                operator,
                forms.news_fields(None, self._shown.today),
                load.keep_news,
                operator,
                None,
            )

    def add_papers(self) -> None:
        """Asks for the papers of a matter that has no list yet."""
        operator = self._here()
        if operator is None or self._shown is None:
            return
        fields = forms.papers_fields(None, self._shown, operator)
        if fields:
            self._ask("Papiers à apporter", operator, fields, load.keep_papers, operator, "")
        else:
            self._view.say(words.ALL_WRITTEN)

    def retire(self) -> None:
        """Takes the chosen line out, or brings back what was retired."""
        one = self._chosen()
        if isinstance(one, Permanence):
            self._act(load.drop_permanence, one)
        elif isinstance(one, PartnerNews):
            self._act(load.end_news, one)
        elif isinstance(one, Office | Correspondent | PaperList):
            self._act(load.retire, one)
        elif one is not None:
            self._view.say(words.NOTHING_TO_RETIRE)

    def undo(self) -> None:
        """Takes the last act back."""
        if self._undo is None:
            self._view.say(words.NOTHING_TO_UNDO)
            return
        done, self._undo = self._undo, None
        self._jobs.do(lambda found: self._told(found, None), self._view.tell, load.undo, done)

    def import_file(self, path: Path) -> None:
        """Reads a file, then asks."""
        self._jobs.do(self._tried, self._view.tell, load.try_file, path)

    def export(self, path: Path) -> None:
        """Writes the directory."""
        self._jobs.do(self._view.say, self._view.tell, load.export, path)

    def _tried(self, tried: load.Tried) -> None:
        if tried.bad:
            self._view.show_text("À corriger dans le fichier", words.bad_rows(tried.name, tried.bad))
            return
        kinds = (Partner, Office, Correspondent, Permanence, PaperList)
        holds = words.plan_words({kind: tried.plan.count(kind) for kind in kinds})
        self._view.ask_import(tried.name, holds, lambda: self._act(load.import_file, tried))

    def _came(self, shown: Shown) -> None:
        before, self._shown = self._shown, shown
        self._show(self._added(before, shown))

    def _added(self, before: Shown | None, after: Shown) -> str:
        """The key of the line that was just added to what is shown; empty when there is none."""
        if before is None or self._operator is None:
            return ""
        known = {key_of(one) for one in before.entries(self._operator)}
        new = [key for one in after.entries(self._operator) if (key := key_of(one)) not in known]
        return new[0] if len(new) == 1 else ""

    def _show(self, chosen: str) -> None:
        shown = self._shown
        if shown is None:
            return
        if self._operator is None:
            self._view.show_partners([words.partner_line(shown, one) for one in shown.listed()], chosen)
        else:
            self._view.show_partner(
                self._title(self._operator),
                words.state_words(self._operator),
                words.entry_lines(shown, self._operator),
                chosen,
            )
            self.look()

    def _title(self, operator: str) -> str:
        return words.EVERYWHERE if operator == ALL or self._shown is None else self._shown.label(operator)

    def _here(self) -> str | None:
        """The operator shown, or chosen in the list; None: none."""
        if self._operator is not None:
            return self._operator
        key = self._view.chosen()
        return ALL if key == words.ALL_KEY else key or None

    def _whose(self) -> str:
        """The operator that something is added to; empty and said where that is none."""
        operator = self._here() or ALL
        if operator == ALL:
            self._view.say(words.NO_PARTNER)
        return operator

    def _chosen(self) -> Entry | None:
        if self._shown is None or self._operator is None:
            return None
        key = self._view.chosen()
        key = key_of(Partner("")) if key == words.TRY_FIRST else key
        return next((one for one in self._shown.entries(self._operator) if key_of(one) == key), None)

    def _change(self, one: Entry) -> None:
        shown = self._shown
        if shown is None:
            return
        if isinstance(one, Partner):
            fields = forms.partner_fields(one, shown.alarms)
            self._ask("En général", one.operator, fields, load.keep_partner, one.operator)
        elif isinstance(one, Office):
            self._ask("Un lieu", one.operator, forms.office_fields(one, shown), load.keep_office, one)
        elif isinstance(one, Correspondent):
            fields = forms.person_fields(one, shown)
            self._ask("Un correspondant", one.operator, fields, load.keep_person, one)
        elif isinstance(one, Permanence):
            fields = forms.permanence_fields(one)
            self._ask("Une permanence ici", one.operator or ALL, fields, load.keep_permanence, one)
        elif isinstance(one, PaperList):
            fields = forms.papers_fields(one, shown, one.operator)
            title = f"Papiers{words.NB}: {shown.matter(one.matter)}"
            self._ask(title, one.operator, fields, load.keep_papers, one.operator, one.matter)
        else:
            fields = forms.news_fields(one, shown.today)
            self._ask("Un message", one.operator, fields, load.keep_news, one.operator, one)

    def _ask(
        self,
        title: str,
        operator: str,
        fields: tuple[Field, ...],
        fn: Callable[..., load.Done],
        *args: object,
    ) -> None:
        def keep(typed: dict[str, str]) -> None:
            self._jobs.do(kept, refused, fn, *args, typed)

        def kept(done: load.Done) -> None:
            self._view.close_form()
            self._told(done, done)

        def refused(error: BaseException) -> None:
            if isinstance(error, UserError):
                self._view.refuse_form(error)
            else:
                self._view.release_form()
                self._view.tell(error)

        self._view.ask_form(title, "" if operator == ALL else self._title(operator), fields, keep)

    def _act(self, fn: Callable[..., load.Done], *args: object) -> None:
        self._jobs.do(lambda done: self._told(done, done), self._view.tell, fn, *args)

    def _told(self, done: load.Done, undo: load.Done | None) -> None:
        self._undo = undo
        self._view.say(f"{done.said}. {words.HOW_TO_UNDO}" if undo else f"{done.said}.")
        self._view.changed(agenda=done.agenda)
        self.refresh()
