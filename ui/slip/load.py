"""What the window of the slip asks of the desk, on the figures lane, use cases imported there. No Qt."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.lane_work import without_pauses
from ui.papers.drawn import DrawnPaper

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk

TITLE = "Papier à remettre"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which slip: with the name, in English, twice on an A4."""

    named: bool = True
    english: bool = False
    two: bool = False


def paper(desk: "Desk", case_id: str, appointment_id: str | None, choice: Choice) -> DrawnPaper:
    """The slip of a case. Its file's name tells the case, not the person.

    Raises UserError ``case_unknown``, ``appointment_over``, ``slip_over``."""
    from marianne_desk.usecases.cases import case_by_id
    from marianne_desk.usecases.slip import slip_pdf
    from marianne_desk.wording.cases import case_number

    with without_pauses():
        name = case_number(case_by_id(desk, case_id).case.number)
        pdf = slip_pdf(
            desk,
            case_id,
            named=choice.named,
            language="en" if choice.english else "fr",
            copies=2 if choice.two else 1,
            appointment_id=appointment_id,
        )
    return DrawnPaper(pdf, f"papier-{name}.pdf", f"{TITLE}, dossier {name}")


def save(desk: "Desk", pdf: bytes, path: Path) -> Path:
    """Saves the slip where the agent wants it. Raises UserError ``own_file``, MachineError ``not_writable``."""
    from marianne_desk.usecases.slip import write_slip

    write_slip(desk, pdf, path)
    return path
