"""How does the network work, as far as nobody outside AWS can know? A model is one set of answers."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class IntraSubnetLookup(StrEnum):
    DESTINATION_MAC = "destination-mac"
    DESTINATION_IP = "destination-ip"


class ArpAnswer(StrEnum):
    PEER_MAC = "peer-mac"
    ROUTER_MAC = "router-mac"
    FIXED_MAC = "fixed-mac"
    PEER_ITSELF = "peer-itself"


class MappingMiss(StrEnum):
    DROP = "drop"
    ASK = "ask"


class SourceVerification(StrEnum):
    INTERFACE = "interface"
    INNER_IP = "inner-ip"
    INNER_MAC = "inner-mac"
    NONE = "none"


class PublicAddressAt(StrEnum):
    INTERNET_GATEWAY = "internet-gateway"
    HYPERVISOR = "hypervisor"
    GUEST = "guest"


class SourceNatOnReflection(StrEnum):
    TRUE = "true"
    FALSE = "false"


class SameSubnetViaRouterAcl(StrEnum):
    SKIP = "skip"
    APPLY = "apply"


class OwnPublicAddress(StrEnum):
    REFLECT = "reflect"
    DROP = "drop"


class MoreSpecificThanLocal(StrEnum):
    WHOLE_SUBNET = "whole-subnet"
    REFUSED = "refused"


class GroupReferenceThroughForwarder(StrEnum):
    NO_MATCH = "no-match"
    MATCH = "match"


class RouterDecrementsTtl(StrEnum):
    FALSE = "false"
    TRUE = "true"


class TransitGatewayPathMtu(StrEnum):
    SILENT = "silent"
    TOLD = "told"


class TransitGatewayDecrementsTtl(StrEnum):
    FALSE = "false"
    TRUE = "true"


class InterRegionPeeringMtu(StrEnum):
    OCTETS_8500 = "8500"
    OCTETS_1500 = "1500"


class Broadcast(StrEnum):
    DROPPED = "dropped"
    FLOODED = "flooded"


class UnknownMac(StrEnum):
    DROP = "drop"
    FLOOD = "flood"


class GratuitousArp(StrEnum):
    IGNORED = "ignored"
    BELIEVED = "believed"


class InterfaceCheck(StrEnum):
    ENFORCED = "enforced"
    ABSENT = "absent"


class GuestPrefix(StrEnum):
    SUBNET = "subnet"
    HOST = "host"


class LoadBalancerTarget(StrEnum):
    FLOW_HASH = "flow-hash"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Model:
    """
    A set of switches; the defaults are AWS as best documented. Code asks a switch, never the model's name.

    Attributes:
        intra_subnet_lookup: What the sending host looks up for a peer in the sender's subnet.
        arp_answer: Which MAC address an ARP request is answered with, and by whom.
        mapping_miss: What a host does with a destination that it has no mapping for.
        source_verification: What the receiving host holds against the mapping.
        public_address_at: Where the public address is translated.
        source_nat_on_reflection: Whether a reflected packet's source is translated too.
        same_subnet_via_router_acl: Whether a network ACL sees what goes to a peer of the same subnet by the router.
        own_public_address: What becomes of a packet to the sender's own public address.
        more_specific_than_local: Which routes inside the VPC's blocks there may be.
        group_reference_through_forwarder: Whether a group reference matches behind a forwarding instance.
        transit_gateway_path_mtu: Whether a transit gateway tells the sender of a packet that is too large for it.
        inter_region_peering_mtu: How many octets a peering connection between two regions carries.
        transit_gateway_decrements_ttl: Whether a transit gateway takes one from the TTL.
        load_balancer_target: To which of its targets a load balancer hands a connection.
    """

    name: str = "aws"
    intra_subnet_lookup: IntraSubnetLookup = IntraSubnetLookup.DESTINATION_MAC
    arp_answer: ArpAnswer = ArpAnswer.PEER_MAC
    mapping_miss: MappingMiss = MappingMiss.DROP
    source_verification: SourceVerification = SourceVerification.INTERFACE
    public_address_at: PublicAddressAt = PublicAddressAt.INTERNET_GATEWAY
    source_nat_on_reflection: SourceNatOnReflection = SourceNatOnReflection.TRUE
    same_subnet_via_router_acl: SameSubnetViaRouterAcl = SameSubnetViaRouterAcl.SKIP
    own_public_address: OwnPublicAddress = OwnPublicAddress.REFLECT
    more_specific_than_local: MoreSpecificThanLocal = MoreSpecificThanLocal.WHOLE_SUBNET
    group_reference_through_forwarder: GroupReferenceThroughForwarder = GroupReferenceThroughForwarder.NO_MATCH
    router_decrements_ttl: RouterDecrementsTtl = RouterDecrementsTtl.FALSE
    broadcast: Broadcast = Broadcast.DROPPED
    unknown_mac: UnknownMac = UnknownMac.DROP
    gratuitous_arp: GratuitousArp = GratuitousArp.IGNORED
    interface_check: InterfaceCheck = InterfaceCheck.ENFORCED
    guest_prefix: GuestPrefix = GuestPrefix.SUBNET
    transit_gateway_path_mtu: TransitGatewayPathMtu = TransitGatewayPathMtu.SILENT
    inter_region_peering_mtu: InterRegionPeeringMtu = InterRegionPeeringMtu.OCTETS_8500
    transit_gateway_decrements_ttl: TransitGatewayDecrementsTtl = TransitGatewayDecrementsTtl.FALSE
    load_balancer_target: LoadBalancerTarget = LoadBalancerTarget.FLOW_HASH

    @property
    def switches(self) -> dict[str, StrEnum]:
        """Every switch with its position."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "name"}


