"""Who is at the counter, and whether lists show what is theirs or everybody's. No Qt."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from marianne_desk.domain.settings import Agent
    from ui.counter.load import Loaded


class Viewpoint(Protocol):
    """What the screens are told (``ui.context.News``)."""

    agent: str
    mine: bool

    def look_as(self, agent: str, *, mine: bool) -> None:
        """The agent at the counter (a code) and whether lists show only what is theirs."""


class Seat:
    """``name`` shows who is there, beside the clock; ``keep`` keeps the choice."""

    def __init__(
        self,
        viewpoint: Viewpoint,
        say: Callable[[str], None],
        name: Callable[[str, bool], None],
        keep: Callable[[str], None],
    ) -> None:
        self._viewpoint, self._say, self._name, self._keep = viewpoint, say, name, keep
        self._agents: tuple[Agent, ...] = ()
        self._simulated = False

    @property
    def agent(self) -> str:
        """Code of the agent at the counter; empty until the desk is known."""
        return self._viewpoint.agent

    @property
    def only(self) -> str | None:
        """Code of the agent whose records are shown; None: everybody's."""
        return self._viewpoint.agent if self._viewpoint.mine else None

    @property
    def labels(self) -> Mapping[str, str]:
        """Names of the agents by code, those who left too."""
        return {agent.code: agent.label for agent in self._agents}

    @property
    def several(self) -> bool:
        """Whether more than one agent works here."""
        return sum(agent.active for agent in self._agents) > 1

    def known(self, loaded: "Loaded") -> None:
        """The desk says who works here and who is at the counter."""
        self._agents, self._simulated = loaded.agents, loaded.simulated
        self._look(loaded.agent, mine=self._viewpoint.mine)

    def next(self) -> None:
        """The next agent is at the counter."""
        codes = [agent.code for agent in self._agents if agent.active]
        if len(codes) < 2:
            if codes:
                self._say("Un seul agent au guichet. Réglages, Agents en ajoute un autre.")
            return
        here = codes.index(self.agent) if self.agent in codes else -1
        code = codes[(here + 1) % len(codes)]
        self._keep(code)
        self._look(code, mine=self._viewpoint.mine)
        self._say(f"{self.labels[code]} est au guichet. Ce qui suit est à son nom.")

    def turn(self) -> None:
        """« Les miens » instead of « tous », and back."""
        if not self.agent:
            return
        mine = not self._viewpoint.mine
        self._look(self.agent, mine=mine)
        whose = (
            f"seulement ce qu’a noté {self.labels.get(self.agent, self.agent)}" if mine else "tous les agents"
        )
        self._say(f"Listes\u00a0: {whose}. Alt+M change.")

    def _look(self, code: str, *, mine: bool) -> None:
        label = self.labels.get(code, "")
        self._name(f"{label} (les miens)" if mine and label else label, self._simulated)
        self._viewpoint.look_as(code, mine=mine)
