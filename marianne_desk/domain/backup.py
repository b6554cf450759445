"""What is known of a desk's backups, and what the first screen says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class BackupRun:
    """One attempt. ``at`` is aware. ``failure``: code of the sentence, empty when the copy was verified; ``contacts``:
    how many the verified copy holds."""

    at: datetime
    folder: str
    failure: str = ""
    file: str = ""
    contacts: int | None = None


class Warned(StrEnum):
    """What has to be said until it is mended."""

    NOTHING = ""
    FAILED = "failed"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class BackupState:
    """``folder``: where copies go; ``on_this_computer``: in the data folder, so that they die with it.
    ``last_good``: the last verified one there, None when there is none that we know of. ``failed``: the last attempt,
    when it failed. ``uncopied_since``: the first day before today of which no verified copy holds all."""

    folder: str
    on_this_computer: bool
    last_good: BackupRun | None = None
    failed: BackupRun | None = None
    uncopied_since: date | None = None

    @property
    def warned(self) -> Warned:
        """A failure before a missed one: it says why."""
        if self.failed is not None:
            return Warned.FAILED
        return Warned.MISSED if self.uncopied_since is not None else Warned.NOTHING


def state_of(
    folder: str, runs: Iterable[BackupRun], on_this_computer: bool, uncopied_since: date | None
) -> BackupState:
    """The state of the backups into ``folder``; runs into other folders are left out: that a stick in a drawer was
    fine once says nothing of the folder that is to be relied on."""
    here = sorted((run for run in runs if run.folder == folder), key=lambda run: run.at)
    good = [run for run in here if not run.failure]
    failed = here[-1] if here and here[-1].failure else None
    return BackupState(folder, on_this_computer, good[-1] if good else None, failed, uncopied_since)