AWS = Model()

SWITCHES: MappingProxyType[str, type[StrEnum]] = MappingProxyType(
    {name: type(value) for name, value in AWS.switches.items()}
)
"""Each switch with its positions."""

MODELS: MappingProxyType[str, Model] = MappingProxyType(
    {
        model.name: model
        for model in (
            AWS,
            Model("lookup-by-ip", intra_subnet_lookup=IntraSubnetLookup.DESTINATION_IP),
            Model("one-mac", arp_answer=ArpAnswer.ROUTER_MAC),
            Model("study-guide", mapping_miss=MappingMiss.ASK),
            Model(
                "azure",
                intra_subnet_lookup=IntraSubnetLookup.DESTINATION_IP,
                arp_answer=ArpAnswer.FIXED_MAC,
            ),
            Model(
                "gcp",
                intra_subnet_lookup=IntraSubnetLookup.DESTINATION_IP,
                guest_prefix=GuestPrefix.HOST,
            ),
            Model(
                "classic-lan",
                arp_answer=ArpAnswer.PEER_ITSELF,
                broadcast=Broadcast.FLOODED,
                unknown_mac=UnknownMac.FLOOD,
                gratuitous_arp=GratuitousArp.BELIEVED,
                interface_check=InterfaceCheck.ABSENT,
                source_verification=SourceVerification.NONE,
            ),
            Model("address-on-guest", public_address_at=PublicAddressAt.GUEST),
            Model("nat-in-hypervisor", public_address_at=PublicAddressAt.HYPERVISOR),
            Model("no-source-nat", source_nat_on_reflection=SourceNatOnReflection.FALSE),
            Model("before-2021", more_specific_than_local=MoreSpecificThanLocal.REFUSED),
        )
    }
)
"""The models that have a name."""


def with_switch(model: Model, switch: str, value: str) -> Model:
    """
    Turn one switch of a model.

    Raises:
        KeyError: There is no such switch.
        ValueError: The switch has no such position.
    """
    position: Any = SWITCHES[switch](value)
    return replace(model, **{switch: position})
