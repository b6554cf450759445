"""What may be kept as a proof, what is refused beside its field, and what figures become."""

from dataclasses import replace
from datetime import date

import pytest

from marianne_desk.domain.commitments.keeping import (
    KindOfCommitment,
    check_proof,
    items_of,
    kind_of,
    kinds_of,
    mystery,
    read_count,
    read_marks,
    statement,
    survey,
)
from marianne_desk.domain.commitments.proof import Keyed, Proof
from marianne_desk.domain.commitments.self_evaluation import Answer, Said, asked, checked
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.storage.packs import load_pack

TODAY = date(2026, 10, 14)
BASE = Proof(0, "survey", 10, TODAY, None, "", "agent-1")
ITEMS = (("accueil", 4), ("clarté", 7))


def refused(error: pytest.ExceptionInfo[UserError]) -> tuple[str, str | None]:
    return error.value.code, error.value.field


def test_the_kinds_are_those_of_the_pack_and_the_figures_that_it_wants() -> None:
    kinds = kinds_of(load_pack("marianne-2016"))
    by_code = {one.kind.code: one for one in kinds}
    assert by_code["display"].commitment == 1
    assert by_code["telephone_statement"].keyed is Keyed.STATEMENT
    assert by_code["telephone_statement"].kind.label
    assert (by_code["mystery"].commitment, by_code["mystery"].kind.label) == (4, "")
    assert by_code["display"].keyed is None
    assert len(by_code) == len(kinds)
    assert kind_of(kinds, "display") == by_code["display"]
    with pytest.raises(UserError) as error:
        kind_of(kinds, "nonsense")
    assert refused(error) == ("proof_kind_unknown", "kind")


def test_what_a_survey_and_a_mystery_test_ask() -> None:
    pack = load_pack("marianne-2016")
    assert items_of(pack, Keyed.SURVEY) == ITEMS
    assert items_of(pack, Keyed.MYSTERY) == (("courtoisie", 4), ("clarté", 7))
    assert items_of(pack, Keyed.STATEMENT) == (("", 8),)
    assert items_of(load_pack("france-services-2025"), Keyed.SURVEY) == ()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"day": date(2026, 10, 15)}, ("proof_in_the_future", "day")),
        ({"day": date(1999, 12, 31)}, ("proof_too_old", "day")),
        ({"valid_until": date(2026, 10, 13)}, ("proof_ends_before", "valid_until")),
        ({"label": "a" * 121}, ("proof_label_too_long", "label")),
    ],
)
def test_a_proof_that_cannot_be(changed: dict[str, object], expected: tuple[str, str]) -> None:
    with pytest.raises(UserError) as error:
        check_proof(replace(BASE, **changed), TODAY)  # type: ignore[arg-type]
    assert refused(error) == expected


def test_a_label_is_tidied() -> None:
    assert check_proof(replace(BASE, label="  photo \n du  hall "), TODAY).label == "photo du hall"
    assert check_proof(replace(BASE, valid_until=TODAY), TODAY).valid_until == TODAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "figure_missing"),
        ("-3", "figure_unreadable"),
        ("3,5", "figure_unreadable"),
        ("²", "figure_unreadable"),
        ("1000001", "figure_too_large"),
    ],
)
def test_an_impossible_number(text: str, expected: str) -> None:
    with pytest.raises(UserError) as error:
        read_count(text, "whole")
    assert refused(error) == (expected, "whole")


def test_numbers_as_people_type_them() -> None:
    assert read_count(" 1\u202f204 ", "whole") == 1204
    assert read_marks("8 7,5 ; 6.5;10", "clarté") == (8.0, 7.5, 6.5, 10.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ", "figure_missing"),
        ("huit", "mark_unreadable"),
        ("8,x", "mark_unreadable"),
        ("-2", "mark_unreadable"),
        ("10,5", "mark_out_of_range"),
        ("75", "mark_out_of_range"),
    ],
)
def test_an_impossible_mark(text: str, expected: str) -> None:
    with pytest.raises(UserError) as error:
        read_marks(text, "clarté")
    assert refused(error) == (expected, "clarté")


