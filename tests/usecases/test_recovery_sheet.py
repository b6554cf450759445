"""The recovery sheet: in memory until the person says where; then private, and noted."""

import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.checking import check
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.recovery_sheet import (
    note_recovery_sheet,
    render_recovery_sheet,
    save_recovery_sheet,
)


def test_the_recovery_sheet_is_drawn_in_memory_and_noted(desk: Desk, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    pdf = render_recovery_sheet(desk)
    assert set(tmp_path.rglob("*")) == before
    details = {one.code: one.detail for one in check(desk)}
    assert "aucune feuille" in details["check_key"]
    path = tmp_path / "feuille.pdf"
    noted = save_recovery_sheet(desk, pdf, path)
    assert path.read_bytes() == pdf
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert noted.settings.recovery_sheet == date(2026, 10, 14)
    assert "14/10/2026" in {one.code: one.detail for one in check(noted)}["check_key"]
    assert note_recovery_sheet(desk).settings.recovery_sheet == date(2026, 10, 14)
    with pytest.raises(UserError, match="own_file"):
        save_recovery_sheet(desk, pdf, desk.place.database)
    for kept in desk.place.folder.rglob("*"):
        assert kept.is_dir() or desk.store.key.encode() not in kept.read_bytes()
