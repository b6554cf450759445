"""Why an appointment did not take place: a question that two places ask alike. No Qt."""

from collections.abc import Callable

from marianne_desk.domain.french import NO_BREAK as NB
from ui.questions.ask import Ask


def why_not_kept(title: str, given: Callable[[str], None]) -> Ask:
    """The question; its answer may be empty."""
    return Ask(
        title,
        (),
        f"en quelques mots, sans nom (Entrée{NB}: sans préciser)",
        given,
        lambda _index: None,
        lambda _text: "",
        warns=True,
    )
