"""The month's sheet from a real desk: composed, drawn, looked at page by page, saved."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import Cancelled, MachineError, UserError
from marianne_desk.domain.month import Month
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.sheet import (
    page_sizes,
    preview,
    preview_page,
    render_sheet,
    save_pdf,
    sheet_of,
    write_sheet,
)

OCTOBER = Month(2026, 10)


@pytest.fixture
def noted(desk: Desk) -> Desk:
    """The desk with one contact."""
    request = RequestDraft(reason="declaration", outcome=Outcome.SOLVED)
    log_contact(desk, ContactDraft(requests=(request,), arrived_at=datetime(2026, 10, 1, 8, tzinfo=UTC)))
    return desk


def test_the_sheet_says_the_month_in_the_words_of_the_desk(noted: Desk) -> None:
    sheet = sheet_of(noted, OCTOBER)
    assert sheet.site_name == noted.site.name
    assert sheet.headline.startswith("En octobre\u00a02026, 1\u00a0passage a apporté 1\u00a0demande")
    assert [line.label for line in sheet.themes.lines] == ["Impôts"]


def test_the_same_data_gives_the_same_bytes_and_another_month_others(noted: Desk) -> None:
    pdf = render_sheet(noted, OCTOBER)
    assert pdf == render_sheet(noted, OCTOBER)
    assert pdf != render_sheet(noted, OCTOBER.plus(-1))


def test_a_page_is_seen_as_large_as_asked_for(noted: Desk) -> None:
    pdf = render_sheet(noted, OCTOBER)
    sizes = page_sizes(pdf)
    assert {(round(width), round(height)) for width, height in sizes} == {(595, 842)}
    pages = preview(pdf, 0.5)
    assert len(pages) == len(sizes)
    first = preview_page(pdf, 0, 0.5)
    assert first == pages[0]
    assert len(first.rgb) == 3 * first.width * first.height
    assert abs(preview_page(pdf, 0, 1).width - 2 * first.width) <= 2


def test_drawing_tells_how_far_it_is_and_can_be_stopped(noted: Desk) -> None:
    steps: list[tuple[int, int]] = []
    render_sheet(noted, OCTOBER, progress=lambda done, of: steps.append((done, of)))
    assert steps == [(done, steps[0][1]) for done in range(1, steps[0][1] + 1)]
    with pytest.raises(Cancelled):
        render_sheet(noted, OCTOBER, cancelled=lambda: True)


def test_the_sheet_is_saved_whole_or_not_at_all(noted: Desk, tmp_path: Path) -> None:
    target = tmp_path / "fiche.pdf"
    target.write_bytes(b"before")
    write_sheet(noted, OCTOBER, target)
    assert target.read_bytes() == render_sheet(noted, OCTOBER)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["fiche.pdf"]
    with pytest.raises(MachineError, match="not_writable"):
        save_pdf(noted, b"%PDF-", tmp_path / "absent" / "fiche.pdf")
    (tmp_path / "taken.pdf").mkdir()
    with pytest.raises(MachineError, match="not_writable"):
        save_pdf(noted, b"%PDF-", tmp_path / "taken.pdf")
    assert not list(tmp_path.glob(".*"))
    with pytest.raises(UserError, match="own_file"):
        write_sheet(noted, OCTOBER, noted.place.database)
