"""What do guests and hosts remember between two packets?"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from vpcviz.facts.identifiers import Address, MacAddress, ObjectId
from vpcviz.packets.flow import Flow
from vpcviz.packets.packet import Packet


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    A packet that waits for its next hop's MAC address.

    Attributes:
        is_own: Whether the guest made it itself, and does not forward it for another.
    """

    packet: Packet
    is_own: bool


class Side(StrEnum):
    """Which way a packet crosses an interface."""

    IN = "in"
    OUT = "out"

    @property
    def other(self) -> "Side":
        return Side.OUT if self is Side.IN else Side.IN


@dataclass(frozen=True, slots=True)
class Memory:
    """
    A value: what learns something gives back a new one.

    Attributes:
        neighbours: By interface and address, the MAC address that a guest has learnt.
        waiting: By interface and address, the packet that waits for a neighbour.
        connections: Per interface and way, the flows that its security groups have let through.
        bindings: Per instance, from the flow of an answer to a masqueraded packet to the packet's own flow.
        ways_back: Per interface, from the flow of an answer to the interface of AWS's own by which it goes back: that
            has handed the connection on, with the client's address in it.
        expected: Per sender, the flows that it waits to be answered.
        mappings: Per host, the destinations that it has a mapping for; only asked where the model asks on demand.
        forgotten: Per interface and way, the flows that were let through, each with the reason why it is forgotten.
        path_mtus: By instance and destination, how many octets get there, where the instance has been told.
    """

    neighbours: Mapping[tuple[ObjectId, Address], MacAddress] = field(default_factory=dict)
    waiting: Mapping[tuple[ObjectId, Address], Waiting] = field(default_factory=dict)
    connections: frozenset[tuple[ObjectId, Side, Flow]] = frozenset()
    bindings: Mapping[tuple[ObjectId, Flow], Flow] = field(default_factory=dict)
    ways_back: Mapping[tuple[ObjectId, Flow], ObjectId] = field(default_factory=dict)
    expected: frozenset[tuple[ObjectId, Flow]] = frozenset()
    mappings: frozenset[tuple[ObjectId, str]] = frozenset()
    path_mtus: Mapping[tuple[ObjectId, Address], int] = field(default_factory=dict)
    forgotten: Mapping[tuple[ObjectId, Side, Flow], str] = field(default_factory=dict)

    def with_neighbour(self, port: ObjectId, address: Address, mac: MacAddress) -> "Memory":
        """Learn a neighbour; what waited for it no longer does."""
        waiting = {key: value for key, value in self.waiting.items() if key != (port, address)}
        return replace(self, neighbours={**self.neighbours, (port, address): mac}, waiting=waiting)

    def with_waiting(self, port: ObjectId, address: Address, waiting: Waiting) -> "Memory":
        """Let a packet wait for a neighbour."""
        return replace(self, waiting={**self.waiting, (port, address): waiting})

    def without_waiting(self) -> "Memory":
        """Give up all that waits."""
        return replace(self, waiting={})

    def with_connection(self, interface: ObjectId, side: Side, flow: Flow) -> "Memory":
        """Track a flow at an interface."""
        return replace(self, connections=self.connections | {(interface, side, flow)})

    def is_connected(self, interface: ObjectId, side: Side, flow: Flow) -> bool:
        """Say whether a packet goes on with a connection: a further one of its own way, or an answer to the other."""
        known = ((interface, side, flow), (interface, side.other, flow.reversed()))
        return any(connection in self.connections for connection in known)

    def why_forgotten(self, interface: ObjectId, side: Side, flow: Flow) -> str:
        """Tell why a connection that there was is not known any more; nothing where there was none."""
        ways = ((interface, side, flow), (interface, side.other, flow.reversed()))
        return next((self.forgotten[way] for way in ways if way in self.forgotten), "")

    def forgetting(
        self, connections: Mapping[tuple[ObjectId, Side, Flow], str], owners: Container[ObjectId]
    ) -> "Memory":
        """
        Give what is left of the memory of an open connection.

        Args:
            connections: The flows that interfaces forget, each with the reason.
            owners: Whose bindings have ended.
        """
        bindings = {key: bound for key, bound in self.bindings.items() if key[0] not in owners}
        kept = self.connections - connections.keys()
        return replace(self, connections=kept, forgotten=connections, bindings=bindings, expected=frozenset())

    def with_binding(self, instance: ObjectId, answer: Flow, original: Flow) -> "Memory":
        """Remember whose packet a masqueraded flow is."""
        return replace(self, bindings={**self.bindings, (instance, answer): original})

    def with_way_back(self, interface: ObjectId, answer: Flow, by: ObjectId) -> "Memory":
        """Remember by which interface an answer goes back."""
        return replace(self, ways_back={**self.ways_back, (interface, answer): by})

    def expecting(self, sender: ObjectId, flow: Flow) -> "Memory":
        """Wait for the answer to a flow."""
        return replace(self, expected=self.expected | {(sender, flow)})

    def with_mapping(self, host: ObjectId, key: str) -> "Memory":
        """Cache a mapping at a host."""
        return replace(self, mappings=self.mappings | {(host, key)})

    def with_path_mtu(self, instance: ObjectId, destination: Address, octets: int) -> "Memory":
        """Remember how much gets to a destination."""
        return replace(self, path_mtus={**self.path_mtus, (instance, destination): octets})

    def lasting(self) -> "Memory":
        """Give what a later packet of another connection still finds: neighbours, mappings and paths' MTUs."""
        return Memory(neighbours=self.neighbours, mappings=self.mappings, path_mtus=self.path_mtus)


NOTHING_KNOWN = Memory()
"""A cold start: no neighbour, no mapping, no connection."""
