"""An import seen from its window: unknown words mapped one by one, told how far it is, stopped on the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marianne_desk.domain.errors import Cancelled
from marianne_desk.domain.month import Month
from marianne_desk.domain.site_entry import EMPTY_SITE
from marianne_desk.usecases import transfer
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.import_plan import plan_import
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.set_up import set_up
from marianne_desk.usecases.transfer import carry_out

NOW = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
SITE = replace(
    EMPTY_SITE, name="Essai", postcode="58999", commune="Exemple", department="58", zone="Europe/Paris"
)
HEADER = "contact;channel;arrived_at;theme;help;outcome\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = set_up(tmp_path / "desk", SITE, "douze caractères", clock=lambda: NOW)
    yield opened
    opened.close()


def test_one_unknown_word_of_a_list_is_mapped_alone(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text(HEADER + "c1;desk;2026-10-12T09:30+02:00;papiers;online|Bricolage;solved\n", "utf-8")
    plan = plan_import(desk, path)
    assert [(code.column, code.text) for code in plan.unknown] == [("help", "Bricolage")]
    again = plan_import(desk, path, {("help", "Bricolage"): "file"})
    assert [code.value for code in again.contacts[0].requests[0].help] == ["online", "file"]


def test_the_row_named_is_the_one_at_fault(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    start = "c1;desk;2026-10-12T09:30+02:00;"
    path.write_text(HEADER + f"{start}papiers;;solved\n{start}Jardin;;solved\n", "utf-8")
    assert [(row.line, row.text) for row in plan_import(desk, path).bad] == [(3, "Jardin")]


def test_an_import_tells_how_far_it_is_and_keeps_nothing_when_stopped(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "_CHUNK", 2)
    path = tmp_path / "f.csv"
    rows = [f"c{n};desk;2026-10-12T09:3{n}+02:00;papiers;;solved\n" for n in range(5)]
    path.write_text(HEADER + "".join(rows), "utf-8")
    plan = plan_import(desk, path)

    def stop(done: int) -> None:
        if done > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        carry_out(desk, plan, progress=stop)
    assert figures_of(desk, Month(2026, 10)).figures["contacts"].value == 0
    told: list[int] = []
    assert carry_out(desk, plan, progress=told.append) == 5
    assert told == [2, 4, 5]
    assert figures_of(desk, Month(2026, 10)).figures["contacts"].value == 5
