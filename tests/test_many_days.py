"""Whatever is done at the desk, in whatever order, killed and restored in between: it stays what was acknowledged.

``MANY_DAYS`` is how many lives are tried (see ``tests.trials.many_days`` for a longer run).
"""

import os

from hypothesis import HealthCheck, Phase, settings

from tests.many_days.machine import ManyCases, ManyDays

LIVES, ACTS = int(os.environ.get("MANY_DAYS", "8")), 40

MANY = settings(
    max_examples=LIVES,
    stateful_step_count=ACTS,
    derandomize="MANY_DAYS" not in os.environ,
    deadline=None,
    database=None,
    phases=(Phase.generate,),  # shortening what goes wrong is for the longer run
    suppress_health_check=list(HealthCheck),
)

TestManyDays = ManyDays.TestCase
TestManyDays.settings = MANY
TestManyCases = ManyCases.TestCase
TestManyCases.settings = settings(MANY, max_examples=(LIVES + 1) // 3)
