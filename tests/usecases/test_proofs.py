"""Proofs in the desk's own file: kept, seen again, copied out, taken back; what they say of a month."""

import logging
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from marianne_desk.domain.commitments.asking import Stands
from marianne_desk.domain.commitments.keeping import ANSWERS, LARGEST_FILE, Marks, Mystery
from marianne_desk.domain.commitments.proof import Keyed
from marianne_desk.domain.commitments.verdict import Verdict
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.storage.proofs import read_content
from marianne_desk.usecases.backup import back_up
from marianne_desk.usecases.commitments import commitments_of
from marianne_desk.usecases.day import morning
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.proofs import (
    ProofDraft,
    asking_today,
    content_of,
    correct_figures,
    history,
    items_asked,
    keep_file,
    key_mystery,
    key_statement,
    key_survey,
    marks_of,
    proof_kinds,
    restore_proofs,
    save_copy,
    take_back,
)
from tests.desks import MakeDesk, SetClock
from tests.proof_files import pdf, photo

OCTOBER, SEPTEMBER = Month(2026, 10), Month(2026, 9)
TODAY = date(2026, 10, 14)


@pytest.fixture
def desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return make_desk(clock=clock)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "affichage du hall.pdf"
    path.write_bytes(pdf(2))
    return path


def value_of(desk: Desk, month: Month, indicator: str) -> tuple[int, int, Verdict]:
    measure = next(one for one in commitments_of(desk, month).measures() if one.id == indicator)
    return measure.part, measure.whole, measure.verdict


def state_of(desk: Desk, kind: str) -> tuple[Stands, int | None]:
    return next((one.stands, one.days) for one in proof_kinds(desk) if one.kind.code == kind)


def refused(error: pytest.ExceptionInfo[UserError]) -> tuple[str, str | None]:
    return error.value.code, error.value.field


def test_a_file_is_kept_whole_seen_again_and_copied_out(desk: Desk, file: Path, tmp_path: Path) -> None:
    kept = keep_file(desk, ProofDraft("equipment", date(2026, 10, 1), " Rampe  posée "), file)
    assert (kept.commitment, kept.label, kept.agent, kept.has_file) == (5, "Rampe posée", "agent-1", True)
    assert content_of(desk, kept.id) == ("application/pdf", file.read_bytes())
    copy = tmp_path / "copie.pdf"
    save_copy(desk, kept.id, copy)
    assert copy.read_bytes() == file.read_bytes()
    assert copy.stat().st_mode & 0o077 == 0
    assert state_of(desk, "equipment") == (Stands.CURRENT, 352)
    assert value_of(desk, OCTOBER, "equipment_checked")[2] is Verdict.KEPT


