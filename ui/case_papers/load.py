"""What the window of papers asks of the desk, on the figures lane. Imports of the use cases wait until then. No Qt."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ui.lane_work import without_pauses

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk


class CasePaper(StrEnum):
    """Which paper is looked at."""

    LIAISON = "liaison"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper as drawn. ``name``: of its file, without ending; ``text``: of the liaison sheet; ``to``: whom the message
    is for, empty where the directory knows no mail address. ``hints``: what to look at before it leaves."""

    title: str
    name: str
    to: str
    hints: tuple[str, ...]
    pdf: bytes = field(repr=False)
    text: str = field(repr=False)


def draw(desk: "Desk", case_id: str, paper: CasePaper, named: bool) -> Drawn:
    """Draws a paper of a case as it stands. Raises UserError ``case_unknown``."""
    from marianne_desk.usecases.liaison import liaison_of, liaison_pdf, partner_form_pdf
    from marianne_desk.wording import liaison as words
    from marianne_desk.wording.cases import case_number

    with without_pauses():
        sheet = liaison_of(desk, case_id, named=named)
        number = case_number(sheet.number)
        form = paper is CasePaper.FORM
        hints = []
        if not sheet.question:
            hints.append("La question n’est pas notée\u00a0: le partenaire ne saura pas quoi répondre.")
        if not named:
            hints.append("Relisez le texte libre\u00a0: il peut encore dire de qui il s’agit.")
        return Drawn(
            title=f"Page pour Administration+, {number}" if form else words.title(sheet),
            name=f"administration-plus-{number}" if form else words.file_name(sheet),
            to=sheet.theirs.mail,
            hints=tuple(hints),
            pdf=partner_form_pdf(desk, sheet) if form else liaison_pdf(desk, sheet),
            text=words.plain_text(sheet),
        )


def save_mail(desk: "Desk", case_id: str, named: bool, path: Path) -> Path:
    """Writes the message for the person's own mail program, with the appointment where there is one. Raises UserError
    ``case_unknown``, ``own_file``, MachineError ``not_writable``."""
    from marianne_desk.usecases.liaison import liaison_mail, liaison_of, save_paper
    from marianne_desk.usecases.partner_calendar import case_invitation

    with without_pauses():
        sheet = liaison_of(desk, case_id, named=named)
        save_paper(desk, liaison_mail(desk, sheet, case_invitation(desk, case_id)), path)
    return path


def save(desk: "Desk", pdf: bytes, path: Path) -> Path:
    """Saves a paper where the person wants it. Raises UserError ``own_file``, MachineError ``not_writable``."""
    from marianne_desk.usecases.liaison import save_paper

    save_paper(desk, pdf, path)
    return path
