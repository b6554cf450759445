"""Real desks for tests: an encrypted file in a temporary folder, a clock that the test sets."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from marianne_desk.domain.site import Site
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.set_up import set_up

PASSPHRASE = "quatre chevaux d’azur"

LAVAL = Site(
    id="9001",
    name="France services de Vaubrun",
    address="4 place du Marché",
    postcode="53000",
    commune="Vaubrun",
    commune_code="53130",
    department="53",
    telephone="02 00 00 00 00",
    mail="accueil@vaubrun.example",
    kind="Principal, fixe",
    zone="Europe/Paris",
    hours="Mo-Fr 09:00-12:00,13:30-17:00",
)

WEDNESDAY_MORNING = datetime(2026, 10, 14, 7, 5, tzinfo=UTC)
"""14 October 2026, 09:05 at the desk."""


@dataclass
class SetClock:
    """A clock that stands where the test puts it."""

    now: datetime = WEDNESDAY_MORNING

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> None:
        self.now += timedelta(**delta)


MakeDesk = Callable[..., Desk]


def maker(templates: Path, folder: Path) -> tuple[MakeDesk, Callable[[], None]]:
    """Makes desks by copying a set-up one (a set-up costs half a second), and closes them all."""
    opened: list[Desk] = []

    def make(site: Site = LAVAL, clock: Callable[[], datetime] | None = None) -> Desk:
        template = templates / f"{site.id}-{site.department}"
        if not template.exists():
            set_up(template, site, PASSPHRASE, SetClock(datetime(2023, 1, 2, 8, tzinfo=UTC))).close()
        mine = folder / f"desk-{len(opened)}"
        shutil.copytree(template, mine)
        opened.append(open_desk(mine, PASSPHRASE, clock or SetClock()))
        return opened[-1]

    def close() -> None:
        for desk in opened:
            desk.close()

    return make, close
