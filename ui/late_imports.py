"""Modules that a lane loads behind the first frame: on the window's own thread this would hold the keys."""


def screens() -> None:
    """Imports the other screens, so that showing one the first time only builds it."""
    import ui.help.card
    import ui.help.wiring
    import ui.month.screen
    import ui.month.wiring
    import ui.settings.view
    import ui.to_answer.screen
    import ui.to_answer.wiring  # noqa: F401


def counter() -> None:
    """Imports what the counter is built of."""
    import ui.backup.watch
    import ui.counter.facts
    import ui.counter.note
    import ui.counter.question
    import ui.counter.tiles
    import ui.counter.today
    import ui.counter.waiting
    import ui.counter.wiring  # noqa: F401
