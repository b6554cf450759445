"""How many requests are late or due on a day (given three times, ISO), in one question of plain SQL: asked at the
start, before SQLAlchemy is loaded, and after each act."""

from marianne_desk.domain.delays import IMPORTED_DAYS

_TOO_OLD = (
    "EXISTS (SELECT 1 FROM contact AS c JOIN import_batch AS b ON b.id = c.batch"  # noqa: S608 (a constant of ours)
    f" WHERE c.number = request.contact AND c.arrived_at < b.at - {IMPORTED_DAYS * 86_400})"
)
"""Of a request: ``domain.to_answer.is_too_old``."""
_PROMISED = "(SELECT promised_on FROM announcement WHERE request = number ORDER BY at DESC LIMIT 1)"
DUE = (
    "SELECT count(*) FROM (SELECT coalesce(due_on, '') AS due, coalesce(promised, '') AS promised FROM ("  # noqa: S608 (no value in it)
    f"SELECT number, due_on, {_PROMISED} AS promised FROM request WHERE answered_at IS NULL AND cancelled = 0"
    f" AND outcome IN ('pending', 'forwarded') AND NOT {_TOO_OLD}"
    f" UNION ALL SELECT number, due_on, {_PROMISED} FROM request WHERE answered_at IS NULL AND cancelled = 0"
    " AND outcome IN ('solved', 'oriented', 'appointment') AND due_on > ''"
    f" AND NOT {_TOO_OLD}"
    ') WHERE NOT EXISTS (SELECT 1 FROM pause WHERE request = number AND "end" IS NULL))'
    " WHERE (due = ?) OR (promised = ?) OR (max(due, promised) < ? AND max(due, promised) > '')"
)
"""Outcomes as in ``domain.to_answer.waits``, days as in its ``until``: with neither day ahead, the later one."""
