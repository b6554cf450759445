"""The contacts that a row stands for."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.codes import Age, Channel, Help, Outcome
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.spreadsheet.drafts import NO_AGENT, RowRead, date_cell, read_row, reading_of
from marianne_desk.domain.spreadsheet.values import Cell, Role, Row, SheetMapping, SheetTable, Why

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 10, 14, 7, 5, tzinfo=UTC)
DAY = date(2024, 3, 12)
GAPS = {Role.MATTER: "autre", Role.CHANNEL: "desk", Role.OUTCOME: "solved"}
MEANINGS = {
    (Role.MATTER, "apl"): "logement/apl/CAF",
    (Role.MATTER, "logement"): "logement",
    (Role.MATTER, "rien"): "",
    (Role.MATTER, "menage"): "-",
    (Role.CHANNEL, "tel"): "phone",
    (Role.CHANNEL, "mail"): "email",
    (Role.OUTCOME, "fait"): "solved",
    (Role.OPERATOR, "msa"): "MSA",
    (Role.HELP, "info"): "information|file",
    (Role.FIRST_VISIT, "x"): "yes",
    (Role.FIRST_VISIT, "non"): "no",
    (Role.AGE, "47"): "40-59",
    (Role.COMMUNE, "vaubrun"): "Vaubrun",
    (Role.AGENT, "sophie"): "agent-2",
}


class Nine:
    """Open from nine to five."""

    def intervals_of(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        return ((datetime.combine(day, time(9), PARIS), datetime.combine(day, time(17), PARIS)),)


def _read(
    roles: tuple[Role, ...],
    *cells: Cell,
    above: Cell = "",
    headings: tuple[str, ...] = (),
    gaps: dict[Role, str] = GAPS,
    others: int = 0,
) -> RowRead:
    row = Row(2, cells)
    rows = (row, *(Row(3, ("",) * len(cells)) for _ in range(others)))
    table = SheetTable("Feuille1", 1, headings or ("",) * len(roles), rows, (), 2024)
    mapping = SheetMapping(roles, MEANINGS, gaps)
    return read_row(row, reading_of(table, mapping, Nine(), PARIS, NOW), above)


def test_all_that_a_row_says_is_kept_and_nothing_else() -> None:
    roles = (
        Role.DATE,
        Role.HOUR,
        Role.MATTER,
        Role.CHANNEL,
        Role.OUTCOME,
        Role.OPERATOR,
        Role.HELP,
        Role.FIRST_VISIT,
        Role.AGE,
        Role.COMMUNE,
        Role.AGENT,
    )
    (draft,) = _read(
        roles, DAY, "9h30", "APL", "Tél", "fait", "MSA", "info", "x", "47", "Vaubrun", "Sophie"
    ).drafts
    request = draft.requests[0]
    assert draft.arrived_at == datetime(2024, 3, 12, 9, 30, tzinfo=PARIS)
    assert (draft.channel, draft.agent, draft.first_visit) == (Channel.PHONE, "agent-2", True)
    assert (draft.age, draft.commune, draft.timer_flag) == (Age.FROM_40, "Vaubrun", False)
    assert (request.theme, request.reason, request.operator) == ("logement", "apl", "MSA")
    assert (request.help, request.outcome) == ((Help.INFORMATION, Help.FILE), Outcome.SOLVED)
    (bare,) = _read((Role.DATE, Role.FIRST_VISIT), DAY, "non").drafts
    assert (bare.agent, bare.first_visit, bare.age, bare.commune) == (NO_AGENT, False, None, "")
    assert (bare.requests[0].theme, bare.requests[0].operator, bare.requests[0].help) == ("autre", None, ())


def test_a_day_without_its_hour_stands_at_the_opening_flagged() -> None:
    (draft,) = _read((Role.DATE, Role.HOUR), DAY, "").drafts
    assert (draft.arrived_at, draft.timer_flag) == (datetime(2024, 3, 12, 9, tzinfo=PARIS), True)
    (half,) = _read((Role.DATE, Role.HOUR), DAY, "après-midi").drafts
    assert (half.arrived_at, half.timer_flag) == (datetime(2024, 3, 12, 14, 52, tzinfo=PARIS), True)


def test_an_hour_beside_the_day_is_its_hour_midnight_is_none() -> None:
    (draft,) = _read((Role.DATE,), "12/03/2024 14:30").drafts
    assert (draft.arrived_at, draft.timer_flag) == (datetime(2024, 3, 12, 14, 30, tzinfo=PARIS), False)
    (midnight,) = _read((Role.DATE,), "12/03/2024 00:00").drafts
    assert midnight.timer_flag


def test_today_before_the_opening_is_no_future() -> None:
    early = datetime(2026, 10, 14, 5, tzinfo=UTC)
    table = SheetTable("", 1, ("Date",), (Row(2, (early.date(),)),), ())
    reading = reading_of(table, SheetMapping((Role.DATE,), {}, GAPS), Nine(), PARIS, early)
    assert read_row(table.rows[0], reading, "").drafts[0].arrived_at == early


def test_a_writing_is_flagged_since_nobody_noted_its_answer() -> None:
    (draft,) = _read((Role.DATE, Role.HOUR, Role.CHANNEL), DAY, "9h30", "mail").drafts
    assert draft.timer_flag


def test_a_count_is_so_many_contacts() -> None:
    assert len(_read((Role.DATE, Role.COUNT), DAY, 12).drafts) == 12
    for nothing in ("", 0):
        assert _read((Role.DATE, Role.COUNT), DAY, nothing).left is Why.NOTHING_COUNTED


def test_a_column_of_counts_gives_contacts_about_its_title() -> None:
    roles, headings = (Role.DATE, Role.COUNT_OF, Role.COUNT_OF), ("Date", "APL", "Rien")
    drafts = _read(roles, DAY, 2, 1, headings=headings).drafts
    assert [draft.requests[0].reason for draft in drafts] == ["apl", "apl", None]
    assert [draft.requests[0].theme for draft in drafts] == ["logement", "logement", "autre"]
    assert len(_read(roles, DAY, 0, 1, headings=headings).drafts) == 1
    assert _read(roles, DAY, "", "", headings=headings).left is Why.NOTHING_COUNTED


def test_theme_and_reason_may_stand_in_two_columns() -> None:
    (draft,) = _read((Role.DATE, Role.MATTER, Role.MATTER), DAY, "Logement", "APL").drafts
    request = draft.requests[0]
    assert (request.theme, request.reason, request.operator) == ("logement", "apl", "CAF")
    (second,) = _read((Role.DATE, Role.MATTER, Role.MATTER), DAY, "", "Logement").drafts
    assert second.requests[0].theme == "logement"


def test_rows_are_left_where_the_person_said_so() -> None:
    assert _read((Role.DATE, Role.MATTER), DAY, "Ménage").left is Why.ASKED_FOR
    assert _read((Role.DATE,), DAY, gaps=GAPS | {Role.OUTCOME: "-"}).left is Why.ASKED_FOR


@pytest.mark.parametrize(
    ("roles", "cells", "gaps", "code", "field"),
    [
        ((Role.DATE,), (DAY,), {}, "sheet_theme_missing", "matter"),
        ((Role.DATE,), (DAY,), {Role.MATTER: "autre"}, "sheet_channel_missing", "channel"),
        (
            (Role.DATE,),
            (DAY,),
            {Role.MATTER: "autre", Role.CHANNEL: "desk"},
            "sheet_outcome_missing",
            "outcome",
        ),
        ((Role.DATE, Role.MATTER), (DAY, "Jardin"), GAPS, "sheet_word_unknown", "matter"),
        ((Role.DATE,), ("",), GAPS, "sheet_day_missing", "date"),
        ((Role.DATE,), ("bientôt",), GAPS, "sheet_date_unreadable", "date"),
    ],
)
def test_what_is_missing_or_unknown_is_never_filled_in(
    roles: tuple[Role, ...], cells: tuple[Cell, ...], gaps: dict[Role, str], code: str, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        _read(roles, *cells, gaps=gaps)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_date_written_once_a_day_holds_for_the_rows_below() -> None:
    (draft,) = _read((Role.DATE, Role.MATTER), "", "APL", above=DAY, others=1).drafts
    assert draft.arrived_at == datetime(2024, 3, 12, 9, tzinfo=PARIS)


def test_a_mapping_without_a_date_has_no_date() -> None:
    mapping = SheetMapping((Role.MATTER,))
    table = SheetTable("", 1, ("Motif",), (Row(2, ("APL",)),), ())
    assert date_cell(table.rows[0], mapping) == ""
    assert not reading_of(table, mapping, Nine(), PARIS, NOW).fills_down
