"""What a partner's sheet says: the sentence, the figures beside last quarter's, promises, feedback, tables."""

from dataclasses import replace

from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.partner_sheet.note import QuarterNote
from marianne_desk.domain.partner_sheet.parts import PartnerSheet, Trend
from marianne_desk.domain.partner_sheet.tables import tables_of
from marianne_desk.domain.partner_sheet.words import compared, days_words
from marianne_desk.domain.partners.directory import Feedback
from marianne_desk.domain.sheet.masking import FEW, MASKED
from marianne_desk.domain.tabulation import sheet_names
from tests.partner_samples import AT, T2, T3, a_quarter, a_report, a_sheet, count, median, replaced, share


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_headline_says_the_quarter() -> None:
    assert plain(a_sheet(a_report(6, 5)).headline) == (
        "CAF, 3e trimestre 2026 : 126 demandes, 88 % résolues sur place au guichet et au téléphone ; "
        "36 dossiers transmis, réponse finale en 11 jours ouvrés (médiane), 12 en souffrance à la fin."
    )
    assert plain(a_sheet(a_report(1)).headline) == (
        "CAF, 3e trimestre 2026 : 21 demandes ; 6 dossiers transmis, moins de 5 en souffrance à la fin."
    )
    assert plain(a_sheet(a_report(0)).headline) == "CAF, 3e trimestre 2026 : aucune demande n’a été notée."


def test_small_numbers_stay_out_of_the_headline() -> None:
    report = a_report(6)
    figures = dict(report.current.figures)
    figures |= {f.REQUESTS: count(f.REQUESTS, 3), f.CASES: count(f.CASES, 0), f.STUCK: count(f.STUCK, 0)}
    figures[f.SOLVED] = share(f.SOLVED, 2, 3)
    figures[f.FINAL_DAYS] = median(f.FINAL_DAYS, None, 0)
    sheet = a_sheet(replace(report, current=replaced(report.current, figures=figures)))
    assert plain(sheet.headline) == "CAF, 3e trimestre 2026 : moins de 5 demandes ; aucun dossier transmis."


def test_its_standing_is_said() -> None:
    assert a_sheet().status.startswith("Provisoire")
    assert plain(a_sheet(running=True).status).startswith("Trimestre en cours, compté jusqu’au 30/09/2026")
    assert (
        plain(a_sheet(note=QuarterNote(AT, "Agent 2")).status)
        == "Émise le 5 octobre 2026 à 8 h 05 par Agent 2."
    )
    assert plain(a_sheet(note=QuarterNote(AT)).status) == "Émise le 5 octobre 2026 à 8 h 05."
    assert a_sheet(simulated=True).status.startswith("Données simulées")


def trends(sheet: PartnerSheet) -> dict[str, tuple[Trend, str]]:
    return {line.figure.id: (line.trend, plain(line.change)) for line in sheet.lines}


def test_changes_are_marked_in_word_only_where_there_are_cases_enough() -> None:
    now, before = a_quarter(10), a_quarter(10, T2)
    figures = dict(before.figures)
    figures |= {
        f.REQUESTS: count(f.REQUESTS, 250),
        f.SOLVED: share(f.SOLVED, 100, 170),
        f.WAIT_DAYS: median(f.WAIT_DAYS, 14.0, 50, f.DAYS),
        f.FIRST_DAYS: median(f.FIRST_DAYS, 4.0, 19),
        f.STUCK: count(f.STUCK, 3),
    }
    before = replaced(before, figures=figures)
    found = {line.figure.id: (line.trend, plain(line.change)) for line in compared(now, before)}
    assert found[f.REQUESTS] == (Trend.DOWN, "en baisse, −40")
    assert found[f.SOLVED] == (Trend.UP, "en hausse, +29 pt")
    assert found[f.WAIT_DAYS] == (Trend.UP, "en hausse, +2,5 j")
    assert found[f.FIRST_DAYS] == (Trend.UNTOLD, "trop peu de cas")
    assert found[f.STUCK] == (Trend.UNTOLD, "trop peu de cas")
    assert found[f.WRONG] == (Trend.SAME, "stable")


def test_without_a_quarter_before_nothing_is_compared() -> None:
    sheet = a_sheet(a_report(6, None))
    assert all(line.before is None and line.change == "" for line in sheet.lines)
    assert sheet.promises[0].comparisons[0].value == "pas de données"


