"""Does Wireshark's dissector take the packets of every story as they are meant?"""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packets.capture import Captured, capture
from tests.packets.told import told_packets
from tests.stories.story import STORIES
from vpcviz.packets.geneve import network_number
from vpcviz.packets.headers import Ethernet, Geneve, IPv4, IPv6, Payload, VpcHeader
from vpcviz.packets.octets import to_octets
from vpcviz.packets.packet import Packet

pytestmark = pytest.mark.skipif(shutil.which("tshark") is None, reason="tshark is not installed")

CHECKED = [option for layer in ("ip", "tcp", "udp") for option in ("-o", f"{layer}.check_checksum:TRUE")]
# A payload counts its octets, whatever service would have the port; GENEVE's alone is what it says.
PAYLOADS_ARE_DATA = ["-d", "udp.port==0-6080,data", "-d", "udp.port==6082-49151,data"]

MALFORMED = '_ws.malformed || _ws.expert.group == "Malformed" || _ws.expert.group == "Protocol"'
NAMED: dict[type, str] = {Ethernet: "eth", IPv4: "ip", IPv6: "ipv6"}
"""What tshark calls a header."""

OF_VPC, FOR_APPLIANCE = "geneve.option.class == 0xff00", "geneve.option.class == 0x0108"
"""Whose GENEVE it is: the stand-in for the VPC header, or what an appliance gets; the one may carry the other."""

BAD_CHECKSUM = " || ".join(f'{layer}.checksum.status == "Bad"' for layer in ("ip", "icmp", "tcp", "udp"))


def read_by_tshark(path: Path, *arguments: str) -> list[str]:
    """Have tshark read a capture, and give its lines."""
    command = ["tshark", "-n", "-r", str(path), *CHECKED, *PAYLOADS_ARE_DATA, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()


@pytest.fixture(scope="module")
def told() -> dict[Packet, str]:
    return {packet: says for path in STORIES for packet, says in told_packets(path).items()}


@pytest.fixture
def stories(told: dict[Packet, str], tmp_path: Path) -> Path:
    path = tmp_path / "stories.pcapng"
    path.write_bytes(capture(captured(packet, says) for packet, says in told.items()))
    return path


def captured(packet: Packet, says: str) -> Captured:
    return Captured(to_octets(packet).data, isinstance(packet.headers[0], Ethernet), says)


def test_every_packet_is_read(told: dict[Packet, str], stories: Path) -> None:
    assert read_by_tshark(stories, "-T", "fields", "-e", "frame.comment") == list(told.values())


def test_no_packet_is_malformed(stories: Path) -> None:
    assert read_by_tshark(stories, "-Y", MALFORMED, "-T", "fields", "-e", "frame.comment") == []


def test_no_checksum_is_bad(stories: Path) -> None:
    assert read_by_tshark(stories, "-Y", BAD_CHECKSUM, "-T", "fields", "-e", "frame.comment") == []


def test_every_vpc_header_is_read_as_geneve_with_what_it_carries(told: dict[Packet, str], stories: Path) -> None:
    fields = ["-T", "fields", "-e", "geneve.vni", "-e", "frame.protocols"]
    found = [line.split("\t") for line in read_by_tshark(stories, "-Y", OF_VPC, *fields)]
    encapsulated = [packet for packet in told if packet.carries(VpcHeader)]
    assert [int(vni.split(",")[0], 0) for vni, _ in found] == [
        network_number(packet.header(VpcHeader).vpc) for packet in encapsulated
    ]
    assert [protocols.split("geneve:")[1].split(":")[0] for _, protocols in found] == [
        NAMED[type(packet.headers[2])] for packet in encapsulated
    ]


def test_an_option_carries_the_sending_interface(told: dict[Packet, str], stories: Path) -> None:
    fields = ["-T", "fields", "-e", "geneve.option.type", "-e", "geneve.option.unknown.data"]
    found = [line.split("\t") for line in read_by_tshark(stories, "-Y", OF_VPC, *fields)]
    headers = [packet.header(VpcHeader) for packet in told if packet.carries(VpcHeader)]
    assert [kinds.split(",")[:2] for kinds, _ in found] == [["0x01", "0x02"]] * len(headers)
    assert [carried.split(",")[:2] for _, carried in found] == [
        [as_option(header.interface), as_option(header.vpc)] for header in headers
    ]


def test_what_an_appliance_gets_is_geneve_with_three_options_of_amazons(told: dict[Packet, str], stories: Path) -> None:
    fields = ["-T", "fields", "-e", "geneve.option.type", "-e", "geneve.option.unknown.data"]
    found = [line.split("\t") for line in read_by_tshark(stories, "-Y", FOR_APPLIANCE, *fields)]
    headers = [packet.header(Geneve) for packet in told if packet.carries(Geneve)]
    assert [kinds.split(",")[-3:] for kinds, _ in found] == [["0x01", "0x02", "0x03"]] * len(headers)
    assert [carried.split(",")[-3:] for _, carried in found] == [
        [header.endpoint, header.attachment, header.flow_cookie] for header in headers
    ]


def as_option(text: str) -> str:
    return (text.encode() + bytes(-len(text) % 4)).hex()


def test_a_damaged_header_would_be_found(told: dict[Packet, str], tmp_path: Path) -> None:
    packet = next(packet for packet in told if packet.carries(VpcHeader) and isinstance(packet.headers[-1], Payload))
    octets = bytearray(to_octets(packet).data)
    octets[8] ^= 1
    path = tmp_path / "damaged.pcapng"
    path.write_bytes(capture([Captured(bytes(octets), is_frame=False, comment="another TTL")]))
    assert read_by_tshark(path, "-Y", BAD_CHECKSUM, "-T", "fields", "-e", "frame.comment") == ["another TTL"]


def test_a_packet_that_ends_too_soon_would_be_found(told: dict[Packet, str], tmp_path: Path) -> None:
    packet = next(packet for packet in told if packet.carries(VpcHeader))
    path = tmp_path / "cut.pcapng"
    path.write_bytes(capture([Captured(to_octets(packet).data[:40], is_frame=False, comment="cut off")]))
    assert read_by_tshark(path, "-Y", MALFORMED, "-T", "fields", "-e", "frame.comment") == ["cut off"]
