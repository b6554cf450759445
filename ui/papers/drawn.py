"""A paper that was drawn on a lane. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrawnPaper:
    """A paper ready to be looked at: the name that its file is given unless the person chooses another, what stands
    over its pages."""

    pdf: bytes
    file: str
    title: str
