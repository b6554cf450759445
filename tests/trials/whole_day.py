"""``python -m tests.trials.whole_day [-o FOLDER] [--pace N]``: lives the day of ``counter_day`` by xdotool in a real
window under Xvfb, takes pictures, then counts what is on the disk. Exit code 1: something is not as it was lived. Says
how long it took by keys from the request to the appointment that is kept.

``MARIANNE_DESK_LOOK=dark`` and ``QT_SCALE_FACTOR=2`` give the other looks. Needs xvfb, openbox, xdotool, imagemagick.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from installer.screen import virtual_screen
from marianne_desk.exchange.national_list import read_sites
from marianne_desk.storage.contacts import contacts_of_day
from marianne_desk.storage.keys import find_key
from marianne_desk.storage.place import Place
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.set_up import set_up
from marianne_desk.usecases.simulate import fill_desk
from tests.trials.counter_day import DAY, Act
from tests.trials.fast_window import fast_clock
from tests.trials.kept_cases import CasesOnDisk

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / "resources" / "sample" / "sites.csv"
PASSPHRASE = "trois canards sur la Mayenne"
ZONE = ZoneInfo("Europe/Paris")
THE_DAY = date(2026, 11, 24)
BEGIN = datetime(2026, 11, 24, 8, 50, tzinfo=ZONE)
TYPING_MS = "12"
PATIENCE = 30.0
"""Seconds that an appointment has to be on the disk."""


class Life:
    """A window on a virtual screen, and its clock. ``wrong``: what was not on the disk when it should have been;
    ``took``: what the stopwatch said."""

    def __init__(self, folder: Path, output: Path, environ: Mapping[str, str], pace: float) -> None:
        self._folder, self._output, self._pace = folder, output, pace
        place = Place(folder)
        self._disk = CasesOnDisk(place.database, find_key(place, place.read_desk_id(), PASSPHRASE), BEGIN)
        self.wrong: list[str] = []
        self.took: list[str] = []
        self._speed: float | None = None
        self._begun, self._pressed, self._appointments = 0.0, 0, 0
        self._environ = {**environ, "MARIANNE_DESK_PASSPHRASE": PASSPHRASE, "QT_QPA_PLATFORM": "xcb"}
        self._environ["HOME"] = str(folder.parent)  # should a key go astray, nothing is saved elsewhere
        self._started = time.time()
        self._window = self._open()

    def live(self, act: Act) -> None:
        """Waits for the hour of the act, then presses its keys."""
        at = datetime.combine(THE_DAY, datetime.strptime(act.at, "%H:%M").time(), ZONE)  # noqa: DTZ007
        while fast_clock(BEGIN, self._started, self._pace) < at:
            time.sleep(0.05)
        print(f"{act.at}  {act.what}", flush=True)
        does = {"k": self._key, "t": self._type, "p": self._picture, "w": _wait, "x": self._kill}
        does |= {"s": self._go_at, "b": self._begin, "e": self._end, "d": self._look_at_the_disk}
        for key in act.keys:
            kind, _, value = key.partition(":")
            does[kind](value)
        _wait("1.2")

    def close(self) -> None:
        """Closes the window as a person does."""
        self._key("alt+F4")
        try:
            self._window.wait(20)
        except subprocess.TimeoutExpired:
            self._window.kill()
            self._window.wait()

    def happened(self) -> Counter[str]:
        """What stands in the cases of the day, « who: what »."""
        return self._disk.happened()

    def _open(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.trials.fast_window", str(self._folder), BEGIN.isoformat()]
        command += [str(self._started), str(self._pace)]
        window = subprocess.Popen(command, cwd=ROOT, env=self._environ)
        self._xdotool("search", "--sync", "--onlyvisible", "--name", "Marianne Desk")
        _wait("3")
        return window

    def _kill(self, _what: str) -> None:
        self._window.kill()
        self._window.wait()
        self._window = self._open()

    def _key(self, name: str) -> None:
        began = time.monotonic()
        self._xdotool("key", "--delay", TYPING_MS, name)
        self._rest(name.count("+") + 1, began)

    def _type(self, text: str) -> None:
        for part in text if self._speed else [text]:
            began = time.monotonic()
            self._xdotool("type", "--delay", TYPING_MS, part)
            self._rest(len(part), began)

    def _rest(self, keys: int, began: float) -> None:
        """As long as a person takes for so many keys, or a moment."""
        self._pressed += keys
        took = time.monotonic() - began
        time.sleep(max(0.0, keys / self._speed - took) if self._speed else 0.15)

    def _go_at(self, keys_a_second: str) -> None:
        self._speed = float(keys_a_second) if keys_a_second else None

    def _begin(self, _what: str) -> None:
        _cases, self._appointments = self._disk.counts()
        self._begun, self._pressed = time.monotonic(), 0

    def _end(self, _what: str) -> None:
        while self._disk.counts()[1] == self._appointments:
            if time.monotonic() - self._begun > PATIENCE + self._pressed:
                self.wrong.append("aucun rendez-vous gardé")
                return
            time.sleep(0.02)
        seconds = time.monotonic() - self._begun
        said = f"de la demande au rendez-vous gardé : {self._pressed} touches, {seconds:.1f} s"
        print(f"       {said}", flush=True)
        self.took.append(said)

    def _look_at_the_disk(self, expected: str) -> None:
        cases, appointments = self._disk.counts()
        if expected != f"{cases} {appointments}":
            self.wrong.append(f"{cases} dossier(s) et {appointments} rendez-vous au lieu de « {expected} »")
        self.wrong += self._disk.half_there()

    def _picture(self, name: str) -> None:
        target = str(self._output / f"{name}.png")
        subprocess.run(["import", "-window", "root", target], env=self._environ, check=True)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environ, check=True, stdout=subprocess.DEVNULL)


def _wait(seconds: str) -> None:
    time.sleep(float(seconds))


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A virtual screen with a window manager and a French keyboard."""
    with virtual_screen() as environ:
        manager = subprocess.Popen(["openbox"], env=environ, stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        subprocess.run(["setxkbmap", "-layout", "fr", "-variant", "oss"], env=environ, check=True)
        try:
            yield environ
        finally:
            manager.terminate()
            manager.wait()


def learned_desk(folder: Path) -> None:
    """A desk with six simulated months up to the evening before."""
    desk = set_up(folder, read_sites(SITES).sites[0], PASSPHRASE)
    fill_desk(desk, THE_DAY - timedelta(days=1), 6, 14.0, 7).desk.close()


def kept(folder: Path) -> Counter[str]:
    """Contacts of the day by channel, as they are on the disk."""
    desk = open_desk(folder, PASSPHRASE, lambda: BEGIN + timedelta(hours=10))
    try:
        with desk.store.reading() as connection:
            bounds = (int(BEGIN.timestamp()) - 3600, int(BEGIN.timestamp()) + 12 * 3600)
            found = contacts_of_day(connection, THE_DAY, bounds)
        return Counter(item.contact.channel.value for item in found if item.contact.recorded_at >= BEGIN)
    finally:
        desk.close()


def main(argv: list[str]) -> int:
    """Lives the day and compares."""
    os.environ.setdefault("MARIANNE_DESK_LOOK", "light")
    arguments = argparse.ArgumentParser(description="Lives a day in the real window.")
    arguments.add_argument("-o", dest="output", type=Path, default=ROOT / "demo-output" / "journee")
    arguments.add_argument("--pace", type=float, default=120.0)
    chosen = arguments.parse_args(argv)
    chosen.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="marianne-day-") as folder:
        learned_desk(Path(folder, "desk"))
        with screen() as environ:
            life = Life(Path(folder, "desk"), chosen.output, environ, chosen.pace)
            for act in DAY:
                life.live(act)
                if (
                    life.wrong
                ):  # the keys that follow would be pressed in another window than the one they are for
                    break
            life.close()
        lived = Counter(one for act in DAY for one in (*act.counts, *act.happened))
        found = kept(Path(folder, "desk")) + life.happened()
    print(f"vécu {dict(sorted(lived.items()))}")
    print(f"gardé {dict(sorted(found.items()))}")
    print(*life.took, *life.wrong, sep="\n")
    return 0 if lived == found and not life.wrong else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
