"""How many requests are late or due on a day (given three times, ISO), in one question of plain SQL: asked at the
start, before SQLAlchemy is loaded, and after each act."""

_PROMISED = "(SELECT promised_on FROM announcement WHERE request = number ORDER BY at DESC LIMIT 1)"
DUE = (
    "SELECT count(*) FROM (SELECT coalesce(due_on, '') AS due, coalesce(promised, '') AS promised FROM ("  # noqa: S608 (no value in it)
    f"SELECT number, due_on, {_PROMISED} AS promised FROM request WHERE answered_at IS NULL AND cancelled = 0"
    " AND outcome IN ('pending', 'forwarded')"
    f" UNION ALL SELECT number, due_on, {_PROMISED} FROM request WHERE answered_at IS NULL AND cancelled = 0"
    " AND outcome IN ('solved', 'oriented', 'appointment') AND due_on > ''"
    ') WHERE NOT EXISTS (SELECT 1 FROM pause WHERE request = number AND "end" IS NULL))'
    " WHERE (due = ?) OR (promised = ?) OR (max(due, promised) < ? AND max(due, promised) > '')"
)
"""Outcomes as in ``domain.to_answer.waits``, days as in its ``until``: with neither day ahead, the later one."""
