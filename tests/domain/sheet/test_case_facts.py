"""« Cas difficiles » on the sheet: what is said, and what a wall may not tell."""

from dataclasses import replace

from marianne_desk.domain.commitments.verdict import Why, always_noted
from marianne_desk.domain.figure import Figure, MonthReport
from marianne_desk.domain.sheet.case_facts import CaseFact, case_facts, line_of
from tests.month_samples import a_month, a_report, case_figures
from tests.printed_samples import measured


def report(held: dict[str, Figure], before: dict[str, Figure] | None = None) -> MonthReport:
    base = a_report()
    month = replace(base.current, figures={**base.current.figures, **held})
    previous = None
    if before is not None:
        earlier = a_month(base.current.month.plus(-1))
        previous = replace(earlier, figures={**earlier.figures, **before})
    return replace(base, current=month, previous=previous)


def said(facts: tuple[CaseFact, ...]) -> list[tuple[str, str]]:
    return [(plain(one.value), plain(one.basis)) for one in facts]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_month_without_cases_says_nothing() -> None:
    assert case_facts(a_report()) == ()
    assert case_facts(report(case_figures(0, 0, 0, (0, 0), (0, 0), (0, 0)))) == ()


def test_what_happened_in_the_month() -> None:
    facts = case_facts(report(case_figures(), case_figures(opened=26)))
    assert said(facts) == [
        ("13", "26 en sept. 2026"),
        ("18", ""),
        ("15", "13,5 jours d’attente"),
        ("4", "sur 31 gestes attendus"),
        ("1 jour ouvré", "sur 15 dossiers"),
    ]
    line = plain(line_of(facts))
    assert line.startswith("Dossiers ouverts : 13 (26 en sept. 2026) · Réponses obtenues : 18 · ")


def test_a_first_move_of_the_same_day_is_in_words() -> None:
    facts = case_facts(report(case_figures(first=(15, 0.0), wait=(14, 0.0))))
    assert said(facts)[2:] == [
        ("15", "le jour même"),
        ("4", "sur 31 gestes attendus"),
        ("le jour même", "sur 15 dossiers"),
    ]


def test_absences_and_wrong_first_orientations_are_said_beside() -> None:
    of_month = {"appointment_attended": always_noted(21, 24), "right_partner": always_noted(25, 32)}
    held = measured(tallies=of_month).measures()
    facts = [one for one in case_facts(report(case_figures()), held) if one.beside]
    assert [(one.label, one.value, plain(one.basis)) for one in facts] == [
        ("Premières orientations à refaire", "–", "connu à partir du 01/12/2026"),
        ("Absences au rendez-vous", "3", "sur 24"),
    ]
    later = [replace(one, part=25, whole=32, why=Why.ABOVE) for one in held if "right" in one.id]
    masked = [one for one in case_facts(report(case_figures()), [*held, *later], masked=True) if one.beside]
    assert said(tuple(masked))[1:] == [("moins de 5", ""), ("7", "")]
    few = {"appointment_attended": always_noted(2, 3)}
    held = measured(tallies=few).measures()
    (_, one) = (one for one in case_facts(report(case_figures()), held) if one.beside)
    assert (one.value, plain(one.basis)) == ("12", "sur 36, douze mois")
    (one,) = (one for one in case_facts(report(case_figures()), held, masked=True) if one.beside)
    assert one.value == "–"


def test_nothing_due_and_nothing_moved_is_unknown_not_zero() -> None:
    facts = case_facts(report(case_figures(2, 0, 0, (0, 0), (0, 0), (0, 0))))
    assert said(facts) == [("2", ""), ("0", ""), ("0", ""), ("–", ""), ("–", "")]


def test_a_wall_tells_no_small_count() -> None:
    facts = case_facts(report(case_figures(), case_figures(opened=3)), masked=True)
    assert said(facts) == [
        ("13", "moins de 5 en sept. 2026"),
        ("18", ""),
        ("15", "13,5 jours d’attente"),
        ("moins de 5", ""),
        ("1 jour ouvré", ""),
    ]
    few = case_facts(report(case_figures(3, 2, 4, (1, 3), (2, 1.5), (4, 13.0))), masked=True)
    assert said(few) == [
        ("moins de 5", ""),
        ("moins de 5", ""),
        ("moins de 5", ""),
        ("moins de 5", ""),
        ("–", "moins de 5"),
    ]
    all_in_time = case_facts(report(case_figures(due=(31, 31), first=(15, 2.5))), masked=True)
    assert said(all_in_time)[3:] == [("0", "sur 31 gestes attendus"), ("2,5 jours ouvrés", "")]
