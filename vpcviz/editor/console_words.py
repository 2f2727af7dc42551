"""Which words of AWS's console stand for a protocol, for ports or for a type of ICMP, where somebody types them?"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from vpcviz.facts.icmp import TYPES
from vpcviz.facts.protocols import ICMP, protocol_name

_ICMP_TYPE = re.compile(r"(?:type\s*)?([0-9]+)(?:\s*,?\s*code\s*([0-9]+))?")
_ALL = frozenset({"all", "any", "*", "-1", "all traffic", "all ports", "n/a"})
_PROTOCOLS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(_ALL, "all"),
        "all tcp": "tcp",
        "custom tcp": "tcp",
        "all udp": "udp",
        "custom udp": "udp",
        "all icmp": "icmp",
        "all icmp - ipv4": "icmp",
        "custom icmp": "icmp",
        "custom icmp - ipv4": "icmp",
    }
)
_SERVICES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ssh": ("tcp", "22"),
        "telnet": ("tcp", "23"),
        "smtp": ("tcp", "25"),
        "dns": ("udp", "53"),
        "dns (udp)": ("udp", "53"),
        "dns (tcp)": ("tcp", "53"),
        "http": ("tcp", "80"),
        "pop3": ("tcp", "110"),
        "imap": ("tcp", "143"),
        "ldap": ("tcp", "389"),
        "https": ("tcp", "443"),
        "smb": ("tcp", "445"),
        "smtps": ("tcp", "465"),
        "imaps": ("tcp", "993"),
        "pop3s": ("tcp", "995"),
        "mssql": ("tcp", "1433"),
        "oracle-rds": ("tcp", "1521"),
        "nfs": ("tcp", "2049"),
        "mysql/aurora": ("tcp", "3306"),
        "mysql": ("tcp", "3306"),
        "rdp": ("tcp", "3389"),
        "postgresql": ("tcp", "5432"),
        "redshift": ("tcp", "5439"),
        "winrm-http": ("tcp", "5985"),
        "winrm-https": ("tcp", "5986"),
    }
)
"""What the console offers as the type of a rule, with the protocol and the port that it fills in."""


def as_the_file_has_it(typed: Mapping[str, str]) -> dict[str, str]:
    """
    Put what a file has in place of the console's words, in what is typed for a rule; whatever else it is stays.

    Args:
        typed: By the rule's keys; in place of ports a type of ICMP may stand.
    """
    found = dict(typed)
    protocol, ports = (" ".join(typed.get(key, "").lower().split()) for key in ("protocol", "ports"))
    if protocol in _SERVICES and ports in _ALL | {"", _SERVICES[protocol][1]}:
        protocol, ports = _SERVICES[protocol]
    elif ports in _SERVICES and protocol in ("", _SERVICES[ports][0]):
        protocol, ports = _SERVICES[ports]
    elif ports in _PROTOCOLS and ports not in _ALL and protocol in ("", _PROTOCOLS[ports]):
        protocol, ports = _PROTOCOLS[ports], ""
    protocol = _PROTOCOLS.get(protocol, protocol)
    ports = "" if ports in _ALL else ports
    # What is no word of the console's is told of as it was typed.
    if ports != " ".join(typed.get("ports", "").lower().split()):
        found["ports"] = ports
    return {**found, "protocol": protocol, **_type_of_icmp(protocol, ports)}


def _type_of_icmp(protocol: str, ports: str) -> dict[str, str]:
    """Read a type where others have ports: by its name, as `type 3 code 4` or, where ICMP is named, as a number."""
    is_icmp = protocol in ("icmp", str(ICMP))
    if ports in TYPES and (is_icmp or not protocol):
        type_number, code = TYPES[ports]
        texts = {"type": str(type_number), "code": "" if code is None else str(code)}
        return {"protocol": protocol or protocol_name(ICMP), "ports": "", **texts}
    numbered = _ICMP_TYPE.fullmatch(ports)
    if numbered and (is_icmp or ports.startswith("type")):
        return {"ports": "", "type": numbered[1], "code": numbered[2] or ""}
    return {}
