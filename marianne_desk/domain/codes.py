"""The closed lists of the trade. Source: contract.md §1, domain.md §4.4 and §4.5.

Themes, reasons and operators are open lists (a desk adds its own): they are in ``vocabulary``.
"""

from enum import StrEnum


class Channel(StrEnum):
    """How the person reached the desk (canal)."""

    DESK = "desk"
    PHONE = "phone"
    EMAIL = "email"
    MAIL = "mail"
    VIDEO = "video"
    APPOINTMENT = "appointment"
    PERMANENCE = "permanence"


WRITTEN = frozenset({Channel.EMAIL, Channel.MAIL})
"""Channels where the request arrives before anybody reads it: the receipt has to be asked for."""

WAITING = frozenset({Channel.DESK, Channel.APPOINTMENT})
"""Channels of people who sit in the waiting room of the house itself (a permanence is counted apart)."""

ON_THE_SPOT = frozenset({Channel.DESK, Channel.PHONE})
"""Channels of « résolu sur place »."""


class Help(StrEnum):
    """Nature of the help given (nature de l'aide); several may apply to one request."""

    INFORMATION = "information"
    ONLINE = "online"
    FILE = "file"
    CONTACT = "contact"
    SELF_SERVICE = "self_service"


class Outcome(StrEnum):
    """What became of a request (issue)."""

    SOLVED = "solved"
    ORIENTED = "oriented"
    APPOINTMENT = "appointment"
    FORWARDED = "forwarded"
    PENDING = "pending"
    DROPPED = "dropped"


class RequestKind(StrEnum):
    """A request proper, a complaint (réclamation) or a suggestion."""

    REQUEST = "request"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"


class Need(StrEnum):
    """A need of the person that the desk has to meet (besoin particulier)."""

    READING = "reading"
    INTERPRETER = "interpreter"
    ACCESS = "access"


class Age(StrEnum):
    """Age bracket. Source: domain.md §4.5, brackets of La Coop."""

    UNDER_12 = "0-11"
    FROM_12 = "12-17"
    FROM_18 = "18-24"
    FROM_25 = "25-39"
    FROM_40 = "40-59"
    FROM_60 = "60-69"
    FROM_70 = "70+"


class Acknowledgement(StrEnum):
    """Who sent the acknowledgement of receipt: the mailbox by itself, or an agent."""

    AUTO = "auto"
    AGENT = "agent"
