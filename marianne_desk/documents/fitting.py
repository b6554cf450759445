"""A page that holds what it has to say: said shorter until it fits."""

from collections.abc import Callable

from marianne_desk.documents.layout import Block
from marianne_desk.documents.tagged_canvas import Element

Builder = Callable[[Element, int], list[Block]]


def fitted(root: Element, build: Builder, room: float, levels: int) -> list[Block]:
    """The blocks of one page: ``build`` is asked level after level, from the fullest (0), until they fit the room."""
    for level in range(levels):
        trial = Element("Document")
        blocks = build(trial, level)
        if sum(block.height for block in blocks) <= room or level == levels - 1:
            break
    root.kids += trial.kids
    return blocks
