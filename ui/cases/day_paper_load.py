"""What the window of the day's page asks of the desk, on the figures lane, use cases imported there. No Qt."""

from datetime import date
from typing import TYPE_CHECKING

from ui.lane_work import without_pauses
from ui.papers.drawn import DrawnPaper

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk


def day_paper(desk: "Desk", day: date | None, only: str | None) -> DrawnPaper:
    """The page of a day (None: today)."""
    from marianne_desk.usecases.day_page import day_page_pdf
    from marianne_desk.wording.day_page import day_title

    with without_pauses():
        pdf = day_page_pdf(desk, day, only)
    return DrawnPaper(pdf, "", f"Page du jour, {day_title(day or desk.today()).lower()}")


def phone_paper(desk: "Desk", only: str | None) -> DrawnPaper:
    """The people to phone."""
    from marianne_desk.usecases.day_page import phone_list_pdf

    with without_pauses():
        pdf = phone_list_pdf(desk, only)
    return DrawnPaper(pdf, "", "Personnes à appeler")
