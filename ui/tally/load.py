"""What the paper tally asks of the desk, on a lane. Imports of the use cases wait until then. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marianne_desk.domain.settings import Agent
    from marianne_desk.domain.tally import TallyModel
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.tally import DayAlready, TallyKeyed


@dataclass(frozen=True, slots=True)
class TallyShown:
    """What the grid is made of: the sheets printed so far (the last one first), who may have filled one, today."""

    models: "tuple[TallyModel, ...]"
    agents: "tuple[Agent, ...]"
    agent: str
    today: date


def shown(desk: "Desk") -> TallyShown:
    """The grid of the sheet printed last, and the former ones."""
    from marianne_desk.usecases.tally import tally_models

    agents = tuple(agent for agent in desk.agents if agent.active)
    return TallyShown(tally_models(desk), agents, desk.settings.agent, desk.today())


def already(desk: "Desk", day: date) -> "DayAlready":
    """What a day holds already."""
    from marianne_desk.usecases.tally import already_on

    return already_on(desk, day)


def keep(
    desk: "Desk", number: int, day: date, marks: Mapping[tuple[int, int], int], agent: str
) -> "TallyKeyed":
    """Logs a passage a stroke. Raises UserError."""
    from marianne_desk.usecases.tally import key_in_tally

    return key_in_tally(desk, number, day, marks, agent)


def undo(desk: "Desk") -> "TallyKeyed | None":
    """Takes back the last sheet."""
    from marianne_desk.usecases.tally import undo_tally

    return undo_tally(desk)


def pdf(desk: "Desk") -> bytes:
    """The sheet to print."""
    from marianne_desk.usecases.tally import render_tally_sheet

    return render_tally_sheet(desk)


def save(desk: "Desk", pdf: bytes, path: Path) -> Path:
    """Saves the sheet where the person wants it. Raises MachineError ``not_writable``."""
    from marianne_desk.usecases.sheet import save_pdf

    save_pdf(desk, pdf, path)
    return path
