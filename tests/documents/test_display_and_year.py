"""The sheet to display, the results for the visitors and the year on paper."""

from dataclasses import replace
from datetime import UTC, datetime

from marianne_desk.documents.poster import draw_poster
from marianne_desk.documents.preview import text_of
from marianne_desk.documents.sheet import draw_sheet
from marianne_desk.documents.year import draw_year
from marianne_desk.domain.commitments.verdict import Verdict
from marianne_desk.domain.sheet.issue_note import IssueNote
from marianne_desk.domain.sheet.poster import compose_poster
from tests.documents.on_paper import inside_the_margins, words
from tests.month_samples import a_report
from tests.printed_samples import a_printed_sheet, a_year_sheet

EDITED = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)


def test_the_sheet_to_display_says_that_it_is_masked_and_nothing_of_the_inside() -> None:
    note = IssueNote(EDITED, "Camille", "Entre nous.")
    pdf = draw_sheet(a_printed_sheet(display=True, note=note), created_at=EDITED)
    text = words(pdf)
    assert len(text_of(pdf)) == 2
    assert "Fiche à afficher : les nombres inférieurs à 5 sont masqués" in text
    for inside in ("Camille", "Entre nous", "C-12", "tardif", "dossier égaré", "Tenue du registre :"):
        assert inside not in text
    assert "Vie locale" not in text
    assert "Autres thèmes" in text
    assert "Courriels traités en 5 jours ouvrés 80 % ou plus masqué" in text


def test_the_poster_is_one_page() -> None:
    report = a_report(with_year_before=True)
    poster = compose_poster(a_printed_sheet(display=True), report)
    pdf = draw_poster(poster, created_at=EDITED)
    assert len(text_of(pdf)) == 1
    assert pdf == draw_poster(poster, created_at=EDITED)
    assert "Nos résultats Octobre 2026 412 passages ce mois-ci" in words(pdf)
    assert "Provisoire : ces chiffres peuvent encore changer." in words(pdf)
    inside_the_margins(pdf)
    full = replace(
        poster, kept=("Chaque usager orienté vers le bon interlocuteur, et pris en charge sans délai",) * 12
    )
    issued = replace(
        full,
        to_improve=((Verdict.WATCH, "À surveiller", "Des réponses"),),
        printed=a_printed_sheet(display=True, note=IssueNote(EDITED)),
    )
    pdf = draw_poster(issued, created_at=EDITED)
    assert "Fiche du mois émise le 2 novembre 2026" in words(pdf)
    assert "Des réponses (à surveiller)" in words(pdf)
    inside_the_margins(pdf)


def test_the_year_has_two_pages_three_where_much_changed() -> None:
    sheet = a_year_sheet()
    pdf = draw_year(sheet, created_at=EDITED)
    assert pdf == draw_year(sheet, created_at=EDITED)
    assert len(text_of(pdf)) == 2
    text = words(pdf)
    assert "Depuis mars 2026, cible de « indicateur answers_email » : 85 %." in text
    assert "effectif réduit" not in text
    inside_the_margins(pdf)
    much = draw_year(replace(sheet, changes=sheet.changes * 10), created_at=EDITED)
    assert len(text_of(much)) == 3
    empty = a_year_sheet(months=(None,) * 12, before=(None,) * 12, commitments=())
    bare = words(draw_year(empty, created_at=EDITED))
    assert "En 2026, aucun passage n’a été noté." in bare
    assert "Aucun mois n’a encore été mesuré." in bare
