"""The cases from a terminal. Nobody is named unless that is asked for."""

import click

from marianne_desk.cli import french_click
from marianne_desk.cli.appointments import APPOINTMENT_HEADERS, appointment_cells
from marianne_desk.cli.terminal import Terminal, pass_terminal, print_json, print_table
from marianne_desk.domain import french
from marianne_desk.domain.cases.appointment import AppointmentChange, PartnerAppointment, State
from marianne_desk.domain.cases.case import Event, Happening
from marianne_desk.domain.cases.case_row import CaseRow
from marianne_desk.usecases.desk import Desk
from marianne_desk.wording import cases as words
from marianne_desk.wording.case_clocks import our_clock, partner_clock
from marianne_desk.wording.mandates import standing_words

_HEADERS = ("Numéro", "Partenaire", "Demande", "Où il en est", "Échéance", "Usager", "À joindre")
_JSON = click.option("--json", "as_json", is_flag=True, help="Écrit du JSON, seul, sur la sortie standard.")
_NAMES = click.option(
    "--with-names", "named", is_flag=True, help="Avec le nom et le moyen de joindre chaque usager."
)


@click.group("case", cls=french_click.Group)
def case() -> None:
    """Les dossiers suivis chez les partenaires."""


@case.command("list", cls=french_click.Command)
@click.option("--all", "closed_too", is_flag=True, help="Les dossiers clos aussi.")
@_NAMES
@_JSON
@pass_terminal
def list_(terminal: Terminal, closed_too: bool, named: bool, as_json: bool) -> None:
    """Les dossiers, le plus pressé d’abord ; ni nom ni numéro, sauf demande."""
    from marianne_desk.usecases.case_list import cases

    with terminal.open_desk() as desk:
        rows = cases(desk, open_only=not closed_too)
    if as_json:
        print_json({"cases": [_json(row, named) for row in rows]})
        return
    if rows:
        print_table(_HEADERS, [_cells(row, named) for row in rows])
    else:
        click.echo("Aucun dossier.")


@case.command("show", cls=french_click.Command)
@click.argument("id_", metavar="DOSSIER")
@_NAMES
@_JSON
@pass_terminal
def show(terminal: Terminal, id_: str, named: bool, as_json: bool) -> None:
    """Un dossier (D-12, 12 ou son identifiant) et ce qui lui est arrivé."""
    from marianne_desk.usecases.case_list import case_numbered
    from marianne_desk.usecases.cases import case_by_id
    from marianne_desk.usecases.partner_appointments import appointments_of, is_to_fill, moves_of

    with terminal.open_desk() as desk:
        row = case_numbered(desk, id_)
        now = case_by_id(desk, row.id)
        held = appointments_of(desk, row.id)
        if as_json:
            events = [
                {
                    "at": event.at.isoformat(),
                    "happening": event.happening.value,
                    "agent": event.agent,
                    "operator": event.operator,
                    "answer": event.answer.value if event.answer else None,
                    **({"words": event.words} if named else {}),
                }
                for event in now.case.events
            ]
            turns = [
                {
                    "operator": turn.operator,
                    "begun_on": turn.begun_on.isoformat(),
                    "due_on": turn.due_on.isoformat() if turn.due_on else None,
                    "ended_on": turn.ended_on.isoformat() if turn.ended_on else None,
                    "in_time": turn.in_time,
                }
                for turn in now.standing.turns
            ]
            appointments = [
                {
                    "id": one.id,
                    "begin": one.begin.isoformat(),
                    "minutes": one.minutes,
                    "mode": one.mode.value,
                    "state": one.state.value,
                    "result": one.result.value if one.result else None,
                }
                for one in held
            ]
            more = {"events": events, "turns": turns, "appointments": appointments}
            print_json({"case": _json(row, named) | more})
            return
        print_table(_HEADERS, [_cells(row, named)])
        for line in (*_clocks(row, desk), *_mandates(desk, row.id)):
            click.echo(line)
        click.echo()
        for line in _history(desk, now.case.events, moves_of(desk, held), named):
            click.echo(line)
        if held:
            click.echo()
            label = desk.vocabulary.label
            print_table(
                APPOINTMENT_HEADERS,
                [
                    appointment_cells(
                        one, row.number, label("operator", one.operator), is_to_fill(one, desk.now())
                    )
                    for one in held
                ],
            )
        papers = _papers(held)
        if papers:
            click.echo("\n".join(("", "Pièces à apporter", *papers)))


