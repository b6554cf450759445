"""The program looks at itself: is the file sound, is the key where it should be, does everything work here?"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.month import Month
from marianne_desk.domain.site import Site
from marianne_desk.storage.place import open_to_others
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.set_up import set_up


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``code`` names its sentence; ``sound`` False: it has to be mended."""

    code: str
    sound: bool
    detail: str = ""


def check(desk: Desk) -> tuple[Finding, ...]:
    """Looks at the file (pages, keys between tables) and at the rights of the files kept."""
    return (
        Finding("check_pages", not desk.store.damage(), "des pages sont abîmées"),
        Finding("check_files", not (names := open_to_others(desk.place)), ", ".join(names)),
    )


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
