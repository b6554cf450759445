"""The monthly round of checks, and the yearly self-evaluation."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marianne_desk.domain.commitments.asking import Stands
from marianne_desk.domain.commitments.monthly_round import Found
from marianne_desk.domain.commitments.self_evaluation import Said
from marianne_desk.domain.commitments.verdict import Verdict
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.usecases.commitments import choose_pack, commitments_of
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.monthly_round import checks_of_kind, keep_round, monthly_round
from marianne_desk.usecases.proofs import ProofDraft, keep_file, proof_kinds, take_back
from marianne_desk.usecases.self_evaluation import answers_of, evaluation, keep_evaluation
from tests.desks import MakeDesk, SetClock
from tests.proof_files import pdf

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
POINTS = ["display", "web", "answerphone", "badges", "premises"]


@pytest.fixture
def desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return make_desk(clock=clock)


def verdict(desk: Desk, month: Month, indicator: str) -> Verdict:
    return next(one.verdict for one in commitments_of(desk, month).measures() if one.id == indicator)


def test_a_round_is_what_the_indicators_measure(desk: Desk, clock: SetClock) -> None:
    assert [line.kind.code for line in monthly_round(desk)] == POINTS
    assert {line.last for line in monthly_round(desk)} == {None}
    assert verdict(desk, OCTOBER, "display_checked") is Verdict.NOT_MEASURED
    found = [Found(code, True) for code in POINTS[:4]]
    kept = keep_round(desk, [*found, Found("premises", False, " siège   cassé ")])
    assert [(one.kind, one.ok, one.note) for one in kept][3:] == [
        ("badges", True, ""),
        ("premises", False, "siège cassé"),
    ]
    assert verdict(desk, OCTOBER, "display_checked") is Verdict.KEPT
    assert verdict(desk, OCTOBER, "premises_checked") is Verdict.NOT_KEPT
    clock.now = datetime(2026, 11, 20, 7, tzinfo=UTC)
    assert verdict(desk, NOVEMBER, "display_checked") is Verdict.NOT_KEPT
    assert {line.state.stands for line in monthly_round(desk)} == {Stands.EXPIRED, Stands.WRONG}
    last = monthly_round(desk)[4].last
    assert last is not None
    assert (last.ok, last.note, last.agent) == (False, "siège cassé", "agent-1")


def test_a_later_round_prevails_and_the_earlier_one_stays(desk: Desk) -> None:
    keep_round(desk, [Found("premises", False, "siège cassé")])
    keep_round(desk, [Found("premises", True, "n’importe")], agent="agent-2")
    assert verdict(desk, OCTOBER, "premises_checked") is Verdict.KEPT
    assert [(one.ok, one.note, one.agent) for one in checks_of_kind(desk, "premises")] == [
        (True, "", "agent-2"),
        (False, "siège cassé", "agent-1"),
    ]
    assert monthly_round(desk)[0].last is None


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], ("round_empty", None)),
        ([Found("equipment", True)], ("check_unknown", "equipment")),
        ([Found("display", True), Found("web", False, " ")], ("check_note_missing", "web")),
        ([Found("display", False, "a" * 121)], ("check_note_too_long", "display")),
    ],
)
def test_a_round_is_kept_whole_or_not_at_all(
    desk: Desk, found: list[Found], expected: tuple[str, str | None]
) -> None:
    with pytest.raises(UserError) as error:
        keep_round(desk, found)
    assert (error.value.code, error.value.field) == expected
    assert {line.last for line in monthly_round(desk)} == {None}


def test_a_pack_without_a_round(desk: Desk) -> None:
    choose_pack(desk, OCTOBER, "france-services-2025")
    assert monthly_round(desk) == ()


def test_the_self_evaluation_is_kept_and_pre_filled_the_next_time(desk: Desk, tmp_path: Path) -> None:
    questions = evaluation(desk)
    assert {one.said for one in questions} == {None}
    with pytest.raises(UserError) as error:
        keep_evaluation(desk, questions)
    assert error.value.code == "evaluation_incomplete"
    answers = [replace(one, said=Said.YES, comment=f"mot {place}") for place, one in enumerate(questions)]
    kept = keep_evaluation(desk, answers, agent="agent-2")
    assert (kept.commitment, kept.agent, kept.has_file) == (12, "agent-2", False)
    assert verdict(desk, OCTOBER, "self_evaluation") is Verdict.KEPT
    assert evaluation(desk) == tuple(answers)
    assert answers_of(desk, kept.id) == tuple(answers)
    assert answers_of(desk, kept.id + 1) == ()
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf())
    paper = keep_file(desk, ProofDraft("self_evaluation"), scan)
    assert answers_of(desk, paper.id) == ()
    assert evaluation(desk) == tuple(answers)
    take_back(desk, kept.id)
    assert {one.said for one in evaluation(desk)} == {None}
    assert any(one.kind.code == "self_evaluation" and len(one.proofs) == 1 for one in proof_kinds(desk))
