"""The two ways in which an act can fail without a bug. Their sentences are in ``marianne_desk.wording``."""


class UserError(Exception):
    """What the person gave cannot be accepted. Nothing was written.

    ``code`` names the sentence in ``wording``; ``field`` is the name of the contract's column or of the
    input beside which the sentence is shown (``None``: not one input); ``values`` fill the sentence.
    """

    def __init__(self, code: str, field: str | None = None, **values: object) -> None:
        super().__init__(code, field, values)
        self.code = code
        self.field = field
        self.values = values


class MachineError(Exception):
    """The machine refused (disk full, file damaged, keyring locked …). What was acknowledged before is kept.

    ``code`` and ``values`` as in :class:`UserError`. The sentence says what happened, what was kept, what to do.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Cancelled(Exception):  # noqa: N818 (an answer, not a fault)
    """The person stopped a long act. Nothing of it was kept."""
