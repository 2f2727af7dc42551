"""What does a rival model claim, and what is a switch about, in words?"""

from types import MappingProxyType

MODEL_WORDS: MappingProxyType[str, str] = MappingProxyType(
    {
        "aws": "as best documented",
        "lookup-by-ip": "hosts look up the IP address, never the MAC address",
        "one-mac": "every ARP request is answered with the router's MAC address",
        "study-guide": "hosts ask the mapping service when they need to know",
        "azure": "one constant MAC address, looked up by IP address",
        "gcp": "the guest has a /32 and sends everything to the router",
        "classic-lan": "a switched Ethernet: stations answer, everybody hears, nobody checks",
        "address-on-guest": "the public address is on the instance itself",
        "nat-in-hypervisor": "the sending host translates public addresses",
        "no-source-nat": "a reflected packet keeps its private source",
        "before-2021": "no route may be more specific than the local one",
    }
)
"""What each named model claims, as it goes on behind its name."""

SWITCH_WORDS: MappingProxyType[str, str] = MappingProxyType(
    {
        "intra_subnet_lookup": "What a host looks up for a neighbour",
        "arp_answer": "Which MAC address answers ARP",
        "mapping_miss": "What a host does without a mapping",
        "source_verification": "What the far host verifies",
        "public_address_at": "Where a public address is translated",
        "source_nat_on_reflection": "Is a reflected packet's source translated?",
        "same_subnet_via_router_acl": "Network ACL for a neighbour by the router",
        "own_public_address": "A packet to one's own public address",
        "more_specific_than_local": "Routes more specific than local",
        "group_reference_through_forwarder": "Group reference behind a forwarder",
        "router_decrements_ttl": "Does the router take from the TTL?",
        "broadcast": "Broadcasts",
        "unknown_mac": "A frame for an unknown MAC address",
        "gratuitous_arp": "An ARP announcement that nobody asked for",
        "interface_check": "The source/destination check",
        "guest_prefix": "The guest's own prefix",
        "transit_gateway_path_mtu": "Too large for a transit gateway",
        "inter_region_peering_mtu": "Octets that get to another region",
        "transit_gateway_decrements_ttl": "Does a transit gateway take from the TTL?",
        "load_balancer_target": "Which target a load balancer takes",
    }
)
"""What each switch decides, as the label of a choice."""
