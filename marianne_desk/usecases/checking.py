"""The program looks at itself: is the file sound, is the key where it should be, does everything work here?"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marianne_desk.domain import french
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.month import Month
from marianne_desk.domain.site import Site
from marianne_desk.storage.place import open_to_others
from marianne_desk.usecases.backup import backup_state, last_copy
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.issue_month import damaged_months
from marianne_desk.usecases.issue_quarter import damaged_quarters
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.privacy import left_behind
from marianne_desk.usecases.set_up import set_up
from marianne_desk.wording import phrase, sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``code`` names its sentence; ``sound`` False: it has to be mended, ``detail`` says what."""

    code: str
    sound: bool
    detail: str = ""


def check(desk: Desk) -> tuple[Finding, ...]:
    """Looks at the file (pages, keys between tables), at the rights of the files kept, at the hashes of the issued
    months and quarters, at who should be anonymous, at the key and at the last verified backup."""
    damaged = desk.store.damage()
    changed = damaged_months(desk)
    months = french.enumeration([french.month_words(month) for month in changed])
    quarters = french.enumeration(
        [
            f"{desk.vocabulary.label('operator', one.operator)}, {french.quarter_words(one.quarter)}"
            for one in damaged_quarters(desk)
        ]
    )
    return (
        Finding("check_pages", not damaged, "des pages sont abîmées" if damaged else ""),
        Finding("check_files", not (names := open_to_others(desk.place)), ", ".join(names)),
        Finding(
            "check_issued",
            not changed,
            f"ne sont plus celles qui ont été émises\u00a0: {months}" if changed else "",
        ),
        Finding(
            "check_quarters",
            not quarters,
            f"ne sont plus celles qui ont été émises\u00a0: {quarters}" if quarters else "",
        ),
        _people(desk),
        _key(desk),
        _backups(desk),
    )


def _people(desk: Desk) -> Finding:
    """Who should be anonymous is."""
    left = left_behind(desk)
    known = french.count_of(left, "nom est gardé", "noms sont gardés")
    return Finding("check_people", not left, f"{known} plus longtemps que prévu" if left else "")


def _key(desk: Desk) -> Finding:
    """The file is open, so its key is here; whether it is anywhere else is what the recovery sheet says."""
    made = desk.settings.recovery_sheet
    if made is None:
        return Finding(
            "check_key", True, "aucune feuille de secours n’est imprimée\u00a0: Réglages, Sauvegarde"
        )
    return Finding("check_key", True, f"feuille de secours du {french.day_short(made)}")


def _backups(desk: Desk) -> Finding:
    """The last verified copy: there, opened, counted again; and what is not copied yet."""
    state = backup_state(desk)
    if state.failed is not None:
        return Finding("check_backups", False, phrase(state.failed.failure, folder=state.folder))
    try:
        inside = last_copy(desk, state)
    except (UserError, MachineError) as error:
        return Finding("check_backups", False, sentence(error))
    good = state.last_good
    if inside is None or good is None:
        said = "aucune encore"
    else:
        at = good.at.astimezone(desk.zone)
        age = french.days_ago((desk.today() - at.date()).days)
        contacts = french.count_of(inside.counts.contacts, "passage")
        when = f"du {french.day_short(at)} à {french.clock_time(at)}, {age}"
        said = f"la dernière, {when}, s’ouvre\u00a0: {contacts}"
        if inside.counts.contacts != good.contacts:
            return Finding("check_backups", False, f"{said}, au lieu de {good.contacts}")
    if state.uncopied_since is not None:
        since = french.day_short(state.uncopied_since)
        return Finding("check_backups", False, f"{said}\u00a0; rien n’est copié depuis le {since}")
    where = ", sur cet ordinateur seulement" if state.on_this_computer and good is not None else ""
    return Finding("check_backups", True, f"{said}{where}")


def self_test() -> Iterator[Finding]:
    """Makes a throw-away desk, logs a contact, counts it, draws its sheet: each step as it ends."""
    from marianne_desk.usecases.sheet import preview, render_sheet

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk = set_up(Path(folder) / "desk", _SITE, passphrase="essai du programme")  # noqa: S106 (thrown away)
        try:
            yield Finding("try_file", sound=True)
            log_contact(desk, ContactDraft(requests=(RequestDraft(theme="papiers", reason="cni"),)))
            month = Month.of(desk.today())
            yield Finding("try_contact", figures_of(desk, month).figures["contacts"].value == 1)
            pages = preview(render_sheet(desk, month), 0.2)
            yield Finding("try_sheet", len(pages) > 0)
        finally:
            desk.close()


_SITE = Site(
    id="",
    name="Essai",
    address="",
    postcode="53000",
    commune="Laval",
    commune_code="53130",
    department="53",
    telephone="",
    mail="",
    kind="",
    zone="Europe/Paris",
    hours="Mo-Fr 09:00-12:00,13:30-17:00",
)
