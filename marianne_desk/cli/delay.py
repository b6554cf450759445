"""A delay from a terminal: opening minutes, working days, and why."""

import click

from marianne_desk import wording
from marianne_desk.cli import french_click
from marianne_desk.cli.terminal import Terminal, pass_terminal, print_json
from marianne_desk.domain import french
from marianne_desk.domain.calendar.delay_steps import DelayStep
from marianne_desk.domain.calendar.instants import read_instant
from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.territory import department
from marianne_desk.usecases.delays import clock_of_hours, explain_delay


@click.command(cls=french_click.Command)
@click.argument("begin", metavar="DÉBUT")
@click.argument("end", metavar="FIN")
@click.option("--hours", metavar="HORAIRES", help="Horaires OpenStreetMap (sinon, ceux du guichet).")
@click.option("--country", default="FR", metavar="PAYS", help="Pays des jours fériés (FR).")
@click.option("--subdivision", default="", metavar="DÉPARTEMENT", help="Département : 57, 2A, 974…")
@click.option("--json", "as_json", is_flag=True, help="Écrit du JSON, seul, sur la sortie standard.")
@pass_terminal
def delay(
    terminal: Terminal,
    begin: str,
    end: str,
    hours: str | None,
    country: str,
    subdivision: str,
    as_json: bool,
) -> None:
    """Délai entre deux instants (2026-10-14T09:05), en heures d’ouverture et en jours ouvrés."""
    clock = clock_for(terminal, hours, country, subdivision)
    found = explain_delay(clock, read_instant(begin, clock.zone, "from"), read_instant(end, clock.zone, "to"))
    if as_json:
        print_json(
            {
                "open_minutes": _plain(found.open_minutes),
                "working_days": found.working_days,
                "steps": [_step_json(step) for step in found.steps],
            }
        )
        return
    click.echo(
        f"{french.minutes(found.open_minutes)} d’ouverture, "
        f"{french.number(found.working_days)} jour{'s' if found.working_days > 1 else ''} "
        f"ouvré{'s' if found.working_days > 1 else ''}."
    )
    for step in found.steps:
        click.echo(_step_text(step))


def clock_for(terminal: Terminal, hours: str | None, country: str, subdivision: str) -> OpeningClock:
    """The clock of the hours typed, else the desk's own (with the holidays of ``subdivision`` when given)."""
    if hours is not None:
        return clock_of_hours(hours, country, subdivision)
    with terminal.open_desk() as desk:
        if not subdivision:
            return desk.opening
        return clock_of(desk.rules, department(subdivision))


def _plain(minutes: float) -> float:
    """Whole minutes as an integer."""
    return int(minutes) if minutes == int(minutes) else minutes


def _step_json(step: DelayStep) -> dict[str, object]:
    return {
        "from": step.begin.isoformat(),
        "to": step.end.isoformat(),
        "kind": step.kind,
        "minutes": _plain(step.minutes),
    }


def _step_text(step: DelayStep) -> str:
    begin, end = (
        f"{french.day_short(instant)} {french.clock_time(instant)}" for instant in (step.begin, step.end)
    )
    label = f" ({step.label})" if step.label else ""
    return f"{begin} → {end} : {wording.STEPS[step.kind]}{label}, {french.minutes(step.minutes)}"
