"""The targets of the house stand beside its figures on the screen, and on no paper."""

from dataclasses import replace
from types import MappingProxyType

from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.settings import change_settings
from marianne_desk.usecases.sheet import sheet_of
from tests.gui.month.desk_of_october import OCTOBER, fill
from ui.month import load
from ui.month.targets import with_targets

TARGETS = {"solved_share": 80, "answers_email": 95, "answers_mail": 90}


def test_a_target_stands_beside_its_figure(desk: Desk) -> None:
    fill(desk)
    plain = load.month(desk, OCTOBER).sheet
    aimed = change_settings(desk, replace(desk.settings, targets=MappingProxyType(TARGETS)))
    shown = load.month(aimed, OCTOBER).sheet
    solved = next(one for one in shown.key_figures if one.figure == "solved_share")
    assert solved.aside.startswith("Objectif\u00a0: 80\u202f%")
    assert "Courriels" in shown.delay_notes[-1]
    assert "95\u202f%" in shown.delay_notes[-1]
    assert [one.value for one in shown.key_figures] == [one.value for one in plain.key_figures]
    assert sheet_of(aimed, OCTOBER) == plain


def test_a_share_never_reads_as_the_target_that_it_misses(desk: Desk) -> None:
    fill(desk)
    sheet = load.month(desk, OCTOBER).sheet
    near = [replace(one, kept=0.797, value="80\u202f%") for one in (*sheet.key_figures[3:4], *sheet.delays)]
    named = [replace(one, figure="solved_share") for one in near]
    shown = with_targets(
        replace(sheet, key_figures=tuple(named), delays=tuple(named)), MappingProxyType({"solved_share": 80})
    )
    assert {one.value for one in (*shown.key_figures, *shown.delays)} == {"79,7\u202f%"}


def test_a_target_of_a_share_alone_leaves_the_promises_as_they_are(desk: Desk) -> None:
    fill(desk)
    aimed = change_settings(desk, replace(desk.settings, targets=MappingProxyType({"solved_share": 80})))
    assert load.month(aimed, OCTOBER).sheet.delay_notes == sheet_of(aimed, OCTOBER).delay_notes