def _clocks(row: CaseRow, desk: Desk) -> list[str]:
    """« Chez nous : Reçu il y a 2 jours ouvrés, à dire avant … »: one line each."""
    clocks = (partner_clock(row, desk.today()), our_clock(row, desk.today()))
    return [
        f"{one.title}\u00a0: {', '.join(filter(None, (one.said, one.until, one.alarm and f'▲ {one.alarm}')))}"
        for one in clocks
    ]


def _mandates(desk: Desk, case_id: str) -> list[str]:
    from marianne_desk.usecases.mandates import mandates_of

    return list(filter(None, (standing_words(one, desk.today()) for one in mandates_of(desk, case_id))))


def _papers(held: tuple[PartnerAppointment, ...]) -> list[str]:
    """The papers to bring to what is to come."""
    papers = [paper for one in held if one.state is State.PLANNED for paper in one.papers]
    return [f"{'■' if one.ready else '□'} {one.label}" for one in papers]


def _history(
    desk: Desk, events: tuple[Event, ...], moves: tuple[AppointmentChange, ...], named: bool
) -> list[str]:
    happened = [(one.at, words.event_words(one, desk.vocabulary, named=named)) for one in events]
    happened += [(one.at, words.move_words(one, named=named)) for one in moves]
    happened.sort(key=lambda one: one[0])
    return [
        f"{french.day_short(at)} {french.clock_time(at)}\u00a0: {said}"
        for at, said in ((one.astimezone(desk.zone), said) for one, said in happened)
    ]


def _cells(row: CaseRow, named: bool) -> tuple[str, ...]:
    """Under ``_HEADERS``; the last two are empty unless names are asked for."""
    waits = []
    if row.stuck and row.due_on:
        waits.append(f"{words.STUCK.lower()} depuis le {french.day_short(row.due_on)}")
    elif row.due_on:
        waits.append(f"réponse avant le {french.day_short(row.due_on)}")
    if row.papers_expected:
        waits.append(words.PAPERS_EXPECTED.lower())
    if row.to_fill:
        waits.append(f"rendez-vous {words.TO_FILL.lower()}")
    who = ("", "")
    if named:
        who = (row.visitor.name, row.visitor.reach) if row.visitor else (words.ERASED, "")
    return (
        words.case_number(row.number),
        row.operator_label,
        row.reason or row.theme,
        words.HAPPENINGS[Happening.PAPERS_CAME]
        if row.papers_came
        else words.case_label(row.step, row.answer),
        ", ".join(waits),
        *who,
    )


def _json(row: CaseRow, named: bool) -> dict[str, object]:
    found: dict[str, object] = {
        "id": row.id,
        "number": row.number,
        "contact": row.contact,
        "operator": row.operator,
        "theme": row.theme_code,
        "reason": row.reason_code,
        "agent": row.agent_code,
        "step": row.step.value,
        "answer": row.answer.value if row.answer else None,
        "group": row.group.value,
        "stuck": row.stuck,
        "papers_expected": row.papers_expected,
        "to_fill": row.to_fill is not None,
        "due_on": _day(row.due_on),
        "turn_days": row.turn_days,
        "turn_of": row.turn_of,
        "owed_on": _day(row.owed_on),
        "received_on": _day(row.received_on),
        "opened_on": _day(row.opened_on),
        "answered_on": _day(row.answered_on),
        "told_on": _day(row.told_on),
        "closed_on": _day(row.closed_on),
        "next_appointment": row.next_begin.isoformat() if row.next_begin else None,
    }
    if named:
        found |= {
            "name": row.visitor.name if row.visitor else None,
            "reach": row.visitor.reach if row.visitor else None,
        }
    return found


def _day(day: object) -> str | None:
    return None if day is None else str(day)