def test_a_promise_that_begins_later_has_nothing_before_it() -> None:
    report = a_report(6, 5)
    figures = {name: one for name, one in report.previous.figures.items() if name != f.FINAL_IN_TIME}  # type: ignore[union-attr]
    previous = replaced(report.previous, figures=figures)  # type: ignore[arg-type]
    sheet = a_sheet(replace(report, previous=previous))
    line = next(one for one in sheet.lines if one.figure.id == f.FINAL_IN_TIME)
    assert line.before is None


def test_promises_are_said_beside_what_was_kept() -> None:
    sheet = a_sheet(a_report(10, 9))
    first, final = sheet.promises
    assert plain(first.label) == "Premier signe, en 3 jours ouvrés"
    assert (plain(final.label), final.basis, plain(final.late)) == (
        "Réponse finale, en 15 jours ouvrés promis",
        "30 sur 50",
        "20 hors délai",
    )
    assert final.kept == 0.6
    masked = a_sheet(a_report(1)).promises[0]
    assert (masked.basis, masked.kept, masked.late) == (MASKED, None, "")
    (alone,) = a_sheet(a_report(10, 9, promised=None)).promises
    assert alone.figure == f.FIRST_IN_TIME
    assert "ne promet aucun délai" in a_sheet(a_report(10, 9, promised=None)).promise_notes[-1]
    assert len(a_sheet(a_report(0)).promise_notes) == 1


def test_the_same_feedback_is_one_line() -> None:
    def line(number: int, words: str, theme: str | None, reason: str | None = None) -> Feedback:
        return Feedback(f"r{number}", "CAF", T3.first_day, words, theme, reason, "a1", AT)

    lines = (
        line(1, "Le mot « droit ».", None),
        line(2, "Le trop-perçu.", "logement", "apl"),
        line(3, "le trop-perçu.", "logement", "apl"),
        line(4, "Autre.", "logement", "apl"),
        line(5, "Un retour.", "famille"),
    )
    sheet = a_sheet(replace(a_report(), current=replaced(a_quarter(), feedback=lines)))
    assert [(one.matter, one.count, one.lines) for one in sheet.feedback] == [
        ("Logement, APL", 3, (("Le trop-perçu.", 2), ("Autre.", 1))),
        ("Famille", 1, (("Un retour.", 1),)),
        ("Sans thème noté", 1, (("Le mot « droit ».", 1),)),
    ]


def test_days_are_said_as_people_do() -> None:
    found = [plain(days_words(value, f.WORKING_DAYS)) for value in (0, 0.5, 1, 1.5, 2, 10.5)]
    assert found == [
        "le jour même",
        "0,5 jour ouvré",
        "1 jour ouvré",
        "1,5 jour ouvré",
        "2 jours ouvrés",
        "10,5 jours ouvrés",
    ]
    assert plain(days_words(12, f.DAYS)) == "12 jours"


def test_tables_say_what_the_paper_says_and_no_more() -> None:
    tables = tables_of(a_sheet(a_report(10, 9)))
    assert len(set(sheet_names(tables))) == len(tables) == 6
    rows = {row[0]: row for row in tables[0].rows}
    assert rows["Demandes"][2] == 210
    assert rows["Résolues sur place"][2:5] == (150, 170, 150 / 170)
    assert rows["De la demande au rendez-vous"][5:7] == (16.5, "jours")
    assert tables[1].rows[0] == ("Logement", "", 150)
    assert tables[1].rows[1] == ("", "APL", 90)
    assert tables[1].rows[-1] == ("Total", "", 210)
    small = tables_of(a_sheet(a_report(1)))
    rows = {row[0]: row for row in small[0].rows}
    assert rows["Dossiers en souffrance à la fin"][2] == MASKED
    assert rows["Résolues sur place"][2:5] == (MASKED,) * 3
    assert rows["De la demande au rendez-vous"][3:6] == (MASKED, "", 16.5)
    assert rows["Délai de la réponse finale"][5] == MASKED
    assert small[3].rows == ((f"{FEW.capitalize()} réponses.", "", ""),)
    nothing = {row[0]: row for row in tables_of(a_sheet(a_report(0, None)))[0].rows}
    assert nothing["Résolues sur place"][2] is None
    assert nothing["Délai de la réponse finale"][5] is None
    assert nothing["Demandes"][7] is None
