"""What does the address of a page ask: which probe, under which model, at which step, seen by whom?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from vpcviz.facts.protocols import protocol_name
from vpcviz.network.probe import SavedProbe
from vpcviz.steps.model import AWS

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "from": "source",
        "to": "destination",
        "protocol": "protocol",
        "port": "port",
        "source_address": "source_address",
        "source_port": "source_port",
        "size": "size",
        "ttl": "ttl",
        "idle": "idle",
    }
)
"""What of an address says in a text of its own which packet is sent, and what a question calls it."""

NEEDED = ("from", "to", "protocol")
"""Those of them that a probe can't be without."""

PROBE_PARAMETERS = (*TEXTS, "dont_fragment")
"""What of an address says which packet is sent; where one of them is said, nothing of another probe is kept."""


@dataclass(frozen=True, slots=True)
class Question:
    """
    What is asked, as text that nobody has checked yet.

    Attributes:
        protocol: A name or a number.
        port: Empty for the protocol's usual one; so are the ports and addresses of the source, the size and the TTL.
        idle: For how many seconds the connection has lain idle of which it is a later packet; empty where it opens one.
        dont_fragment: Whether nobody may split the packet.
        inject: What is put into the network besides the packet, each as the command takes it.
        trace: Whether it is asked, too, who answers a packet of each TTL.
        switches: Switches of the model that stand otherwise, each as `arp_answer=router-mac`.
        off: The routes that are left out, each as `rt-public:0.0.0.0/0`.
        warm: Whether every neighbour is known before the first step.
        who: The instance whose terminal is looked at; empty for the sender.
        view: The command that is typed there; empty for the first.
        stack: Which stack of headers is looked at, `before` the step; empty for that after it.
        panel: What stands beside the drawing; empty for the evidence of the step.
        sorts: Which sorts of steps are wanted in the list of them; all where there is none.
        place: The place whose steps are wanted there; empty for all.
        step: The link of the step to show; empty for the first.
    """

    source: str
    destination: str
    protocol: str
    port: str = ""
    source_address: str = ""
    source_port: str = ""
    size: str = ""
    ttl: str = ""
    idle: str = ""
    dont_fragment: bool = False
    inject: tuple[str, ...] = ()
    trace: bool = False
    model: str = AWS.name
    switches: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    warm: bool = False
    who: str = ""
    view: str = ""
    stack: str = ""
    panel: str = ""
    sorts: tuple[str, ...] = ()
    place: str = ""
    step: str = ""

    @property
    def texts(self) -> Mapping[str, str]:
        """What says which packet is sent, by the names that it has in an address; empty for what is usual."""
        return {name: getattr(self, attribute) for name, attribute in TEXTS.items()}

    @property
    def query(self) -> str:
        """The question as it stands in an address, behind the question mark; what is usual is left out."""
        texts = [(name, text) for name, text in self.texts.items() if text or name in NEEDED]
        pairs = [*texts, *([("dont_fragment", "1")] if self.dont_fragment else [])]
        pairs += [("inject", one) for one in self.inject]
        pairs += [("model", self.model)] if self.model != AWS.name else []
        pairs += [("set", switch) for switch in self.switches]
        pairs += [("off", route) for route in self.off]
        pairs += [("warm", "1")] if self.warm else []
        pairs += [("trace", "1")] if self.trace else []
        pairs += [("who", self.who)] if self.who else []
        pairs += [("view", self.view)] if self.view else []
        pairs += [("stack", self.stack)] if self.stack else []
        pairs += [("panel", self.panel)] if self.panel else []
        pairs += [("kind", ",".join(self.sorts))] if self.sorts else []
        pairs += [("place", self.place)] if self.place else []
        pairs += [("step", self.step)] if self.step else []
        return urlencode(pairs, safe=":/")

    def at_step(self, link: str) -> "Question":
        """Ask the same, shown at another step."""
        return replace(self, step=link)

    def with_probe_of(self, other: "Question") -> "Question":
        """Ask about another probe, all else being as it is, from the first step on."""
        texts = {attribute: getattr(other, attribute) for attribute in TEXTS.values()}
        return replace(self, **texts, dont_fragment=other.dont_fragment, step="")

    def sends_as(self, other: "Question") -> bool:
        """Say whether both ask about the same probe."""
        return self == replace(self.with_probe_of(other), step=self.step)

    def seen_by(self, who: str, view: str) -> "Question":
        """Ask the same, with another command typed into another terminal."""
        return replace(self, who=who, view=view)

    def with_stack(self, stack: str) -> "Question":
        """Ask the same, with the headers as they were before the step or, by nothing, as they are after it."""
        return replace(self, stack=stack)

    def beside(self, panel: str) -> "Question":
        """Ask the same, with something else beside the drawing."""
        return replace(self, panel=panel)

    def with_route_toggled(self, route: str) -> "Question":
        """Ask the same with one route more left out or, where it was, put back."""
        others = tuple(one for one in self.off if one != route)
        return replace(self, off=others if len(others) < len(self.off) else (*self.off, route))


NOTHING_ASKED = Question("", "", "icmp")


def address_asking(page: str, question: Question) -> str:
    """Give the address of a page, be it one with parameters of its own, that asks a question."""
    return f"{page}{'&' if '?' in page else '?'}{question.query}"


def question_of(probe: SavedProbe) -> Question:
    """Ask what a saved probe asks."""
    texts: dict[str, Any] = {
        name: "" if (value := getattr(probe, name)) is None else str(value) for name in TEXTS.values()
    }
    texts["protocol"] = protocol_name(probe.protocol)
    return replace(NOTHING_ASKED, **texts, dont_fragment=probe.dont_fragment)


def read_question(parameters: Mapping[str, Sequence[str]], usual: Question) -> Question:
    """
    Read an address's parameters.

    Args:
        parameters: Every value of each; of those that can stand only once, the last counts.
        usual: What is asked where the address does not say.
    """

    def last(name: str, otherwise: str) -> str:
        return parameters[name][-1].strip() if parameters.get(name) else otherwise

    asks_anew = any(parameters.get(name) for name in PROBE_PARAMETERS)
    return Question(
        **{
            attribute: last(name, "" if asks_anew and name not in NEEDED else getattr(usual, attribute))
            for name, attribute in TEXTS.items()
        },
        dont_fragment=last("dont_fragment", "1" if usual.dont_fragment and not asks_anew else "") not in ("", "0"),
        # One that is taken back is an empty field in the form.
        inject=tuple(filter(None, (one.strip() for one in parameters.get("inject", ())))),
        trace=last("trace", "") not in ("", "0"),
        model=last("model", AWS.name) or AWS.name,
        # A switch that stands as usual is an empty choice in the form.
        switches=tuple(filter(None, parameters.get("set", ()))),
        off=tuple(dict.fromkeys(parameters.get("off", ()))),
        warm=last("warm", "") not in ("", "0"),
        who=last("who", ""),
        view=last("view", ""),
        stack=last("stack", ""),
        panel=last("panel", ""),
        # A form says each by itself, an address all of them at once.
        sorts=tuple(filter(None, dict.fromkeys(",".join(parameters.get("kind", ())).split(",")))),
        place=last("place", ""),
        step=last("step", ""),
    )
