"""The list of what waits is read by the index of what is open: a hundred thousand contacts do not slow it down."""

import pytest
from sqlalchemy import Connection

from marianne_desk.storage import open_requests
from marianne_desk.storage.due_count import DUE
from marianne_desk.usecases.desk import Desk


def plan(connection: Connection, query: str, values: tuple[object, ...]) -> list[str]:
    return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values)]


@pytest.mark.parametrize("question", ["list", "count"])
def test_no_table_is_walked_through(desk: Desk, question: str) -> None:
    with desk.store.reading() as connection:
        if question == "count":
            steps = plan(connection, DUE, ("2026-10-14",) * 3)
        else:
            compiled = open_requests._candidates().compile(
                dialect=connection.dialect, compile_kwargs={"render_postcompile": True}
            )
            names = compiled.positiontup or []
            steps = plan(connection, str(compiled), tuple(compiled.params[name] for name in names))
    assert any("ix_request_open" in step for step in steps)
    assert [
        step for step in steps if step.startswith("SCAN") and "subquery" not in step and "pause" not in step
    ] == []
