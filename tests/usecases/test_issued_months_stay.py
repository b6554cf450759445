"""What was issued stays what was issued: through a copy, in another process; and ``check`` sees what is not."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import page
import pytest
from page import ValidationProfile
from sqlalchemy import update

from marianne_desk.documents.preview import text_of
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables
from marianne_desk.usecases.backup import back_up
from marianne_desk.usecases.checking import check
from marianne_desk.usecases.commitments import commitments_of
from marianne_desk.usecases.correct_contact import cancel
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.find_contacts import past_contact
from marianne_desk.usecases.issue_month import errata, issue_month, issued, issued_pdf
from marianne_desk.usecases.restore import look_into, restore
from marianne_desk.usecases.sheet import render_sheet
from tests.desks import PASSPHRASE, SetClock
from tests.gui.month.desk_of_october import fill

OCTOBER = Month(2026, 10)
NOVEMBER_3 = datetime(2026, 11, 3, 9, tzinfo=UTC)
YEARS_LATER = datetime(2031, 5, 6, 9, tzinfo=UTC)


@pytest.fixture
def october(desk: Desk, clock: SetClock) -> Desk:
    """A desk whose October is over."""
    fill(desk)
    clock.now = NOVEMBER_3
    return desk


def test_the_document_comes_through_a_copy(october: Desk, clock: SetClock, tmp_path: Path) -> None:
    one = issue_month(october, OCTOBER, "Un mois calme.")
    pdf = issued_pdf(october, OCTOBER)
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = back_up(october, stick).path
    clock.now = YEARS_LATER
    restored = restore(tmp_path / "new", look_into(copy, october.store.key), PASSPHRASE, clock).desk
    assert issued(restored, OCTOBER) == one
    assert issued_pdf(restored, OCTOBER) == pdf
    assert errata(restored, OCTOBER) == ()
    assert next(one for one in check(restored) if one.code == "check_issued").sound
    restored.close()


_ELSEWHERE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from marianne_desk.domain.month import Month
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.issue_month import issue_month
clock = lambda: datetime(2026, 11, 3, 9, tzinfo=UTC)
desk = open_desk(Path(sys.argv[1]), sys.argv[2], clock)
print(issue_month(desk, Month(2026, 10), "Calme.").hash)
desk.close()
"""


def test_the_hash_is_the_same_in_every_process(october: Desk, tmp_path: Path) -> None:
    october.rest()
    shutil.copytree(october.place.folder, tmp_path / "twin")
    told = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, str(tmp_path / "twin"), PASSPHRASE],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "77", "PATH": ""},
        cwd=Path(__file__).parents[2],
    )
    assert told.stdout.strip() == issue_month(october, OCTOBER, "Calme.").hash


@pytest.mark.parametrize(
    "change",
    [
        {"comment": "Autre chose."},
        {"at": 1},
        {"pdf": b"%PDF-1.7 autre"},
        {"pack": "0" * 64},
        {"terms": "{}"},
        {"content": "{}"},
    ],
)
def test_check_finds_what_is_not_what_was_issued(october: Desk, change: dict[str, object]) -> None:
    issue_month(october, OCTOBER, "Calme.")
    assert next(one for one in check(october) if one.code == "check_issued").sound
    with october.store.writing() as connection:
        connection.execute(update(tables.issued_month).values(change))
    if "pack" in change:  # what is damaged is said by check, and stops no screen
        assert commitments_of(october, OCTOBER).pack.id == "marianne-2016"
    found = next(one for one in check(october) if one.code == "check_issued")
    assert not found.sound
    assert "octobre\u00a02026" in found.detail


def test_the_document_may_be_kept_and_says_its_standing_on_each_page(october: Desk, clock: SetClock) -> None:
    drafted = [" ".join(text.lower().split()) for text in text_of(render_sheet(october, OCTOBER))]
    assert all("provisoire" in text for text in drafted)
    issue_month(october, OCTOBER, "Un mois calme.")
    pdf = issued_pdf(october, OCTOBER)
    assert pdf is not None
    for profile in (ValidationProfile.PDF_A_2A, ValidationProfile.PDF_UA_1):
        assert page.validate_pdf_bytes(pdf, profile=profile).failures == []
    said = [" ".join(text.lower().split()) for text in text_of(pdf)]
    assert all("émise le 3 novembre 2026" in text and "provisoire" not in text for text in said)
    assert any("un mois calme." in text for text in said)
    clock.forward(days=1)
    cancel(october, past_contact(october, 6), "twice")
    following = " ".join(" ".join(text_of(render_sheet(october, OCTOBER.plus(1)))).split())
    assert "errat" in following.lower()
