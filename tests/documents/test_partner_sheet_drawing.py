"""The quarterly sheet of a partner on paper: two pages whatever it has to say, nothing cut, the same bytes."""

from dataclasses import replace

import pytest

from marianne_desk.documents.compared_rows import trend_shape
from marianne_desk.documents.partner_sheet import draw_partner_sheet
from marianne_desk.documents.preview import text_of
from marianne_desk.domain.issuing.issued import LONGEST_COMMENT
from marianne_desk.domain.partner_sheet.figures import Matter
from marianne_desk.domain.partner_sheet.note import QuarterNote
from marianne_desk.domain.partner_sheet.parts import PartnerSheet, Trend
from tests.documents.on_paper import inside_the_margins, words
from tests.partner_samples import AT, a_report, a_sheet, an_erratum, replaced


def drawn(sheet: PartnerSheet) -> bytes:
    pdf = draw_partner_sheet(sheet, created_at=AT)
    assert pdf == draw_partner_sheet(sheet, created_at=AT)
    assert len(text_of(pdf)) == 2
    inside_the_margins(pdf)
    return pdf


@pytest.mark.parametrize(("times", "before"), [(0, None), (1, 1), (6, 5), (400, 300)])
def test_it_is_two_pages_whatever_the_quarter(times: int, before: int | None) -> None:
    text = words(drawn(a_sheet(a_report(times, before))))
    assert "Fiche trimestrielle CAF 3e trimestre 2026" in text
    assert "Provisoire · page 1 sur 2" in text.replace("Provisoire ·page", "Provisoire · page")


def test_an_issued_one_says_so_with_its_comment_and_what_changed() -> None:
    note = QuarterNote(AT, "Agent 2", "Bureau fermé en août.", (an_erratum(),) * 9)
    text = words(drawn(a_sheet(a_report(6, 5), note)))
    assert "Émise le 5 octobre 2026 à 10 h 05 par Agent 2" in text
    assert "Commentaire Bureau fermé en août." in text
    assert "Résolues sur place 88 % (150 sur 170) 88 % (151 sur 171)" in text
    assert "Et 1 autre erratum" in text
    assert "Provisoire" not in text
    assert "Émise le 5 octobre 2026 à 10 h 05 ·" in words(drawn(a_sheet(a_report(6, 5), QuarterNote(AT))))


def test_one_with_much_to_say_is_shortened_not_cut() -> None:
    """Long names of the house, the longest comment, a line a sign; more feedback than a page holds."""
    report = a_report(40, 30, feedback=400)
    lines = tuple(
        replace(one, words=f"{one.words} {'Les usagers ne comprennent pas ce mot. ' * 5}".strip())
        for one in report.current.feedback
    )
    many = tuple(
        Matter(
            f"theme-{theme} au nom qui n’en finit pas",
            f"motif {reason}, long lui aussi",
            50 - theme,
        )
        for theme in range(12)
        for reason in range(6)
    )
    current = replaced(report.current, feedback=lines, matters=many)
    for comment in ("Un mot. " * (LONGEST_COMMENT // 8), "a\n" * (LONGEST_COMMENT // 2)):
        note = QuarterNote(AT, "Agent 2", comment, (an_erratum(),) * 30)
        text = words(drawn(a_sheet(replace(report, current=current), note)))
        assert "autres retours, dans le tableau joint" in text
        assert "autres errata" in text
        assert "ne pas afficher" in text


def test_each_trend_has_its_shape() -> None:
    shapes = [[type(one).__name__ for one in trend_shape(trend).contents] for trend in Trend]
    assert shapes == [["Polygon"], ["Polygon"], ["Rect", "Rect"], ["Line"]]
    up, down = (trend_shape(trend).contents[0].points for trend in (Trend.UP, Trend.DOWN))
    assert up != down


def test_how_far_it_is_is_told() -> None:
    told: list[tuple[int, int]] = []
    draw_partner_sheet(a_sheet(), created_at=AT, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
