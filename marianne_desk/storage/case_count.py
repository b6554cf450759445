"""How many cases wait for a move of ours, in one question of plain SQL (today, then the instant in seconds of UTC):
asked at the start, before SQLAlchemy is loaded, and after each act."""

PRESSING = (
    "SELECT count(*) FROM desk_case WHERE cancelled = 0"
    " AND step IN ('forwarded', 'taken_up', 'answered', 'told') AND ("
    "step = 'answered' OR due_on < ?"
    " OR (step != 'told' AND due_on IS NULL AND papers_expected = 0 AND appointed = 0)"
    ' OR EXISTS (SELECT 1 FROM partner_appointment AS a WHERE a."case" = number AND a.cancelled = 0'
    " AND a.state = 'planned' AND a.\"begin\" <= ?))"
)
"""Those of ``domain.cases.case_row.PRESSING``."""
