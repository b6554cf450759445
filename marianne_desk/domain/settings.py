"""What a desk has chosen for itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from marianne_desk.domain.delays import Alarms, Delays


@dataclass(frozen=True, slots=True)
class Agent:
    """A person who works at the desk. ``active`` False: retired from the list, kept for what it did."""

    code: str
    label: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """``msa_country``: family, health and retirement each have two operators here, so one more key chooses.
    ``usual_operators``: the desk's own default where the trade has two, by reason code or theme code.
    ``communes``: the desk's usual ones, most frequent first, nine at most are shown.
    ``agent``: code of the agent at the counter.
    ``backup_folder``: where copies go; None: into the data folder, where they die with the computer.
    ``recovery_sheet``: when the recovery sheet was last printed or saved; None: never.
    ``targets``: what the house wants of a measured figure, in whole percent by its identifier (contract.md §6); a
    figure that is not named has none.
    ``alarms``: working days after which a partner is reminded, where the directory says nothing of it.
    ``rooms``: where a partner or a visio-guichet receives here.
    ``identity_months``: months after the closing of a case until its visitor is erased, ``mandate_months``: after the
    end of a mandate."""

    delays: Delays = field(default_factory=Delays)
    msa_country: bool = True
    usual_operators: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    communes: tuple[str, ...] = ()
    agent: str = "agent-1"
    backup_folder: str | None = None
    recovery_sheet: date | None = None
    targets: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    alarms: Alarms = field(default_factory=Alarms)
    rooms: tuple[str, ...] = ("Espace confidentiel",)
    identity_months: int = 6
    mandate_months: int = 12


TARGETED = ("solved_share", "wait_within", "answers_email", "answers_mail", "answers_phone")
"""The figures for which a house may set itself a target: shares, the higher the better."""