def test_photos_and_the_validity_that_was_said(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "photo.dat"
    path.write_bytes(photo("JPEG"))
    kept = keep_file(desk, ProofDraft("results", valid_until=date(2026, 10, 20), agent="agent-2"), path)
    assert (kept.day, kept.valid_until, kept.agent) == (TODAY, date(2026, 10, 20), "agent-2")
    assert content_of(desk, kept.id)[0] == "image/jpeg"


def test_what_cannot_be_kept_is_refused_beside_its_field(desk: Desk, file: Path, tmp_path: Path) -> None:
    empty, large, other = tmp_path / "vide.pdf", tmp_path / "gros.pdf", tmp_path / "note.pdf"
    empty.touch()
    large.write_bytes(pdf() + b"\0" * LARGEST_FILE)
    other.write_text("pas un PDF")
    draft = ProofDraft("equipment")
    for path, code in (
        (empty, "proof_file_empty"),
        (large, "proof_file_too_large"),
        (other, "proof_file_unknown"),
        (tmp_path / "absent.pdf", "file_missing"),
        (tmp_path, "file_unreadable"),
    ):
        with pytest.raises(UserError) as error:
            keep_file(desk, draft, path)
        assert refused(error) == (code, "file")
    for wrong, code in (
        (ProofDraft("nonsense"), "proof_kind_unknown"),
        (ProofDraft("equipment", date(2027, 1, 1)), "proof_in_the_future"),
    ):
        with pytest.raises(UserError) as error:
            keep_file(desk, wrong, file)
        assert refused(error)[0] == code
    assert history(desk, "equipment") == ()


def test_a_copy_never_goes_over_the_desks_own_files(desk: Desk, file: Path) -> None:
    kept = keep_file(desk, ProofDraft("equipment"), file)
    with pytest.raises(UserError) as error:
        save_copy(desk, kept.id, desk.place.database)
    assert refused(error)[0] == "own_file"
    with pytest.raises(UserError) as none:
        content_of(desk, kept.id + 1)
    assert refused(none)[0] == "proof_without_file"


def test_a_proof_taken_back_stays_in_the_history_and_may_come_back(desk: Desk, file: Path) -> None:
    kept = keep_file(desk, ProofDraft("equipment"), file)
    assert take_back(desk, kept.id) == (kept.id,)
    assert state_of(desk, "equipment") == (Stands.NEVER, None)
    (gone,) = history(desk, "equipment")
    assert gone.cancelled_at is not None
    assert gone.cancelled_by == "agent-1"
    assert content_of(desk, kept.id)[1] == file.read_bytes()
    with pytest.raises(UserError) as error:
        take_back(desk, kept.id)
    assert refused(error)[0] == "proof_gone"
    assert restore_proofs(desk, (kept.id,)) == (gone.proof,)
    assert state_of(desk, "equipment")[0] is Stands.CURRENT
    for numbers in ((kept.id,), (kept.id + 1,)):
        with pytest.raises(UserError) as error:
            restore_proofs(desk, numbers)
        assert refused(error)[0] == "proof_gone"


def test_a_statement_is_measured_at_once_even_in_a_month_that_was_kept(desk: Desk) -> None:
    assert value_of(desk, SEPTEMBER, "calls_answered")[2] is Verdict.NOT_MEASURED
    first = key_statement(desk, ProofDraft(Keyed.STATEMENT), SEPTEMBER, 412, 371)
    assert value_of(desk, SEPTEMBER, "calls_answered")[:2] == (371, 412)
    again = correct_figures(desk, first.id, 317, 412, agent="agent-2")
    assert value_of(desk, SEPTEMBER, "calls_answered")[:2] == (317, 412)
    new, old = history(desk, "telephone_statement")
    assert (new.proof.replaces, old.proof.id, old.proof.part) == (first.id, first.id, 371)
    assert old.cancelled_by == "agent-2"
    assert again.month == SEPTEMBER
    key_statement(desk, ProofDraft(Keyed.STATEMENT), SEPTEMBER, 400, 350)
    assert value_of(desk, SEPTEMBER, "calls_answered")[:2] == (350, 400)


def test_what_is_kept_of_a_month_is_dropped_in_the_same_transaction(desk: Desk) -> None:
    commitments_of(desk, OCTOBER)

    def kept_months() -> set[int]:
        with desk.store.reading() as connection:
            return set(connection.execute(select(t.kept_measures.c.month)).scalars())

    assert SEPTEMBER.number in kept_months()
    statement = key_statement(desk, ProofDraft(Keyed.STATEMENT), SEPTEMBER, 412, 371)
    assert SEPTEMBER.number not in kept_months()
    for change in (
        lambda: take_back(desk, statement.id),
        lambda: restore_proofs(desk, (statement.id,)),
        lambda: correct_figures(desk, statement.id, 1, 2),
    ):
        commitments_of(desk, OCTOBER)
        change()
        assert SEPTEMBER.number not in kept_months()


def test_a_survey_feeds_its_items_and_is_taken_back_whole(desk: Desk) -> None:
    assert items_asked(desk, Keyed.SURVEY) == ("accueil", "clarté")
    kept = key_survey(desk, ProofDraft(Keyed.SURVEY, TODAY), 50, {"accueil": 41, "clarté": 38})
    assert value_of(desk, OCTOBER, "survey_welcome")[:2] == (41, 50)
    assert value_of(desk, OCTOBER, "survey_clarity")[:2] == (38, 50)
    assert value_of(desk, OCTOBER, "survey_held")[2] is Verdict.KEPT
    corrected = correct_figures(desk, kept[0].id, 42, 50)
    assert value_of(desk, OCTOBER, "survey_welcome")[:2] == (42, 50)
    assert take_back(desk, corrected.id) == (kept[1].id, corrected.id)
    assert value_of(desk, OCTOBER, "survey_welcome")[2] is Verdict.NOT_MEASURED
    assert len(history(desk, "survey")) == 3


def test_a_mystery_test_keeps_its_marks(desk: Desk) -> None:
    marks = {"courtoisie": (8.0, 6.5, 7.0), "clarté": (9.0, 9.0, 2.0)}
    courtesy, clarity = key_mystery(desk, ProofDraft(Keyed.MYSTERY, TODAY), Mystery.CALLS, marks)
    assert value_of(desk, OCTOBER, "mystery_courtesy")[:2] == (2, 3)
    assert (clarity.commitment, clarity.part) == (7, 2)
    with desk.store.reading() as connection:
        mime, content = read_content(connection, courtesy.id)
    assert (mime, content.decode()) == (ANSWERS, '{"came": "calls", "marks": [8.0, 6.5, 7.0]}')
    assert not courtesy.has_file
    assert marks_of(desk, courtesy.id) == Marks(Mystery.CALLS, (8.0, 6.5, 7.0))
    assert marks_of(desk, correct_figures(desk, courtesy.id, 3, 3).id) is None
    assert marks_of(desk, 999) is None
    with pytest.raises(UserError) as error:
        content_of(desk, courtesy.id)
    assert refused(error)[0] == "proof_without_file"


def test_impossible_corrections(desk: Desk, file: Path) -> None:
    paper = keep_file(desk, ProofDraft("survey"), file)
    (welcome, _) = key_survey(desk, ProofDraft(Keyed.SURVEY), 50, {"accueil": 41, "clarté": 38})
    for number, part, whole, expected in (
        (paper.id, 1, 2, ("proof_without_figures", "whole")),
        (welcome.id, 0, 0, ("figure_none", "whole")),
        (welcome.id, 51, 50, ("figure_over_whole", "part")),
        (999, 1, 2, ("proof_gone", None)),
    ):
        with pytest.raises(UserError) as error:
            correct_figures(desk, number, part, whole)
        assert refused(error) == expected
    empty = key_statement(desk, ProofDraft(Keyed.STATEMENT), SEPTEMBER, 1, 1)
    assert correct_figures(desk, empty.id, 0, 0).whole == 0


def test_an_expiring_proof_stands_in_the_morning_list_until_it_is_renewed(
    desk: Desk, file: Path, clock: SetClock
) -> None:
    keep_file(desk, ProofDraft("equipment", TODAY), file)

    def asked() -> list[str]:
        return [one.kind.code for one in morning(desk).proofs if not one.kind.monthly_round]

    assert asked() == []
    clock.now = datetime(2027, 9, 13, 7, tzinfo=UTC)
    assert asked() == []
    clock.now = datetime(2027, 9, 14, 7, tzinfo=UTC)
    assert asked() == ["equipment"]
    clock.now = datetime(2027, 12, 1, 7, tzinfo=UTC)
    assert asked() == ["equipment"]
    keep_file(desk, ProofDraft("equipment"), file)
    assert asked() == []
    assert {one.kind.code for one in asking_today(desk)} >= {"display", "premises"}


def test_nothing_of_a_proof_lies_in_clear_and_copies_grow_by_what_it_weighs(
    desk: Desk,
    clock: SetClock,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    path = tmp_path / "convention Dupont.pdf"
    secret = b"%temoin-jamais-en-clair"
    path.write_bytes(pdf() + secret + b"\n" + bytes(range(256)) * 4000)
    before = back_up(desk).path.stat().st_size
    with caplog.at_level(logging.DEBUG):
        kept = keep_file(desk, ProofDraft("equipment", label="Convention"), path)
        content_of(desk, kept.id)
    assert "Dupont" not in caplog.text
    assert "Convention" not in caplog.text
    assert list(scratch.iterdir()) == []
    for written in desk.place.folder.rglob("*"):
        if written.is_file():
            assert secret not in written.read_bytes()
    clock.forward(minutes=1)
    grown = back_up(desk).path.stat().st_size - before
    assert path.stat().st_size <= grown < path.stat().st_size * 1.1
