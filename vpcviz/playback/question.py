"""What does the address of a page ask: which probe, under which model, at which step, seen by whom?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from vpcviz.facts.protocols import protocol_name
from vpcviz.network.probe import SavedProbe
from vpcviz.steps.model import AWS

PROBE_PARAMETERS = ("from", "to", "protocol", "port", "size", "ttl", "dont_fragment")
"""What of an address says which packet is sent; where one of them is said, nothing of another probe is kept."""


@dataclass(frozen=True, slots=True)
class Question:
    """
    What is asked, as text that nobody has checked yet.

    Attributes:
        protocol: A name or a number.
        port: Empty for the protocol's usual one; so are the size and the TTL.
        dont_fragment: Whether nobody may split the packet.
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
    size: str = ""
    ttl: str = ""
    dont_fragment: bool = False
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
    def query(self) -> str:
        """The question as it stands in an address, behind the question mark; what is usual is left out."""
        pairs = [("from", self.source), ("to", self.destination), ("protocol", self.protocol)]
        pairs += [("port", self.port)] if self.port else []
        pairs += [("size", self.size)] if self.size else []
        pairs += [("ttl", self.ttl)] if self.ttl else []
        pairs += [("dont_fragment", "1")] if self.dont_fragment else []
        pairs += [("model", self.model)] if self.model != AWS.name else []
        pairs += [("set", switch) for switch in self.switches]
        pairs += [("off", route) for route in self.off]
        pairs += [("warm", "1")] if self.warm else []
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
        return replace(
            self,
            source=other.source,
            destination=other.destination,
            protocol=other.protocol,
            port=other.port,
            size=other.size,
            ttl=other.ttl,
            dont_fragment=other.dont_fragment,
            step="",
        )

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


def address_asking(page: str, question: Question) -> str:
    """Give the address of a page, be it one with parameters of its own, that asks a question."""
    return f"{page}{'&' if '?' in page else '?'}{question.query}"


def question_of(probe: SavedProbe) -> Question:
    """Ask what a saved probe asks."""
    port, size, ttl = ("" if number is None else str(number) for number in (probe.port, probe.size, probe.ttl))
    ends = (probe.source, probe.destination)
    return Question(*ends, protocol_name(probe.protocol), port, size, ttl, probe.dont_fragment)


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
        source=last("from", usual.source),
        destination=last("to", usual.destination),
        protocol=last("protocol", usual.protocol),
        port=last("port", "" if asks_anew else usual.port),
        size=last("size", "" if asks_anew else usual.size),
        ttl=last("ttl", "" if asks_anew else usual.ttl),
        dont_fragment=last("dont_fragment", "1" if usual.dont_fragment and not asks_anew else "") not in ("", "0"),
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
