"""What the directory's window asks of the desk, on the writing lane. Imports of the use cases wait until then. No Qt.

Each act answers what it did and how it is taken back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.partners.directory import (
    Correspondent,
    Directory,
    Office,
    PaperList,
    PartnerNews,
)
from ui.directory import forms
from ui.directory.shown import Shown

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.directory_files import DirectoryPlan

Undo = Callable[["Desk"], object]


@dataclass(frozen=True, slots=True)
class Done:
    """An act: the sentence that says it, and what takes it back; ``agenda``: permanences are other ones."""

    said: str
    undo: Undo
    agenda: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """A file that was read: what it holds, or (line, sentence) of each row that cannot be imported."""

    name: str
    plan: "DirectoryPlan"
    bad: tuple[tuple[int, str], ...]


def shown(desk: "Desk") -> Shown:
    """All of the directory, with the words that its codes have here."""
    from marianne_desk.usecases.directory import directory, news
    from marianne_desk.usecases.permanences import permanences

    vocabulary = desk.vocabulary
    matters = []
    for theme in vocabulary.themes:
        matters.append((theme.code, f"{theme.label}, en général", theme.retired))
        matters += [
            (one.code, f"{theme.label}, {one.label}", theme.retired or one.retired)
            for one in vocabulary.reasons
            if one.theme == theme.code
        ]
    return Shown(
        directory(desk),
        permanences(desk),
        news(desk),
        tuple((one.code, one.label, one.retired) for one in vocabulary.operators),
        tuple(matters),
        desk.settings.alarms,
        desk.today(),
    )


def keep_partner(desk: "Desk", operator: str, typed: dict[str, str]) -> Done:
    """What holds for all of an operator."""
    from marianne_desk.usecases import directory as acts

    partner = forms.partner_of(operator, typed, desk.settings.alarms)
    return _directory(desk, "Enregistré", lambda: acts.keep_partner(desk, partner))


def keep_office(desk: "Desk", office: Office, typed: dict[str, str]) -> Done:
    """An office, new or changed."""
    from marianne_desk.usecases import directory as acts

    changed = forms.office_of(office, typed)
    return _directory(
        desk, f"Lieu enregistré\u00a0: {changed.label.strip()}", lambda: acts.keep_office(desk, changed)
    )


def keep_person(desk: "Desk", person: Correspondent, typed: dict[str, str]) -> Done:
    """A correspondent, new or changed."""
    from marianne_desk.usecases import directory as acts

    changed = forms.person_of(person, typed)
    return _directory(
        desk,
        f"Correspondant enregistré\u00a0: {changed.name.strip()}",
        lambda: acts.keep_correspondent(desk, changed),
    )


def keep_papers(desk: "Desk", operator: str, matter: str, typed: dict[str, str]) -> Done:
    """The papers of a matter; ``matter`` empty: the one that was chosen."""
    from marianne_desk.usecases import directory as acts

    papers = PaperList(operator, matter or typed["matter"], tuple(typed["papers"].splitlines()))
    return _directory(desk, "Liste de papiers enregistrée", lambda: acts.keep_papers(desk, papers))


def retire(desk: "Desk", one: Office | Correspondent | PaperList) -> Done:
    """Takes it out, or brings back what was retired."""
    from marianne_desk.usecases import directory as acts

    if isinstance(one, PaperList):
        return _directory(
            desk, "Liste de papiers retirée", lambda: acts.keep_papers(desk, replace(one, papers=()))
        )
    if isinstance(one, Office):
        if one.retired_on is not None:
            back = replace(one, retired_on=None)
            return _directory(desk, f"Lieu remis\u00a0: {one.label}", lambda: acts.keep_office(desk, back))
        return _directory(desk, f"Lieu retiré\u00a0: {one.label}", lambda: acts.drop_office(desk, one.id))
    if one.retired_on is not None:
        again = replace(one, retired_on=None)
        return _directory(
            desk, f"Correspondant remis\u00a0: {one.name}", lambda: acts.keep_correspondent(desk, again)
        )
    return _directory(
        desk, f"Correspondant retiré\u00a0: {one.name}", lambda: acts.drop_correspondent(desk, one.id)
    )


def keep_permanence(desk: "Desk", one: Permanence, typed: dict[str, str]) -> Done:
    """A permanence in the house, new or changed."""
    changed = forms.permanence_of(one, typed, desk.today())
    return _permanences(desk, f"Permanence enregistrée\u00a0: {changed.label.strip()}", one, changed)


def drop_permanence(desk: "Desk", one: Permanence) -> Done:
    """Takes a permanence out of the agenda."""
    return _permanences(desk, f"Permanence retirée\u00a0: {one.label}", one, None)


def keep_news(desk: "Desk", operator: str, one: PartnerNews | None, typed: dict[str, str]) -> Done:
    """What the partner said, new (None) or corrected."""
    from marianne_desk.usecases import directory as acts

    day, until = forms.news_days(typed, desk.today())
    if one is None:
        kept = acts.add_news(desk, operator, typed["words"], until, day)
        return Done("Message noté", lambda desk: acts.remove_news(desk, kept.id))
    acts.change_news(desk, replace(one, words=typed["words"], day=day, until=until))
    return Done("Message corrigé", lambda desk: acts.put_news_back(desk, one))


def end_news(desk: "Desk", one: PartnerNews) -> Done:
    """It is passed on no more; what is over already goes altogether."""
    from marianne_desk.usecases import directory as acts

    if one.until is not None and one.until < desk.today():
        acts.remove_news(desk, one.id)
    else:
        acts.end_news(desk, one.id)
    return Done("Message retiré", lambda desk: acts.put_news_back(desk, one))


def undo(desk: "Desk", done: Done) -> Done:
    """Takes an act back."""
    done.undo(desk)
    return replace(done, said=f"Défait\u00a0: {done.said[:1].lower()}{done.said[1:]}")


def try_file(desk: "Desk", path: Path) -> Tried:
    """Reads a file; nothing is written."""
    from marianne_desk.usecases.directory_files import read_directory_file
    from marianne_desk.wording import sentence

    plan = read_directory_file(desk, path)
    return Tried(path.name, plan, tuple((row.line, sentence(row.error)) for row in plan.bad))


def import_file(desk: "Desk", tried: Tried) -> Done:
    """Writes what a file says, all of it."""
    from marianne_desk.usecases import directory as acts
    from marianne_desk.usecases.directory_files import carry_out
    from marianne_desk.usecases.permanences import change_permanences, permanences

    here, before = permanences(desk), acts.directory(desk)
    after = carry_out(desk, tried.plan)

    def back(desk: "Desk") -> None:
        acts.put_back(desk, before, after)
        change_permanences(desk, here)

    return Done(f"Annuaire importé\u00a0: {tried.name}", back, agenda=True)


def export(desk: "Desk", path: Path) -> str:
    """Writes the directory; what is said of it."""
    from marianne_desk.usecases.directory_files import export_directory

    export_directory(desk, path)
    return f"Annuaire enregistré\u00a0: {path.name}"


def _directory(desk: "Desk", said: str, act: Callable[[], Directory]) -> Done:
    from marianne_desk.usecases.directory import directory, put_back

    before = directory(desk)
    after = act()
    return Done(said, lambda desk: put_back(desk, before, after))


def _permanences(desk: "Desk", said: str, one: Permanence, changed: Permanence | None) -> Done:
    from marianne_desk.usecases.permanences import change_permanences, permanences

    before = permanences(desk)
    others = [each for each in before if each.id != one.id]
    change_permanences(desk, others if changed is None else [*others, changed])
    return Done(said, lambda desk: change_permanences(desk, before), agenda=True)
