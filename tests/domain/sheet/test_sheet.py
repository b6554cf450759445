"""What the month's sheet says: every figure with its n, beside two other months, unknown never shown as 0."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.delays import Delays
from marianne_desk.domain.figure import Coverage, Figure, HourCell, MonthFigures, MonthReport
from marianne_desk.domain.sheet.composition import compose_sheet, headline
from marianne_desk.domain.sheet.hours import hour_picture
from marianne_desk.domain.sheet.parts import Measure, Sheet, Table
from marianne_desk.domain.sheet.tables import MOST_LINES, shares_of_total
from tests.month_samples import (
    HOUSE,
    LABELS,
    OCTOBER,
    a_month,
    a_report,
    an_empty_month,
    count,
    duration,
    share,
)


def the_sheet(report: MonthReport | None = None) -> Sheet:
    return compose_sheet(report or a_report(), HOUSE, labels=LABELS)


def of_month(month: MonthFigures) -> Sheet:
    return the_sheet(MonthReport(month, None, None))


def without(month: MonthFigures, *figures: str) -> MonthFigures:
    kept = {name: figure for name, figure in month.figures.items() if name not in figures}
    return replace(month, figures=MappingProxyType(kept))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def key(sheet: Sheet, label: str) -> Measure:
    return next(measure for measure in sheet.key_figures if measure.label == label)


def delay(sheet: Sheet, figure: str) -> Measure:
    return next(measure for measure in sheet.delays if measure.figure == figure)


def summed(table: Table) -> Decimal:
    return sum((as_number(line.share) for line in table.lines), Decimal(0))


def as_number(text: str) -> Decimal:
    return Decimal(text.replace("\u202f", "").replace("%", "").replace(",", "."))


def test_the_headline_says_the_month_in_one_sentence() -> None:
    assert plain(the_sheet().headline) == (
        "En octobre 2026, 412 passages ont apporté 498 demandes ; "
        "au guichet et au téléphone, 82 % ont été résolues sur place."
    )


@pytest.mark.parametrize(
    ("contacts", "requests", "part", "whole", "sentence"),
    [
        (1, 1, 1, 1, "1 passage a apporté 1 demande ; au guichet et au téléphone, 1 sur 1 a été résolue sur place."),
        (9, 12, 7, 9, "9 passages ont apporté 12 demandes ; au guichet et au téléphone, "
         "7 sur 9 ont été résolues sur place."),
        (3, 4, 0, 0, "3 passages ont apporté 4 demandes."),
        (0, 0, 0, 0, "aucun passage n’a été noté."),
    ],
)  # fmt: skip
def test_small_months_are_told_in_counts(
    contacts: int, requests: int, part: int, whole: int, sentence: str
) -> None:
    figures = (count("contacts", contacts), count("requests", requests), share("solved_share", part, whole))
    assert plain(headline(a_month(extra=figures))) == f"En octobre 2026, {sentence}"


def test_a_headline_without_the_share() -> None:
    assert headline(without(a_month(), "solved_share")).endswith("498\u00a0demandes.")


def test_key_figures_show_their_n_and_their_neighbours() -> None:
    sheet = the_sheet(a_report(with_year_before=True))
    contacts = key(sheet, "Passages")
    assert (contacts.value, plain(contacts.basis)) == ("412", "en 21 jours ouverts")
    assert [plain(c.label) for c in contacts.comparisons] == ["sept. 2026", "oct. 2025"]
    assert [(c.value, c.change) for c in contacts.comparisons] == [("384", "+28"), ("329", "+83")]
    daily = key(sheet, "Passages par jour ouvert")
    assert (daily.value, plain(daily.basis)) == ("19,6", "et 23,7 demandes")
    assert [(c.value, c.change) for c in daily.comparisons] == [("17,5", "+2,1"), ("15,7", "+3,9")]
    assert key(sheet, "Demandes").basis == "1,2 par passage"
    solved = key(sheet, "Résolues sur place")
    assert plain(solved.basis) == "341 demandes sur 416"
    assert plain(solved.aside) == "réseau : 82 %, déclaratif, 2023–24"
    waiting = key(sheet, "Attente médiane")
    assert (plain(waiting.value), plain(waiting.basis)) == ("6 min", "notée 261 fois sur 298")
    assert waiting.aside == ""


def test_months_without_data_say_so_and_never_zero() -> None:
    sheet = the_sheet(a_report(alone=True))
    assert {c.value for m in sheet.key_figures for c in m.comparisons} == {"pas de données"}
    assert {c.change for m in sheet.key_figures for c in m.comparisons} == {""}
    assert sheet.channels.others == ()
    assert all(line.others == () for line in sheet.themes.lines)


def test_an_unknown_value_is_a_dash() -> None:
    sheet = of_month(an_empty_month())
    assert [m.value for m in sheet.key_figures] == ["0", "0,0", "0", "–", "–"]
    assert [m.value for m in sheet.delays] == ["–"] * 6
    assert key(sheet, "Résolues sur place").basis == "aucune demande"
    assert delay(sheet, "answers_mail").basis == "aucune attendue ce mois-ci"
    assert delay(sheet, "wait_within").basis == delay(sheet, "wait_median").basis == "aucune notée"
    assert plain(sheet.delay_notes[0]) == (
        "Aucun passage au guichet ni sur rendez-vous : pas d’attente à noter."
    )


def test_figures_that_are_not_there_are_dashes_too() -> None:
    gone = ("solved_share", "wait_median", "wait_p90", "answers_mail", "after_the_fact_share")
    sheet = of_month(without(a_month(), *gone))
    assert key(sheet, "Résolues sur place").value == key(sheet, "Résolues sur place").basis == "–"
    assert key(sheet, "Attente médiane").value == "–"
    assert delay(sheet, "answers_mail").value == "–"
    assert sheet.delay_notes == ()
    assert len(sheet.register) == 1


def test_an_unknown_value_elsewhere_has_no_change() -> None:
    before = a_month(OCTOBER.plus(-1), extra=(share("solved_share", 0, 0),))
    sheet = the_sheet(MonthReport(a_month(), before, None))
    assert [(c.value, c.change) for c in key(sheet, "Résolues sur place").comparisons] == [
        ("–", ""),
        ("pas de données", ""),
    ]


def test_changes_of_shares_are_points_and_of_durations_minutes() -> None:
    before = a_month(
        OCTOBER.plus(-1), extra=(share("solved_share", 80, 100), duration("wait_median", 7.4, 200))
    )
    sheet = the_sheet(MonthReport(a_month(), before, None))
    assert plain(key(sheet, "Résolues sur place").comparisons[0].change) == "+2 pt"
    assert plain(key(sheet, "Attente médiane").comparisons[0].change) == "\u22121 min"


def test_a_site_without_hours_has_no_open_days() -> None:
    before = a_month(OCTOBER.plus(-1))
    sheet = the_sheet(MonthReport(a_month(open_days=0, silent_days=()), before, a_month(open_days=0)))
    daily = key(sheet, "Passages par jour ouvert")
    assert (daily.value, daily.basis) == ("–", "")
    assert [(c.value, c.change) for c in daily.comparisons] == [("19,6", ""), ("–", "")]
    assert key(sheet, "Passages").basis == "horaires non renseignés"
    assert sheet.register[0].startswith("Les horaires de la maison ne sont pas renseignés")


def test_promises_show_what_kept_them_and_what_did_not() -> None:
    sheet = the_sheet()
    assert [plain(m.label) for m in sheet.delays] == [
        "Attente médiane",
        "Attente, neuvième décile (9 sur 10)",
        "Attente de 15 min au plus",
        "Courriels traités en 5 jours ouvrés",
        "Courriers traités en 15 jours ouvrés",
        "Messages rappelés en 1 jour ouvré",
    ]
    late = delay(sheet, "answers_email")
    assert (plain(late.value), late.basis, plain(late.late)) == ("89 %", "17 sur 19", "2 hors délai")
    assert late.kept == 17 / 19
    assert delay(sheet, "answers_mail").late == ""
    assert delay(sheet, "wait_median").kept is None
    other = compose_sheet(a_report(), HOUSE, labels=LABELS, promises=Delays(mail=20, waiting_minutes=10))
    assert plain(delay(other, "wait_within").label) == "Attente de 10 min au plus"
    assert plain(delay(other, "answers_mail").label) == "Courriers traités en 20 jours ouvrés"


@pytest.mark.parametrize(
    ("noted", "of", "sentence"),
    [
        (80, 100, "Attente notée 80 fois sur 100 (80 %)."),
        (796, 1000, "Attente notée 796 fois sur 1 000 (79 %) : trop peu pour conclure, "
         "valeurs données à titre indicatif."),
        (0, 12, "Attente notée 0 fois sur 12 (0 %) : trop peu pour conclure, "
         "valeurs données à titre indicatif."),
    ],
)  # fmt: skip
def test_nothing_is_concluded_under_four_fifths(noted: int, of: int, sentence: str) -> None:
    coverage = Coverage(noted, of)
    sheet = of_month(a_month(extra=(duration("wait_median", 6.0 if noted else None, noted, coverage),)))
    assert plain(sheet.delay_notes[0]) == sentence
    concluded = key(sheet, "Attente médiane").aside == ""
    assert concluded is (noted == 80)


def test_shares_of_each_total_add_up_to_a_hundred() -> None:
    sheet = the_sheet()
    for table in (sheet.channels, sheet.themes, sheet.operators, sheet.outcomes):
        assert summed(table) == 100
        assert table.total is not None
        assert table.total.share == "100\u202f%"


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=25))
def test_printed_shares_add_up_save_those_too_small_to_print(counts: list[int]) -> None:
    shares = shares_of_total(counts)
    printed = sum((as_number(text) for text in shares if "<" not in text), Decimal(0))
    assert printed == (100 if any(counts) else 0)
    assert all(
        "<" not in text and as_number(text) == 0 for text, n in zip(shares, counts, strict=True) if not n
    )
    assert all("<" in text or as_number(text) > 0 for text, n in zip(shares, counts, strict=True) if n)


def test_whole_percents_until_one_would_read_zero() -> None:
    assert [plain(text) for text in shares_of_total([2, 1])] == ["67 %", "33 %"]
    assert [plain(text) for text in shares_of_total([498, 2])] == ["99,6 %", "0,4 %"]
    assert [plain(text) for text in shares_of_total([9_999, 1])] == ["100,0 %", "< 0,1 %"]


def test_tables_are_ordered_and_complete() -> None:
    sheet = the_sheet()
    assert [line.label for line in sheet.channels.lines] == [
        "Guichet", "Téléphone", "Courriel", "Courrier", "Visio", "Sur rendez-vous",
    ]  # fmt: skip
    assert sheet.themes.lines[0].figure == "requests.theme.papiers"
    assert sheet.themes.lines[0].size == 1
    assert sheet.themes.lines[-1].label == "Autre"
    assert [line.label for line in sheet.operators.lines[-2:]] == ["Autre", "Sans opérateur noté"]
    assert sum(int(line.count) for line in sheet.operators.lines) == 498
    assert sheet.channels.total is not None
    assert (sheet.channels.total.count, sheet.channels.total.others) == ("412", ("384",))


def test_permanences_stand_apart() -> None:
    sheet = the_sheet()
    assert all(line.label != "Permanence" for line in sheet.channels.lines)
    assert plain(sheet.channels.notes[0]) == "Permanence : 18 passages, à part de ce total."
    assert of_month(without(a_month(), "contacts.channel.permanence")).channels.notes == ()


def test_natures_do_not_add_up_and_say_so() -> None:
    helps = the_sheet().helps
    assert helps.total is None
    assert helps.notes[0].startswith("Plusieurs natures possibles par demande")
    assert plain(helps.lines[1].share) == "54 %"
    lone = of_month(a_month(extra=(count("requests", 0),)))
    assert lone.helps.lines[0].share == "–"


def test_an_empty_month_has_empty_tables() -> None:
    sheet = of_month(an_empty_month())
    for table in (sheet.channels, sheet.themes, sheet.operators, sheet.outcomes, sheet.helps):
        assert (table.lines, table.total, table.notes) == ((), None, ())
    assert sheet.channels.nothing == "Aucun passage ce mois-ci."
    assert sheet.themes.nothing == "Aucune demande ce mois-ci."
    assert sheet.hours.hours == ()
    assert sheet.hours.sentence == "Ni venue ni appel ce mois-ci."


@pytest.mark.parametrize(
    ("month", "kept", "said"),
    [
        (an_empty_month(), 0, "22 jours ouverts, aucun passage noté."),
        (a_month(), 0, "Aucun jour ouvert depuis le premier passage."),
        (a_month(), 4, "4 jours ouverts depuis le premier passage, aucun sans saisie."),
    ],
)
def test_days_before_the_first_contact_are_not_held_against_the_register(
    month: MonthFigures, kept: int, said: str
) -> None:
    sheet = of_month(replace(month, kept_days=kept, silent_days=()))
    assert plain(sheet.register[0]) == said


def test_a_running_month_says_that_it_is_beside_whole_ones() -> None:
    status = compose_sheet(a_report(), HOUSE, labels=LABELS, running=True).status
    assert status.startswith("Mois en cours")


def test_an_answer_still_owed_in_a_running_month_is_not_called_late() -> None:
    report = MonthReport(a_month(), None, None)
    over = compose_sheet(report, HOUSE, labels=LABELS)
    running = compose_sheet(report, HOUSE, labels=LABELS, running=True)
    assert any(measure.late.endswith("hors délai") for measure in over.delays)
    assert any(measure.late.endswith("en cours ou tardifs") for measure in running.delays)


def test_a_category_of_another_month_only_is_a_known_zero() -> None:
    before = a_month(OCTOBER.plus(-1), extra=(count("requests.theme.atelier", 5),))
    table = the_sheet(MonthReport(a_month(), before, None)).themes
    line = next(line for line in table.lines if line.figure == "requests.theme.atelier")
    assert (line.label, line.count, line.others, line.size) == ("atelier", "0", ("5",), 0)


def test_an_empty_month_beside_a_full_one_lists_nothing() -> None:
    sheet = the_sheet(MonthReport(an_empty_month(), a_month(OCTOBER.plus(-1)), None))
    assert sheet.themes.lines == ()
    assert sheet.themes.total is None


def test_the_rarest_of_very_many_are_summed_up() -> None:
    extra = tuple(count(f"requests.theme.t{number:02d}", 1) for number in range(12))
    table = of_month(a_month(extra=(*extra, count("requests", 510)))).themes
    assert len(table.lines) == MOST_LINES
    rest = table.lines[-1]
    assert (rest.label, rest.figure, rest.size) == ("8 autres thèmes", "", 0)
    assert summed(table) == 100


def test_the_picture_of_the_week() -> None:
    picture = the_sheet().hours
    assert picture.weekdays == ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
    assert picture.hours == tuple(range(9, 18))
    assert picture.counts[0] == (0, 0, 0, 0, 9, 21, 18, 12, 4)
    assert plain(picture.sentence) == "L’heure la plus chargée : le lundi de 14 h à 15 h, 21 passages."
    saturday = hour_picture((HourCell(5, 8, 3), HourCell(1, 10, 3)))
    assert saturday.weekdays[-1] == "samedi"
    assert saturday.hours == (8, 9, 10)
    assert saturday.sentence == ""


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ((), "21 jours ouverts, aucun sans saisie."),
        (("2026-10-01",), "21 jours ouverts, dont 1 sans aucune saisie : jeudi 1er."),
        (("2026-10-06", "2026-10-08"), "21 jours ouverts, dont 2 sans aucune saisie : mardi 6 et jeudi 8."),
    ],
)
def test_silent_days_are_listed_in_words(days: tuple[str, ...], sentence: str) -> None:
    assert plain(of_month(a_month(silent_days=days)).register[0]) == sentence


def test_how_the_register_was_kept() -> None:
    assert plain(the_sheet().register[1]) == (
        "Saisis un autre jour que celui de l’arrivée : 9 % des passages (37 sur 412)."
    )
    assert [plain(line) for line in of_month(an_empty_month()).register] == [
        "22 jours ouverts, aucun n’a de saisie."
    ]


def test_the_head_names_the_site() -> None:
    sheet = the_sheet()
    assert sheet.site_name == "France services de Valserhône"
    assert [plain(line) for line in sheet.site_lines] == [
        "5-9 rue des Papetiers, 01200 Valserhône",
        "04 50 56 87 49 · franceservices@ccpb01.fr",
    ]
    bare = replace(HOUSE, address="", telephone="", mail="")
    assert [plain(line) for line in compose_sheet(a_report(), bare, labels=LABELS).site_lines] == [
        "01200 Valserhône"
    ]


def test_provisional_until_final() -> None:
    assert the_sheet().status.startswith("Provisoire")
    assert compose_sheet(a_report(), HOUSE, labels=LABELS, provisional=False).status == ""


def test_simulated_figures_say_so() -> None:
    status = compose_sheet(a_report(), HOUSE, labels=LABELS, simulated=True).status
    assert status.startswith("Données simulées")


def test_half_a_percent_rounds_up_from_the_two_counts() -> None:
    half: Figure = share("solved_share", 57, 200)
    assert key(of_month(a_month(extra=(half,))), "Résolues sur place").value == "29\u202f%"
