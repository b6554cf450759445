"""What the totals ask of the desk, on a lane. Imports of the use cases wait until then. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marianne_desk.domain.day.carried import CarriedOver, CarriedTotal, Countable
    from marianne_desk.domain.day.span import Reach
    from marianne_desk.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class TotalsShown:
    """The totals of the day or week of ``day``; ``today`` cannot be passed."""

    day: date
    today: date
    reach: "Reach"
    totals: "CarriedOver"


@dataclass(frozen=True, slots=True)
class ListShown:
    """The list as it is, and all that a line may count."""

    totals: "tuple[CarriedTotal, ...]"
    countables: "tuple[Countable, ...]"


def totals(desk: "Desk", reach: "Reach", day: date | None) -> TotalsShown:
    """The totals of ``day`` (None: today) or of its week."""
    from marianne_desk.usecases.carry_over import carried_over

    today = desk.today()
    day = min(day or today, today)
    return TotalsShown(day, today, reach, carried_over(desk, reach, day))


def whole_list(desk: "Desk") -> ListShown:
    """The list to edit."""
    from marianne_desk.usecases.carry_over import carried_totals, countables

    return ListShown(carried_totals(desk), countables(desk))


def keep_list(desk: "Desk", totals: "Sequence[CarriedTotal]") -> None:
    """Keeps the edited list. Raises UserError beside the line at fault."""
    from marianne_desk.usecases.carry_over import change_carried_totals

    change_carried_totals(desk, totals)
