"""A counter killed at any moment, again and again: ``python -m tests.harness.kill --kills 300``.

A real process works at full speed (``working``) and is killed by SIGKILL; after each kill the file is opened and what
had been acknowledged is looked for, whole. Exit 0: every word was kept.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from marianne_desk.domain.correction import CANCELLED
from marianne_desk.domain.site import Site
from marianne_desk.storage.backup import look_inside
from marianne_desk.storage.connection import connect
from marianne_desk.storage.keys import find_key
from marianne_desk.storage.place import Place
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.set_up import set_up
from tests.desks import LAVAL, PASSPHRASE
from tests.harness.working import Data, work

PATIENCE = 60.0
"""Seconds that a process has to begin."""
LONGEST = 0.4
"""Seconds of work before a kill in time, at most."""
MOST_HEARD = 120
"""Messages, two an act, before a kill among the acts, at most."""
SHORT = 0.02
"""Seconds after the last of them, at most."""


@dataclass
class Word:
    """What was acknowledged. ``pending``: the act that had begun when the kill came; it may be there or not."""

    contacts: dict[str, dict[str, int]] = field(default_factory=dict)
    cancelled: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    called: dict[str, str] = field(default_factory=dict)
    communes: dict[str, str] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    appointments: dict[str, str] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    people: dict[str, str] = field(default_factory=dict)
    cases: dict[str, list[str]] = field(default_factory=dict)
    copies: dict[str, int] = field(default_factory=dict)
    pending: tuple[str, Data] | None = None
    acknowledged: int = 0

    def hear(self, kind: str, act: str, data: Data) -> None:
        """A message of the process."""
        if kind == "will":
            self.pending = (act, data)
            return
        self.pending = None
        self.acknowledged += 1
        self.keep(act, data)

    def keep(self, act: str, data: Data) -> None:
        """An act that is done."""
        match act:
            case "log":
                self.contacts[data["id"]] = data["requests"]
                self.aside.pop(data["id"], None)
                if "arrival" in data:
                    self.people[data["arrival"]] = "gone"
            case "cancel":
                self.cancelled.add(data["id"])
                for request in data["requests"]:
                    self.called.pop(request, None)
            case "answer":
                self.answered.add(data["id"])
                self.called.pop(data["id"], None)
            case "call_back":
                self.called[data["id"]] = data["words"]
            case "correct":
                self.communes[data["id"]] = data["commune"]
            case "set_aside":
                self.aside[data["id"]] = data["content"]
            case "clear":
                self.aside.pop(data["id"], None)
            case "announce":
                self.contacts[data["contact"]][data["id"]] = data["announced"]
            case "back_up":
                self.copies[data["name"]] = data["contacts"]
            case _:
                self._keep_of_the_house(act, data)

    def _keep_of_the_house(self, act: str, data: Data) -> None:
        """What is no contact: the agenda, the day, people who wait."""
        match act:
            case "appointment":
                self.appointments[data["id"]] = data["state"]
            case "case":
                self.cases[data["id"]] = data["now"]
                if data["answered"]:
                    self.answered.add(data["now"][0])
                if data["answered"] or data["now"][3] != "0":  # the appointment is what the visitor waits for
                    self.called.pop(data["now"][0], None)
            case "close_day":
                self.closed.add(data["day"])
            case "reopen_day":
                self.closed.discard(data["day"])
            case "arrive":
                self.people[data["id"]] = "waits"
            case "take":
                self.people[data["id"]] = "in charge"


@dataclass
class Held:
    """What the file holds, read in plain SQL."""

    contacts: dict[str, dict[str, int]]
    cancelled: set[str]
    answered: set[str]
    called: dict[str, str]
    communes: dict[str, str]
    traced: dict[str, str]
    cancelled_traced: set[str]
    aside: dict[str, str]
    appointments: dict[str, str]
    closed: set[str]
    people: dict[str, str]
    cases: dict[str, list[str]]


def read(database: Path, key: str) -> Held:
    """Reads the file as it stands; its seals, pages and references are checked."""
    connection = connect(database, key)
    try:
        for check, sound in (
            ("cipher_integrity_check", []),
            ("integrity_check", [("ok",)]),
            ("foreign_key_check", []),
        ):
            found = connection.execute(f"PRAGMA {check}").fetchall()
            assert found == sound, f"{check}: {found[:3]}"

        def rows(query: str) -> list[Any]:
            return list(connection.execute(query).fetchall())

        contacts: dict[str, dict[str, int]] = {id_: {} for (id_,) in rows("SELECT id FROM contact")}
        for contact, request, announced in rows(
            "SELECT c.id, r.id, (SELECT count(*) FROM announcement a WHERE a.request = r.number)"
            " FROM request r JOIN contact c ON c.number = r.contact"
        ):
            contacts[contact][request] = announced
        return Held(
            contacts,
            {id_ for (id_,) in rows("SELECT id FROM contact WHERE cancelled_at IS NOT NULL")},
            {id_ for (id_,) in rows("SELECT id FROM request WHERE answered_at IS NOT NULL")},
            dict(rows("SELECT r.id, b.words FROM callback b JOIN request r ON r.number = b.request")),
            dict(rows("SELECT id, commune FROM contact WHERE commune != ''")),
            dict(
                rows(
                    "SELECT c.id, x.new FROM correction x JOIN contact c ON c.number = x.contact"
                    " WHERE x.id = (SELECT max(id) FROM correction WHERE contact = x.contact AND field = 'commune')"
                )
            ),
            {
                id_
                for (id_,) in rows(
                    "SELECT c.id FROM correction x JOIN contact c ON c.number = x.contact"  # noqa: S608 (our own name)
                    f" WHERE x.field = '{CANCELLED}'"
                )
            },
            dict(rows("SELECT id, content FROM set_aside")),
            dict(rows("SELECT id, state FROM appointment")),
            {day for (day,) in rows("SELECT day FROM closed_day")},
            dict(
                rows(
                    "SELECT id, CASE WHEN ended_at IS NOT NULL THEN 'gone' WHEN taken_at IS NOT NULL"
                    " THEN 'in charge' ELSE 'waits' END FROM arrival"
                )
            ),
            {
                id_: [request, step, str(events), str(booked)]
                for id_, request, step, events, booked in rows(
                    "SELECT k.id, r.id, k.step,"
                    ' (SELECT count(*) FROM case_event e WHERE e."case" = k.number),'
                    ' (SELECT count(*) FROM partner_appointment a WHERE a."case" = k.number)'
                    " FROM desk_case k JOIN request r ON r.number = k.request"
                    ' JOIN visitor v ON v."case" = k.number'
                    " WHERE r.outcome IN ('forwarded', 'appointment')"
                )
            },
        )
    finally:
        connection.close()


def kept(word: Word, held: Held) -> None:
    """Holds the file to the word. The pending act is there whole or not at all. Raises AssertionError."""
    if word.pending is not None and _is_there(word.pending, held):
        word.keep(*word.pending)
    if word.pending is not None and word.pending[0] == "arrive":
        come = [one for one in held.people if one not in word.people]  # its identifier had not been told yet
        word.people.update(dict.fromkeys(come[:1], "waits"))
    word.pending = None
    assert held.contacts == word.contacts, _difference("contacts", word.contacts, held.contacts)
    assert all(held.contacts.values()), "a contact without a request"
    assert held.cancelled == word.cancelled, "cancelled"
    assert held.cancelled_traced == word.cancelled, "a cancelled contact without its trace"
    assert held.answered == word.answered, "answered"
    assert held.called == word.called, _difference("call backs", word.called, held.called)
    assert held.communes == word.communes, _difference("communes", word.communes, held.communes)
    assert held.traced == word.communes, "a correction without its trace, or the other way round"
    assert held.aside == word.aside, _difference("set aside", word.aside, held.aside)
    assert held.appointments == word.appointments, "appointments"
    assert held.closed == word.closed, "closed days"
    assert held.cases == word.cases, _difference("cases", word.cases, held.cases)
    assert held.people == word.people, _difference("people who came", word.people, held.people)


def _is_there(pending: tuple[str, Data], held: Held) -> bool:
    act, data = pending
    there: dict[str, Any] = {
        "log": data.get("id") in held.contacts,
        "cancel": data.get("id") in held.cancelled,
        "answer": data.get("id") in held.answered,
        "call_back": held.called.get(data.get("id", "")) == data.get("words"),
        "correct": held.communes.get(data.get("id", "")) == data.get("commune"),
        "set_aside": data.get("id") in held.aside,
        "clear": data.get("id") not in held.aside,
        "announce": held.contacts.get(data.get("contact", ""), {}).get(data.get("id", ""))
        == data.get("announced"),
        "appointment": held.appointments.get(data.get("id", "")) == data.get("state"),
        "case": held.cases.get(data.get("id", "")) == data.get("now"),
        "close_day": data.get("day") in held.closed,
        "reopen_day": data.get("day") not in held.closed,
        "take": held.people.get(data.get("id", "")) == "in charge",
    }
    return bool(there.get(act, False))


def _difference(what: str, said: dict[str, Any], held: dict[str, Any]) -> str:
    lost = [key for key in said if key not in held]
    other = [key for key in said if key in held and held[key] != said[key]]
    more = [key for key in held if key not in said]
    return f"{what}: {len(lost)} lost, {len(other)} otherwise, {len(more)} not acknowledged"


def copies_are_whole(word: Word, folder: Path, key: str) -> int:
    """Every file under the name of a copy opens, is sound and holds what it was said to hold; how many there are."""
    copies = sorted(folder.glob("marianne-desk-*.db"))
    for copy in copies:
        inside = look_inside(copy, key)
        assert inside.counts.contacts >= word.copies.get(copy.name, 0), f"{copy.name} holds less than it said"
    if word.copies:
        assert copies, "the last copy is gone"
        assert max(copies).name >= max(word.copies), "the last acknowledged copy is gone"
    return len(copies)


def kill_once(place: Place, word: Word, seed: int, context: Any) -> None:
    """Starts a process, lets it work for a while, kills it, hears out what it had said."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    ear, mouth = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(place.folder, PASSPHRASE, seed, mouth), daemon=True)
    process.start()
    mouth.close()
    assert ear.poll(PATIENCE), "the process did not begin"
    if chance.random() < 0.5:  # among the acts, so that a busy computer does not make the run an easy one
        for _ in range(chance.randint(1, MOST_HEARD)):
            _hear(ear, word)
        time.sleep(chance.uniform(0, SHORT))
    else:  # in time, so that what takes long (a backup) is hit as often as it takes long
        end = time.monotonic() + chance.uniform(0, LONGEST)
        while (left := end - time.monotonic()) > 0 and ear.poll(left):
            _hear(ear, word)
    assert process.is_alive(), "the process ended by itself"
    process.kill()
    process.join()
    while _hear(ear, word):
        pass
    ear.close()


def _hear(ear: Connection, word: Word) -> bool:
    try:
        word.hear(*ear.recv())
    except (EOFError, OSError):
        return False
    return True


def run(folder: Path, kills: int, seed: int = 1, site: Site = LAVAL) -> Word:
    """``kills`` kills on a desk in ``folder``. Raises AssertionError at the first word that was not kept."""
    place = Place(folder)
    set_up(folder, site, PASSPHRASE).close()
    key = find_key(place, place.read_desk_id(), PASSPHRASE)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.harness.working"])
    word = Word()
    for number in range(kills):
        kill_once(place, word, seed * 100_000 + number, context)
        open_desk(folder, PASSPHRASE).close()
        kept(word, read(place.database, key))
        copies_are_whole(word, place.backups, key)
    return word


def main(arguments: Sequence[str]) -> int:
    """Runs and tells; the exit code."""
    parser = argparse.ArgumentParser(prog="tests.harness.kill")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        word = run(Path(folder) / "desk", options.kills, options.seed)
    print(
        f"{options.kills} kills in {time.monotonic() - begun:.0f} s: {word.acknowledged} acknowledged acts,"
        f" {len(word.contacts)} contacts, {len(word.copies)} verified copies; none lost, none half there"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
