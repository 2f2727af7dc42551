"""Which address does a thing get that was given none?"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network
from zlib import crc32

from vpcviz.facts.identifiers import MacAddress, ObjectId

RESERVED_AT_START, RESERVED_AT_END = 4, 1
RESERVED = RESERVED_AT_START + RESERVED_AT_END
"""AWS keeps a subnet's first four addresses, and its last."""

UNDERLAY = IPv4Network("172.16.0.0/12")
"""Where made-up servers have their addresses; the underlay is a space of its own, whatever a VPC uses."""

RACKS_PER_ZONE = 4


def mac_of(address: IPv4Address) -> MacAddress:
    """Make a MAC address: `02:00` and the four octets of an IPv4 address."""
    octets = address.packed
    return MacAddress(f"02:00:{octets[0]:02x}:{octets[1]:02x}:{octets[2]:02x}:{octets[3]:02x}")


def usable_addresses(subnet: IPv4Network) -> int:
    """Count the addresses of a subnet's block that AWS does not keep for itself."""
    return max(0, subnet.num_addresses - RESERVED)


def is_reserved(address: IPv4Address, subnet: IPv4Network) -> bool:
    """Say whether AWS keeps this address of the subnet for itself."""
    offset = int(address) - int(subnet.network_address)
    return offset < RESERVED_AT_START or offset >= subnet.num_addresses - RESERVED_AT_END


class FreeAddresses:
    """The addresses of a subnet that nobody has been given, lowest first."""

    __slots__ = ("_highest", "_next", "_taken")

    def __init__(
        self,
        subnet: IPv4Network,
        taken: Iterable[IPv4Address],
        prefixes: Iterable[IPv4Network],
    ) -> None:
        """
        Args:
            subnet: Where the addresses come from.
            taken: Those that were given out by name.
            prefixes: Blocks that were given out as a whole.
        """
        self._next = int(subnet.network_address) + RESERVED_AT_START
        self._highest = int(subnet.broadcast_address) - 1
        self._taken = {int(address) for address in taken}
        for prefix in prefixes:
            self._taken.update(range(int(prefix.network_address), int(prefix.broadcast_address) + 1))

    def take(self) -> IPv4Address | None:
        """Take the lowest free address; None where the subnet is full."""
        while self._next in self._taken:
            self._next += 1
        if self._next > self._highest:
            return None
        self._next += 1
        return IPv4Address(self._next - 1)


def underlay_address(host: ObjectId, taken: set[IPv4Address]) -> IPv4Address:
    """
    Derive a server's address from its id, so that adding another server never moves it.

    Args:
        host: The server's id.
        taken: Addresses in use; where two ids meet in one address, the later one takes the next.
    """
    size = UNDERLAY.num_addresses
    offset = crc32(host.encode()) % size
    while True:
        address = UNDERLAY[offset]
        if address not in taken and 0 < offset < size - 1:
            return address
        offset = (offset + 1) % size


def rack_of(host: ObjectId, zone: str) -> ObjectId:
    """Derive the rack of a server from its id."""
    return ObjectId(f"rack/{zone}-{crc32(host.encode()[::-1]) % RACKS_PER_ZONE + 1}")
