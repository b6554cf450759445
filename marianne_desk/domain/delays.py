"""What the desk promises, in days and minutes, and the day when an answer is owed. Source: contract.md §2."""

from dataclasses import dataclass

from marianne_desk.domain.codes import Channel

IMPORTED_DAYS = 90
"""So old may be what an old spreadsheet leaves open, when it comes in, to be in « À répondre »."""


@dataclass(frozen=True, slots=True)
class Delays:
    """The delays in force: working days for written answers and telephone messages, minutes for waiting."""

    mail: int = 15
    email: int = 5
    phone_message: int = 1
    waiting_minutes: int = 15

    def owed_in(self, channel: Channel, *, received: bool) -> int | None:
        """Working days within which an answer is owed; None where none is owed. A telephone call owes one only
        when it left a message (``received``: its receipt was noted)."""
        if channel is Channel.MAIL:
            return self.mail
        if channel is Channel.EMAIL:
            return self.email
        if channel is Channel.PHONE and received:
            return self.phone_message
        return None


@dataclass(frozen=True, slots=True)
class Alarms:
    """Working days after which a partner is reminded: ``first`` while nobody took the case up, ``next`` between two
    answers. Source: domain.md §4.6."""

    first: int = 3
    next: int = 15
