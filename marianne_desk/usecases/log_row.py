"""One contact logged from the terminal: by the columns of the CSV, or by the words of the entry line."""

from collections.abc import Mapping
from dataclasses import replace

from marianne_desk.domain.contact import ContactDraft
from marianne_desk.domain.entry.line import understand
from marianne_desk.domain.errors import UserError
from marianne_desk.exchange.contact_rows import COLUMNS, Reading, draft_of
from marianne_desk.usecases.counter import entry_context
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import Logged, log_contact

__all__ = ["COLUMNS", "log_phrase", "log_row"]


_NO_THEME = "autre"
"""What a row that names neither theme nor reason is about. Source: contract.md §4, « missing = default »."""


def log_row(desk: Desk, row: Mapping[str, object]) -> Logged:
    """Logs a row whose keys are the CSV's columns; what is missing has the counter's default, or is now.

    Values may be text, numbers, booleans, null, and lists where the CSV has « | ». Raises UserError."""
    draft = _draft(desk, row)
    request = draft.requests[0]
    if request.theme is None and request.reason is None:
        draft = replace(draft, requests=(replace(request, theme=_NO_THEME),))
    return log_contact(desk, draft)


def log_phrase(desk: Desk, phrase: str, row: Mapping[str, object]) -> Logged:
    """Logs what an agent would type, completed by ``row``. Raises UserError ``phrase_ambiguous``,
    ``phrase_not_understood``: nothing is guessed."""
    typed = _draft(desk, row)
    meant = understand(phrase, replace(entry_context(desk), channel=typed.channel))
    if meant.unknown_words:
        raise UserError("phrase_not_understood", "phrase", text=" ".join(meant.unknown_words))
    if meant.questions:
        question = meant.questions[0]
        raise UserError(
            "phrase_ambiguous",
            "phrase",
            prompt=question.prompt,
            options=", ".join(option.label for option in question.options),
        )
    given = typed.requests[0]
    request = replace(
        meant.draft,
        id=given.id,
        outcome=meant.draft.outcome or given.outcome,
        help=given.help or meant.draft.help,
        returning=meant.draft.returning if given.returning is None else given.returning,
        received_at=given.received_at or meant.draft.received_at,
    )
    return log_contact(
        desk,
        replace(
            typed,
            channel=meant.channel or typed.channel,
            arrived_at=typed.arrived_at or meant.arrived_at,
            first_visit=meant.first_visit if typed.first_visit is None else typed.first_visit,
            age=typed.age or meant.age,
            commune=typed.commune or meant.commune,
            needs=typed.needs or meant.needs,
            rings=meant.rings if typed.rings is None else typed.rings,
            requests=(request,),
        ),
    )


def _draft(desk: Desk, row: Mapping[str, object]) -> ContactDraft:
    for key in row:
        if key not in COLUMNS:
            raise UserError("json_unknown_key", key, text=key)
    cells = {key: _cell(value) for key, value in row.items()}
    return draft_of(cells, Reading(desk.vocabulary, desk.zone))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return "|".join(_cell(item) for item in value)
    return str(value)
