"""``python -m tests.trials.recount [DESKS]``: ten simulated desks × twenty-four months, recounted from their export.

Five houses, ordinary, three mornings, Moselle, La Réunion, six days a week, each with two pasts. Prints a line a desk;
exit code 1: something differs.
"""

import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from marianne_desk.domain.month import Month
from marianne_desk.usecases.simulate import simulate
from tests.compared import differences
from tests.desks import PASSPHRASE, SetClock
from tests.made_up_houses import FULL_DAYS, MORNINGS, MOSELLE, REUNION, SUBURB

UNTIL, MONTHS = date(2026, 10, 31), 24
NOW = datetime(2026, 12, 15, 9, tzinfo=UTC)
HOUSES = (FULL_DAYS, MOSELLE, REUNION, MORNINGS, SUBURB)


def main(desks: int) -> int:
    """Recounts so many desks; 1 when something differs."""
    found = 0
    for place in range(desks):
        site, seed = HOUSES[place % len(HOUSES)], place + 1
        with tempfile.TemporaryDirectory(prefix="marianne-recompte-") as folder:
            at = Path(folder)
            made = simulate(at / "desk", site, UNTIL, MONTHS, 12, seed, PASSPHRASE, clock=SetClock(NOW))
            last = Month.of(UNTIL)
            said = list(differences(made.desk, [last.plus(-back) for back in range(MONTHS)], at))
            made.desk.close()
        found += len(said)
        print(f"{site.department} graine {seed}: {made.requests} demandes, {len(said)} écart(s)", flush=True)
        print(*said[:20], sep="\n", end="\n" if said else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
