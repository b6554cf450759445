"""``python -m tests.trials.many_days [--lives N] [--acts N] [--seed N] [--cases]``: the lives of ``tests.many_days``,
many and long, other ones for each seed; ``--cases``: those of difficult cases. The first one that goes wrong is
shortened and told, act by act; exit code 1.
"""

import argparse
import sys
import time

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.many_days.machine import ManyCases, ManyDays


def main(argv: list[str]) -> int:
    """Runs and tells."""
    arguments = argparse.ArgumentParser(description="Lives many days in any order.")
    arguments.add_argument("--lives", type=int, default=300)
    arguments.add_argument("--acts", type=int, default=80)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--cases", action="store_true")
    chosen = arguments.parse_args(argv)
    begun = time.monotonic()
    many = settings(
        max_examples=chosen.lives,
        stateful_step_count=chosen.acts,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    try:
        run_state_machine_as_test(seed(chosen.seed)(ManyCases if chosen.cases else ManyDays), settings=many)
    except BaseException as error:
        print("\n".join([*getattr(error, "__notes__", ()), repr(error)]), file=sys.stderr)
        return 1
    print(f"{chosen.lives} lives in {time.monotonic() - begun:.0f} s: each stayed what was acknowledged")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
