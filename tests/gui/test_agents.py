"""Two agents, one keyboard: one key changes who is at the counter, one key shows « les miens » or « tous »."""

from pathlib import Path

from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.settings import change_agents
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, opened
from tests.gui.test_counter import kept


def named(window: Driven) -> str:
    return window.window._clock.toolTip()


def test_one_key_changes_the_agent_and_nothing_typed_is_lost(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    assert named(window).startswith("Agent 1 · ")
    window.type("cn")
    window.press("²")
    assert named(window).startswith("Agent 2 · ")
    window.type("i")
    window.press("Return")
    window.wait_rows(1)
    assert kept(desk_folder, clock)[0].agent == "agent-2"
    window.press("Alt+U")
    window.type("apl caf")
    window.press("Return")
    window.wait_rows(2)
    assert [contact.agent for contact in kept(desk_folder, clock)] == ["agent-2", "agent-1"]
    window.press("²")
    window.wait(lambda: _at_the_counter(desk_folder, clock) == "agent-2")
    with opened(desk_folder, clock) as again:
        assert named(again).startswith("Agent 2 · ")


def test_a_narrow_window_still_says_who_is_there_and_that_data_are_made_up(window: Driven) -> None:
    main = window.window
    main.name_agent("Agent 2", simulated=True)
    assert main._clock.text().startswith("Données simulées · Agent 2 · ")
    main.resize(683, 384)
    window.wait(lambda: main._clock.text().endswith(" · simulé\nAgent 2"))
    assert main._clock.x() + main._clock.sizeHint().width() <= main.width()
    main.name_agent("Marie-Christine de la Maison des services", simulated=False)
    hour, name = main._clock.text().split("\n")
    assert (len(hour), name[:8], name[-1]) == (5, "Marie-Ch", "…")


def _at_the_counter(folder: Path, clock: SetClock) -> str:
    desk = open_desk(folder, PASSPHRASE, clock)
    try:
        return desk.settings.agent
    finally:
        desk.close()


def test_mine_or_all_is_one_key_and_said_in_words(window: Driven) -> None:
    window.type("cni")
    window.press("Return")
    window.wait_rows(1)
    window.press("²")
    window.type("apl caf")
    window.press("Return")
    rows = window.wait_rows(2)
    assert [row[5] for row in rows] == ["Agent 2", "Agent 1"]
    window.press("Alt+M")
    assert [row[0] for row in window.rows] == ["C-2"]
    assert "les passages de Agent 2 : 1 passage" in window.view.totals.text().replace("\u00a0", " ")
    assert named(window).startswith("Agent 2 (les miens)")
    window.press("²")
    assert [row[0] for row in window.rows] == ["C-1"]
    window.press("Alt+M")
    assert len(window.rows) == 2


def test_the_keys_are_heard_on_other_screens_too(window: Driven) -> None:
    window.press("Ctrl+7")
    window.press("Alt+U", "Alt+M")
    assert named(window).startswith("Agent 2 (les miens)")


def test_one_agent_alone_has_no_column(desk_folder: Path, clock: SetClock, dressed: object) -> None:
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    change_agents(desk, desk.agents[:1], 0)
    desk.close()
    with opened(desk_folder, clock) as window:
        window.press("²")
        assert "Un seul agent" in window.status
        assert named(window).startswith("Agent 1 · ")
        assert window.view.today.isColumnHidden(5)
