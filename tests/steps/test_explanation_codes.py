"""Which of Reachability Analyzer's explanation codes does a walk come to, and why not to the others?"""

from pathlib import Path

import pytest

from vpcviz.steps.reason import DropReason

TESTS = Path(__file__).parent.parent
PRODUCED = [reason for reason in DropReason if reason.is_reachability_analyzers]

NO_PACKET = "it is about how the analysis was asked for or configured, and not about a packet"
OTHER_NAME = "a walk tells the same more closely"

NOT_PRODUCED = {
    "BAD_STATE_ATTACHMENT": "the file does not hold an attachment's state",
    "CANNOT_ROUTE": f"{OTHER_NAME}: which route won, and to what",
    "ELBV2_LISTENER_REQUIRES_TG_ACCEPT": f"{OTHER_NAME}: no targets, or none in the zone",
    "ELBV2_SOURCE_ADDRESS_PRESERVATION": "it explains a path that was wanted; a walk shows whom a target sees",
    "ENI_ADDRESS_RESTRICTION": f"{OTHER_NAME}: NO_MAPPING, or the source/destination check",
    "FIREWALL_RULES_RESTRICTION": "the file does not hold a Network Firewall",
    "HIGHER_PRIORITY_ROUTE": "it explains a path that was wanted; a walk shows the rows that lost",
    "MORE_SPECIFIC_ROUTE": "it explains a path that was wanted; a walk shows the rows that lost",
    "NGW_DEST_ADDRESS_PRESERVATION": "it explains a path that was wanted; a walk shows what the gateway changes",
    "NGW_SOURCE_ADDRESS_REASSIGN": "it explains a path that was wanted; a walk shows what the gateway changes",
    "NO_POSSIBLE_DESTINATION": f"{OTHER_NAME}: where the packet ends",
    "REGIONAL_NGW_ROUTE_AZ_RESTRICTION": "the file holds NAT gateways of one zone, and no regional ones",
    "SG_HAS_NO_RULES": f"{OTHER_NAME}: ENI_SG_RULES_MISMATCH, with the empty table",
    "SG_REFERENCES_NOT_PRESERVED": f"{OTHER_NAME}: ENI_SG_RULES_MISMATCH, with the reference beside the address",
    "TARGET_ADDRESS_RESTRICTION": "it explains a path that was wanted; a walk shows the target that was taken",
    "TARGET_PORT_RESTRICTION": "it explains a path that was wanted; a walk shows the port of the target",
    "TGW_ATTACH_VPC_AZ_RESTRICTION": f"{OTHER_NAME}: TGW_ROUTE_AZ_RESTRICTION where the packet leaves",
    "TGW_RTB_CANNOT_ROUTE": f"{OTHER_NAME}: which route won, and to what",
    "TGW_RTB_HIGHER_PRIORITY_ROUTE": "it explains a path that was wanted; a walk shows the rows that lost",
    "TGW_RTB_MORE_SPECIFIC_ROUTE": "it explains a path that was wanted; a walk shows the rows that lost",
    "TGW_RTB_ROUTES_ARE_UNKNOWN": "what lies outside of the file is no drop: the walk leaves the model or is undecided",
    "UNKNOWN_DESTINATION": NO_PACKET,
    "UNKNOWN_PEERED_SGS": "who is in a group outside of the file is no drop: the walk is undecided",
    "UNKNOWN_RESOURCE": NO_PACKET,
    "VPC_LOCAL_ROUTE_CIDR_RESTRICTION": f"{OTHER_NAME}: NO_MAPPING, at the subnet or the VPC",
    "DISCONNECTED_VPCS": NO_PACKET,
    "NO_PATH": NO_PACKET,
    "NO_SOURCE_OR_DESTINATION": NO_PACKET,
    "UNASSOCIATED_COMPONENT": NO_PACKET,
    "UNSUPPORTED_COMPONENT": NO_PACKET,
}
"""Each of the other codes for a path that is not reachable, or for a configuration, with the reason."""


@pytest.mark.parametrize("reason", PRODUCED)
def test_a_code_that_a_walk_may_come_to_is_come_to_by_a_test(reason: DropReason) -> None:
    in_stories = any(f"dropped {reason} at " in path.read_text() for path in (TESTS / "stories").glob("*.yaml"))
    own = (path.read_text() for path in (TESTS / "forwarding").rglob("test_*.py"))
    in_cases = (path.read_text() for path in (TESTS / "forwarding" / "cases").rglob("*.yaml"))
    assert in_stories or any(f"DropReason.{reason}" in text for text in own) or any(reason in text for text in in_cases)


def test_no_code_is_told_to_be_missing_that_a_walk_comes_to() -> None:
    assert NOT_PRODUCED.keys().isdisjoint(PRODUCED)
    assert all(NOT_PRODUCED.values())
