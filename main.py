"""Starts the desk: the window without a command, the terminal with one (``marianne_desk.cli``)."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marianne_desk.usecases.demonstration import Demonstration


def window_options(argv: list[str]) -> tuple[str | None, bool] | None:
    """The data folder and whether to measure the start; None when ``argv`` asks for the terminal.

    Read by hand, because the window must be painted before a parser of commands is even loaded.
    """
    folder: str | None = None
    measure = False
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--data" and rest:
            folder = rest.pop(0)
        elif word.startswith("--data="):
            folder = word.partition("=")[2]
        elif word == "--measure-start":
            measure = True
        else:
            return None
    return folder, measure


def has_screen() -> bool:
    """Whether a window has somewhere to open; Qt would end the process where it has not."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def show_demonstration(demonstration: "Demonstration", pictures: bool) -> int:
    """Opens the window on the demonstration; where there is no screen, or on demand, takes pictures and leaves."""
    from marianne_desk.storage.keys import PASSPHRASE_VARIABLE
    from marianne_desk.usecases.demonstration import PASSPHRASE

    os.environ[PASSPHRASE_VARIABLE] = PASSPHRASE
    if not has_screen():
        pictures = True
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not pictures:
        from ui.app import run_window

        return run_window(str(demonstration.desk), False)
    from ui.pictures import take_pictures

    papers = {
        "fiche": demonstration.sheet,
        "papier": demonstration.slip,
        "trimestre": demonstration.quarter,
    }
    try:
        pictures_taken = take_pictures(
            demonstration.desk,
            demonstration.sheet.parent,
            demonstration.moment,
            {name: paper for name, paper in papers.items() if paper is not None},
        )
    except TimeoutError:
        print(
            "La fenêtre ne s’est pas ouverte à temps. Rien n’est perdu : relancez la même commande.",
            file=sys.stderr,
        )
        return 1
    for picture in pictures_taken:
        print(f"Image : {picture}")
    return 0


def main(argv: list[str]) -> int:
    """Runs the window or a command and returns the exit code."""
    options = window_options(argv)
    if options is None:
        from marianne_desk.cli import run

        return run(argv, show_demonstration)
    if not has_screen():
        print("Il n’y a pas d’écran ici. Les commandes du terminal : main.py --help", file=sys.stderr)
        return 2
    import gc

    gc.disable()  # until the first frame: what is loaded before it stays, there is nothing to collect
    from ui.app import run_window

    return run_window(*options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
