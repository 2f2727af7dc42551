"""
How long does it take to write a packet as octets, and to read it back?

Prints a table and asserts nothing: `python -m tests.benchmarks.octets_speed [--smoke]`. The bound is 30 µs for writing
a packet, and half as much again for one that is encapsulated; 9001 octets may take longer.
"""

import sys
from functools import partial
from ipaddress import IPv4Address
from time import process_time
from timeit import repeat

from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.facts.protocols import ICMP, TCP
from vpcviz.packets.answer import icmp_error
from vpcviz.packets.headers import (
    VPC_PROTOCOL,
    Ethernet,
    EtherType,
    Header,
    Icmp,
    IcmpType,
    IPv4,
    Payload,
    Tcp,
    TcpFlags,
    VpcHeader,
)
from vpcviz.packets.octets import from_octets, to_octets
from vpcviz.packets.packet import Packet

IN_FULL, IN_SHORT = 1_000, 50
RUNS = 25

A, B = IPv4Address("10.0.0.10"), IPv4Address("10.0.0.20")
FRAME = Ethernet(MacAddress("02:00:0a:00:00:0a"), MacAddress("02:00:0a:00:00:14"), EtherType.IPV4)
OUTER = (
    IPv4(IPv4Address("172.31.0.1"), IPv4Address("172.31.0.2"), 64, VPC_PROTOCOL),
    VpcHeader(ObjectId("lab"), ObjectId("a/eth0")),
)


def _echo(length: int) -> Packet:
    return Packet((IPv4(A, B, 64, ICMP), Icmp(IcmpType.ECHO_REQUEST, 0, 1, 1), Payload(length)))


def _error() -> Packet:
    error = icmp_error(_echo(56), B, IcmpType.TIME_EXCEEDED, 0)
    assert error
    return error


def packets() -> dict[str, Packet]:
    """Make what a walk carries, from the smallest to the largest."""
    inside = {
        "echo": _echo(56),
        "SYN": Packet((IPv4(A, B, 64, TCP), Tcp(49152, 443, TcpFlags.SYN, octets=40))),
        "ICMP error": _error(),
    }
    framed = {f"{name} in a frame": packet.wrap(FRAME) for name, packet in inside.items()}
    encapsulated = {f"{name}, encapsulated": packet.wrap(*OUTER) for name, packet in framed.items()}
    return inside | framed | encapsulated | {"9001 octets, encapsulated": _echo(8973).wrap(*OUTER, FRAME)}


def main(times: int) -> None:
    """Print the processor's time that writing and reading take at the least: what else it does only adds to that."""
    print(f"{'packet':<36} {'octets':>6} {'fields':>6} {'write':>10} {'read':>10}")
    for name, packet in packets().items():
        octets = to_octets(packet)
        outermost: type[Header] = type(packet.headers[0])
        assert outermost is Ethernet or outermost is IPv4
        write = partial(to_octets, packet)
        read = partial(from_octets, octets.data, Ethernet if outermost is Ethernet else IPv4)
        took = [min(repeat(act, number=times, repeat=RUNS, timer=process_time)) / times * 1e6 for act in (write, read)]
        shown = " ".join(f"{microseconds:>7.1f} µs" for microseconds in took)
        print(f"{name:<36} {len(octets.data):>6} {len(octets.fields):>6} {shown}")


if __name__ == "__main__":
    main(IN_SHORT if "--smoke" in sys.argv[1:] else IN_FULL)
