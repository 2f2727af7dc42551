"""How far has a packet got between two interfaces, and what was said of it on the way?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory
from vpcviz.steps.model import AWS, Model
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Dropped, Forwarded, Verdict


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    A frame at the interface that it is for.

    Attributes:
        steps: What concerned this copy alone, where a frame went to several interfaces.
    """

    port: ObjectId
    frame: Packet
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Transit:
    """
    What the fabric made of a frame.

    Attributes:
        deliveries: The frames that come out of it, one or none unless something was flooded.
        lost: The ways of the copies of a flooded frame that ended within the fabric.
        reply: What a receiver that is no guest sends back: a subnet's router, a host on the Internet.
        replier: Who that is.
        is_accepted: Whether it took the packet as the answer that it had waited for.
    """

    steps: tuple[Step, ...]
    memory: Memory
    deliveries: tuple[Delivery, ...] = ()
    lost: tuple[tuple[Step, ...], ...] = ()
    reply: Packet | None = None
    replier: ObjectId = NO_ID
    is_accepted: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A packet on its way through the fabric; every stage gives a new one.

    Attributes:
        is_over: Whether a stage has ended the way.
        lifted: Stages at places whose refusal does not count.
        routed: From which interfaces it has been routed so far, as which packet, its TTL aside, and after how many
            steps.
        model: How the network works.
        reply: What its sender is told, where its way has ended with a complaint.
        replier: Who tells it.
    """

    packet: Packet
    memory: Memory
    steps: tuple[Step, ...] = ()
    is_over: bool = False
    lifted: frozenset[tuple[Stage, ObjectId]] = field(default=frozenset())
    routed: tuple[tuple[ObjectId, Packet, int], ...] = ()
    model: Model = AWS
    reply: Packet | None = None
    replier: ObjectId = NO_ID

    def through(self, stage: Stage, at: ObjectId, verdict: Verdict) -> "Passage":
        """Note what a stage answered, and go on with its packet."""
        if isinstance(verdict, Dropped) and verdict.reason.can_be_lifted and (stage, at) in self.lifted:
            verdict = Forwarded(verdict.packet, verdict.evidence)
        step = Step(stage, at, self.packet, verdict)
        is_over = not isinstance(verdict, Forwarded)
        return Passage(verdict.packet, self.memory, (*self.steps, step), is_over, self.lifted, self.routed, self.model)

    def told(self, replier: ObjectId, reply: Packet | None) -> "Passage":
        """Have the sender told what became of its packet; of an ICMP error nobody is told anything."""
        return replace(self, reply=reply, replier=replier)

    def remembering(self, memory: Memory) -> "Passage":
        return replace(self, memory=memory)

    def copied(self, copies: Sequence[Transit]) -> Transit:
        """End the passage in several copies, each of which has gone on from here by itself."""
        common = len(self.steps)
        deliveries = (replace(one, steps=copy.steps[common:]) for copy in copies for one in copy.deliveries)
        lost = tuple(copy.steps[common:] for copy in copies if not copy.deliveries)
        return Transit(self.steps, self.memory, tuple(deliveries), lost)

    def transit(self, *deliveries: Delivery) -> Transit:
        """End the passage."""
        return Transit(self.steps, self.memory, deliveries, (), self.reply, self.replier)


@dataclass(frozen=True, slots=True)
class Served:
    """
    What has become of a packet behind an interface of AWS's own.

    Attributes:
        leaves: The interface by which it goes on, by the route table of that one's subnet, unless the passage is over;
            None where it goes on by none.
        connection: By which it goes on to a site; NO_ID where it does not.
    """

    passage: Passage
    leaves: Interface | None
    connection: ObjectId = NO_ID


Serve = Callable[[Passage, Interface, Interface | None, Network], Served]
"""
What AWS runs behind an interface of its own does its work on a packet that has come in there.

Takes the packet's passage, the interface, the one of the VPC that the packet comes from, None where it comes from none,
and the network.
"""


@dataclass(frozen=True, slots=True)
class Speak:
    """
    What AWS runs behind an interface of its own sends something itself: an answer, if it may.

    Attributes:
        stage: What that is called.
        let_out: What becomes of it, given the interface and what that has let in.
    """

    stage: Stage
    let_out: Callable[[Packet, Interface, Memory], Forwarded | Dropped]


@dataclass(frozen=True, slots=True)
class Onward:
    """
    Where a packet goes on behind what a route leads through.

    Attributes:
        vpc: In which its destination's address counts.
        interface: To which it is carried, whatever its destination; None where that is looked up.
    """

    passage: Passage
    vpc: ObjectId
    interface: Interface | None = None


Take = Callable[[Packet, ObjectId, Interface, Network], Verdict]
Fit = Callable[[Passage, ObjectId, Interface, Network], Passage]
Give = Callable[[Packet, ObjectId, Network, Memory], Forwarded | Dropped]


@dataclass(frozen=True, slots=True)
class AtEdge:
    """
    How something works that AWS runs on the device at a region's edge.

    Attributes:
        stage: What its work is called.
        take: What becomes of a packet that has come to the edge, given the thing's id and the interface that sent it;
            what is forwarded there goes on to a site by its connection or, where it has none, to the Internet.
        give: What becomes of what is to go into the VPC, given the thing's id and the connections that it remembers.
        connection: By which a packet goes on to a site that was taken and not delivered; None where none does.
        fit: Holds a packet that has come there against the MTU of the Internet behind it; None where that is not.
    """

    stage: Stage
    take: Take
    give: Give
    connection: Callable[[Packet, ObjectId, Network], ObjectId] | None = None
    fit: Fit | None = None


Carry = Callable[[Passage, ObjectId, bool, Network], Passage]
"""
What leads to a site carries a packet from one end to the other.

Takes the packet's passage, the thing's id, whether AWS's end is the sender, and the network.
"""


Admit = Callable[[Passage, ObjectId, Network], Served]
"""
A gateway to which more than one thing is attached does its work on a packet that has come from a site.

Takes the packet's passage, the id of the connection by which it came, and the network.
"""


Cross = Callable[[Passage, ObjectId, Interface, Network], Onward]
"""
What a route leads through does its work on a packet.

Takes the packet's passage, the thing's id, the interface that the packet comes from, and the network.
"""
