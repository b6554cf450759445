"""What the two pages of a month say: commitments, what was late, and the sheet to display."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from marianne_desk.domain.commitments.pack import Formula
from marianne_desk.domain.commitments.verdict import Tally, Verdict, Why, always_noted
from marianne_desk.domain.contact import Announcement
from marianne_desk.domain.figure import Coverage, Figure, MonthFigures, MonthReport
from marianne_desk.domain.sheet.commitment_lines import CommitmentLine, commitment_table, value_of
from marianne_desk.domain.sheet.issue_note import IssueNote
from marianne_desk.domain.sheet.poster import compose_poster
from marianne_desk.domain.sheet.printed import late_line, month_bars
from tests.month_samples import HOUSE, OCTOBER, a_month, a_report, an_empty_month, count, duration, share
from tests.printed_samples import WORDS, a_late_request, a_printed_sheet, measured


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def line(number: int, *, masked: bool = False, tallies: dict[str, Tally] | None = None) -> CommitmentLine:
    table = commitment_table(measured(tallies=tallies), WORDS, masked=masked)
    return next(one for one in table.lines if one.number == number)


def alone(month: MonthFigures) -> MonthReport:
    return MonthReport(month, None, None)


def test_a_commitment_is_said_with_its_n_its_coverage_and_whose_target_it_is() -> None:
    held = line(6)
    assert held.verdict is Verdict.KEPT
    told = (held.word, held.value, held.basis, held.coverage, held.target, held.note)
    assert tuple(map(plain, told)) == (
        "Tenu",
        "86 %",
        "224 sur 261",
        "87 %",
        "80 % maison",
        "cible atteinte",
    )


def test_the_summary_counts_the_verdicts() -> None:
    summary = plain(commitment_table(measured(), WORDS).summary)
    assert summary.startswith("2 tenus")
    assert "non mesurés" in summary


def test_a_value_just_under_its_target_is_not_rounded_over_it() -> None:
    held = line(6, tallies={"waited_within": always_noted(1597, 2000)})
    assert (plain(held.value), held.verdict) == ("79,9 %", Verdict.NOT_KEPT)


def test_twelve_months_are_said_where_one_is_too_small() -> None:
    held = line(5, tallies={"needs_met": always_noted(2, 2)})
    assert "sur douze mois" in held.note
    notes = commitment_table(measured(tallies={"needs_met": always_noted(2, 2)}), WORDS).notes
    assert any(note.startswith("Sur douze mois") for note in notes)


def test_what_a_verdict_hangs_on_is_not_told_on_a_wall() -> None:
    held = line(6, masked=True)
    assert (held.note, plain(held.value)) == ("", "86 %")
    few = line(2, masked=True)
    assert (plain(few.value), few.basis) == ("90 % ou plus", "masqué")


def test_n_of_the_waiting_is_left_out_where_it_would_tell() -> None:
    table = commitment_table(measured(), WORDS, masked=True, waiting=False)
    assert {one.number: one.basis for one in table.lines}[6] == "masqué"
    assert plain({one.number: one.basis for one in table.lines}[5]) == "20 sur 20"


def test_too_few_cases_have_no_value_on_a_wall() -> None:
    held = line(6, masked=True, tallies={"waited_within": Tally(0, 1, 1, 1)})
    assert (held.verdict, held.value, held.basis) == (Verdict.TOO_FEW, "–", "")


def test_coverage_is_masked_alike() -> None:
    tallies = {"waited_within": Tally(250, 296, 296, 298)}
    assert line(6, masked=True, tallies=tallies).coverage == "masqué"
    assert plain(line(6, tallies=tallies).coverage) == "99 %"
    assert plain(line(6, masked=True).coverage) == "87 %"


def test_a_proof_is_up_to_date_or_not() -> None:
    one = measured().commitments()[0].main
    assert one is not None
    assert one.indicator.formula is Formula.PROOF_CURRENT
    held = replace(one, part=1, whole=1, value=1.0, standing=None)
    assert value_of(held) == ("à jour", "")
    assert value_of(replace(held, part=0, value=0.0)) == ("périmé", "")


def test_what_no_target_judges_is_shown() -> None:
    held = _with_main(
        value=0.83, part=83, whole=100, target=None, verdict=Verdict.NOT_MEASURED, why=Why.NO_TARGET
    )
    assert (held.word, held.note) == ("Montré", "sans cible")


def _with_main(**changes: object) -> CommitmentLine:
    """The first commitment, its measure changed."""
    held = measured()
    heading = held.headings[0]
    first = heading.commitments[0]
    measure = replace(first.measures[0], **changes)  # type: ignore[arg-type]
    one = replace(first, measures=(measure,), verdict=measure.verdict)
    changed = replace(held, headings=(replace(heading, commitments=(one,)),))
    return commitment_table(changed, WORDS).lines[0]


def test_a_sample_has_its_interval_and_a_proof_no_coverage() -> None:
    held = _with_main(part=18, whole=20, value=0.9, low=0.7, high=0.97, verdict=Verdict.KEPT)
    assert plain(held.note).endswith("entre 70 et 97 %")
    assert held.coverage == "–"
    assert plain(held.target) == "à jour maison"
    assert _with_main(value=0.9, part=9, whole=10, coverage=Coverage(0, 0)).coverage == "–"
    assert _with_main(target=None).target == "–"


def test_a_target_of_the_text_is_no_house_s_own() -> None:
    assert line(12).target == "à jour"


def test_a_commitment_that_nothing_measures_says_so() -> None:
    held = measured()
    heading = held.headings[0]
    one = replace(heading.commitments[0], measures=())
    changed = replace(held, headings=(replace(heading, commitments=(one,)),))
    (told,) = commitment_table(changed, WORDS, waiting=False).lines
    assert (told.what, told.note, told.value, told.coverage, told.target) == ("", "aucun indicateur", *"–––")


def test_a_summary_of_one_is_singular() -> None:
    held = measured()
    heading = held.headings[1]
    kept = replace(heading.commitments[1], verdict=Verdict.KEPT)
    watched = replace(heading.commitments[1], verdict=Verdict.WATCH)
    changed = replace(held, headings=(replace(heading, commitments=(kept, watched, watched)),))
    table = commitment_table(changed, WORDS)
    assert plain(table.summary) == "1 tenu, 2 à surveiller"
    assert table.lines[1].note == "un indicateur qui ne décide pas est sous sa cible"


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({}, "répondu le 16/10 ; reporté au 15/10 : dossier égaré"),
        ({"answered_at": None, "announcements": ()}, "sans réponse"),
        (
            {"announcements": (Announcement(datetime(2026, 10, 1, tzinfo=UTC), date(2026, 10, 7)),) * 2},
            "répondu le 16/10 ; reporté au 07/10",
        ),
    ],
)
def test_what_became_of_a_late_answer(changes: dict[str, object], end: str) -> None:
    told = late_line(12, "Courriel", a_late_request(**changes), date(2026, 10, 8), "APL", HOUSE.zone)
    assert (told.contact, told.due, plain(told.matter), plain(told.end)) == (
        "C-12",
        "08/10",
        "Courriel : APL",
        end,
    )


def _reason(words: str) -> str:
    first = Announcement(datetime(2026, 10, 1, tzinfo=UTC), date(2026, 10, 7))
    last = Announcement(datetime(2026, 10, 8, tzinfo=UTC), date(2026, 10, 15), words)
    request = a_late_request(announcements=(last, first))
    return plain(late_line(12, "Courriel", request, date(2026, 10, 8), "APL", HOUSE.zone).end)


def test_a_reason_that_holds_a_number_is_not_printed_a_long_one_is_cut() -> None:
    assert _reason("voir jeanne@exemple.fr").endswith("motif non imprimé")
    assert _reason("un dossier " * 20).endswith("dossier…")


def test_months_before_the_first_contact_are_unknown() -> None:
    bars = month_bars([(OCTOBER, None), (OCTOBER, 3), (OCTOBER, 40)])
    assert [(bar.count, bar.words) for bar in bars] == [(None, "–"), (3, "3"), (40, "40")]
    masked = month_bars([(OCTOBER, None), (OCTOBER, 3), (OCTOBER, 40)], masked=True)
    assert [(bar.count, plain(bar.words)) for bar in masked] == [
        (None, "–"),
        (None, "moins de 5"),
        (40, "40"),
    ]


def test_the_sheet_to_display_holds_no_small_count() -> None:
    sheet = a_printed_sheet(display=True).sheet
    for table in (sheet.channels, sheet.themes, sheet.operators, sheet.outcomes, sheet.helps):
        for told in table.lines:
            assert int(told.count.replace("\u202f", "")) >= 5
        if table.total:
            counts = [int(told.count.replace("\u202f", "")) for told in table.lines]
            assert sum(counts) == int(table.total.count.replace("\u202f", ""))
    assert all(cell == 0 or cell >= 5 for row in sheet.hours.counts for cell in row)
    assert not sheet.hours.totals
    assert sheet.register == ()


def test_the_sheet_to_display_keeps_comment_agent_and_errata_inside() -> None:
    at = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
    sheet = a_printed_sheet(display=True, note=IssueNote(at, "Camille", "Entre nous.")).sheet
    assert sheet.note == IssueNote(issued_at=at)
    assert "Camille" not in sheet.status
    assert sheet.status.startswith("Émise le")


def test_promises_of_few_are_masked_with_their_bars() -> None:
    delays = {one.figure: one for one in a_printed_sheet(display=True).sheet.delays}
    email = delays["answers_email"]
    assert (plain(email.value), email.basis, email.kept, email.late) == ("80 % ou plus", "masqué", None, "")
    assert delays["wait_within"].kept is not None
    assert email.comparisons[0].change == ""


def test_a_channel_that_is_masked_takes_n_of_the_waiting_along() -> None:
    few = a_report(a_month(extra=(count("contacts.channel.appointment", 2), count("contacts", 384))))
    sheet = a_printed_sheet(few, display=True).sheet
    waiting = [one for one in (*sheet.key_figures, *sheet.delays) if one.figure.startswith("wait_")]
    assert {one.basis for one in waiting} == {"masqué"}
    assert sheet.delay_notes == ()


def test_a_month_of_very_few_says_that_there_are_few() -> None:
    one = replace(
        an_empty_month(),
        figures=MappingProxyType(
            {
                **an_empty_month().figures,
                "contacts": count("contacts", 3),
                "requests": count("requests", 4, "requests"),
                "requests.theme.sante": count("requests.theme.sante", 4, "requests"),
                "contacts.channel.desk": count("contacts.channel.desk", 3),
                "contacts.channel.permanence": count("contacts.channel.permanence", 2),
                "wait_median": duration("wait_median", 4.0, 3, Coverage(3, 3)),
                "answers_email": share("answers_email", 1, 2),
            }
        ),
    )
    sheet = a_printed_sheet(alone(one), display=True).sheet
    assert plain(sheet.headline) == "En octobre 2026, moins de 5 passages ont été notés."
    assert [plain(figure.value) for figure in sheet.key_figures] == [
        "moins de 5",
        "–",
        "moins de 5",
        "–",
        "–",
    ]
    assert [(plain(told.count), told.share) for told in sheet.themes.lines] == [("moins de 5", "")]
    assert sheet.themes.total
    assert plain(sheet.themes.total.count) == "moins de 5"
    assert plain(sheet.channels.notes[0]) == "Permanence : moins de 5 passages, à part de ce total."
    poster = compose_poster(a_printed_sheet(alone(one), display=True), alone(one))
    assert [plain(figure.value) for figure in poster.figures] == ["moins de 5"]


def test_headlines_to_display() -> None:
    def said(*extra: Figure) -> str:
        month = replace(
            a_month(),
            figures=MappingProxyType({**a_month().figures, **{one.id: one for one in extra}}),
        )
        return plain(a_printed_sheet(alone(month), display=True).sheet.headline)

    assert said().endswith("au guichet et au téléphone, 82 % ont été résolues sur place.")
    assert said(share("solved_share", 9, 12)).endswith("ont apporté 498 demandes.")
    assert said(count("requests", 3)) == "En octobre 2026, 412 passages ont été notés."
    assert said(count("contacts", 0)) == "En octobre 2026, aucun passage n’a été noté."


def test_hours_of_few_are_not_drawn() -> None:
    month = replace(a_month(), hours=tuple(replace(cell, contacts=1) for cell in a_month().hours[:3]))
    hours = a_printed_sheet(alone(month), display=True).sheet.hours
    assert (hours.hours, hours.sentence) == ((), "Trop peu de venues pour les montrer heure par heure.")


def test_coverage_that_tells_is_left_out() -> None:
    waited = Coverage(296, 298)
    month = a_month(extra=(duration("wait_median", 6.0, 296, waited),))
    sheet = a_printed_sheet(alone(month), display=True).sheet
    assert sheet.key_figures[4].basis == ""
    assert sheet.delay_notes == ()
    assert a_printed_sheet(display=True).sheet.delay_notes


def test_the_poster_says_what_is_kept_and_what_is_not() -> None:
    poster = compose_poster(a_printed_sheet(display=True), a_report())
    assert "Des locaux confortables et lisibles, une attente courte" in poster.kept
    assert [plain(one.value) for one in poster.figures] == ["412", "82 %", "6 min", "80 % ou plus"]
    assert "encore mesurés" in poster.others
    assert "412 passages" in plain(poster.basis)


def test_the_poster_of_an_empty_month_and_of_one_without_mails() -> None:
    empty = alone(an_empty_month())
    poster = compose_poster(a_printed_sheet(empty, display=True), empty)
    assert [one.value for one in poster.figures] == ["0"]
    assert "passage ce mois-ci" in poster.figures[0].words
    month = alone(a_month(extra=(share("answers_email", 0, 0),)))
    assert (
        "attentes dans la limite"
        in compose_poster(a_printed_sheet(month, display=True), month).figures[-1].words
    )


def test_the_poster_counts_what_is_left() -> None:
    printed = a_printed_sheet(display=True)

    def others(number: int) -> str:
        lines = [replace(one, verdict=Verdict.KEPT) for one in printed.commitments.lines[number:]]
        lines += [replace(one, verdict=Verdict.NOT_MEASURED) for one in printed.commitments.lines[:number]]
        table = replace(printed.commitments, lines=tuple(lines), banner="")
        return compose_poster(replace(printed, commitments=table), a_report()).others

    assert others(0) == ""
    assert others(1).startswith("Un autre engagement")
    assert others(3).startswith("3 autres")


def test_themes_beyond_the_eighth_are_one_line_on_paper() -> None:
    printed = a_printed_sheet()
    assert [line.label for line in printed.sheet.themes.lines][-1] == "7 autres thèmes"
    assert len(printed.sheet.themes.lines) == 9
    assert [len(table.lines) for table in printed.short] == [6, 6]