def test_a_statement_is_of_its_month() -> None:
    found = statement(BASE, Month(2026, 9), 412, 371, TODAY)
    assert (found.day, found.month, found.part, found.whole) == (date(2026, 9, 30), Month(2026, 9), 371, 412)
    assert statement(BASE, Month(2026, 10), 0, 0, TODAY).day == TODAY
    with pytest.raises(UserError) as ahead:
        statement(BASE, Month(2026, 11), 1, 1, TODAY)
    assert refused(ahead) == ("statement_month_ahead", "month")
    with pytest.raises(UserError) as more:
        statement(BASE, Month(2026, 9), 10, 11, TODAY)
    assert refused(more) == ("figure_over_whole", "part")


def test_a_survey_is_a_proof_an_item() -> None:
    found = survey(BASE, 50, {"accueil": 41, "clarté": 0}, ITEMS)
    assert [(one.commitment, one.item, one.part, one.whole) for one in found] == [
        (4, "accueil", 41, 50),
        (7, "clarté", 0, 50),
    ]


@pytest.mark.parametrize(
    ("answers", "satisfied", "items", "expected"),
    [
        (0, {"accueil": 0, "clarté": 0}, ITEMS, ("figure_none", "whole")),
        (50, {"accueil": 41, "clarté": 51}, ITEMS, ("figure_over_whole", "clarté")),
        (50, {"accueil": 41}, ITEMS, ("figure_missing", "clarté")),
        (50, {}, (), ("figure_missing", "whole")),
    ],
)
def test_an_impossible_survey(
    answers: int, satisfied: dict[str, int], items: tuple[tuple[str, int], ...], expected: tuple[str, str]
) -> None:
    with pytest.raises(UserError) as error:
        survey(BASE, answers, satisfied, items)
    assert refused(error) == expected


def test_a_mystery_test_counts_the_marks_that_reach_seven() -> None:
    found = mystery(
        BASE, {"courtoisie": (7.0, 6.9, 10.0), "clarté": (3.0,)}, (("courtoisie", 4), ("clarté", 7))
    )
    assert [(one.commitment, one.part, one.whole) for one in found] == [(4, 2, 3), (7, 0, 1)]
    with pytest.raises(UserError) as error:
        mystery(BASE, {"courtoisie": (7.0,)}, (("courtoisie", 4), ("clarté", 7)))
    assert refused(error) == ("figure_missing", "clarté")


def test_the_self_evaluation_takes_its_earlier_answers() -> None:
    pack = load_pack("marianne-2016")
    questions = asked(pack, ())
    assert len(questions) >= 12
    assert {one.said for one in questions} == {None}
    earlier = replace(questions[3], said=Said.PARTLY, comment="à revoir")
    gone = Answer(1, "Une question d’autrefois", Said.YES)
    again = asked(pack, (earlier, gone))
    assert again[3] == earlier
    assert again[:3] == questions[:3]
    assert len(again) == len(questions)


def test_a_self_evaluation_is_whole_or_refused() -> None:
    one = Answer(1, "?", Said.YES, "  deux   mots ")
    assert checked((one,)) == (replace(one, comment="deux mots"),)
    for answers, expected in (
        ((), ("evaluation_incomplete", "0")),
        ((one, Answer(1, "??")), ("evaluation_incomplete", "1")),
        ((one, replace(one, comment="a" * 501)), ("evaluation_comment_too_long", "1")),
    ):
        with pytest.raises(UserError) as error:
            checked(answers)
        assert refused(error) == expected


def test_a_kind_of_commitment_says_what_it_bears() -> None:
    assert isinstance(kinds_of(load_pack("services-publics-plus"))[0], KindOfCommitment)
