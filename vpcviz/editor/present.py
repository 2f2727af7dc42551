"""What does a thing have now, where its file leaves that to AWS?"""

from collections.abc import Mapping
from dataclasses import replace

from vpcviz.editor.fields import Field, Form
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.network.sections import things_in


def with_present(form: Form, network: Network) -> Form:
    """Show in each field in which nothing is typed what stands there for it, and which address is taken in a subnet."""
    usual, hints = _present(network, form.section, ObjectId(form.id))
    left_out = _left_out(network, form.section, ObjectId(form.id))

    def shown(field: Field, value: str, label: str) -> str:
        is_auto = not field.value and not value and field.key in left_out
        return f"{left_out[field.key]} (auto)" if is_auto else label

    fields = (
        replace(
            one,
            choices=tuple((value, shown(one, value, label)) for value, label in one.choices),
            usual=usual.get(one.key, one.usual) if not one.value else one.usual,
            hint=hints.get(one.key, one.hint),
        )
        for one in form.fields
    )
    return replace(form, fields=tuple(fields))


def _present(network: Network, section: str, object_id: ObjectId) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Give what is usual, and what is hinted at, by key."""
    if section == "hosts":
        return {"address": f"{network.hosts[object_id].address} (auto)"}, {}
    if section == "subnets" and network.subnets[object_id].cidr is None:
        return {}, {"assign_ipv6_address_on_creation": "With IPv6 alone it always does"}
    own = [one for one in network.interfaces.values() if object_id in (one.id, one.owner)]
    thing = things_in(network.topology, section).get(object_id)
    if own and getattr(thing, "subnet", None):
        return _of_interface(own[0]), {}
    if own and hasattr(thing, "subnets"):
        return {}, {"subnets": "Now " + ", ".join(f"{one.address} in {one.subnet}" for one in own)}
    return {}, {}


def _left_out(network: Network, section: str, object_id: ObjectId) -> Mapping[str, ObjectId]:
    """Give which other thing it is where a key names none."""
    if section == "subnets":
        subnet = network.subnets[object_id]
        return {"route_table": subnet.route_table, "network_acl": subnet.network_acl}
    own = next((one for one in network.interfaces.values() if object_id in (one.id, one.owner)), None)
    return {"host": own.host} if own and own.host != NO_ID else {}


def _of_interface(interface: Interface) -> Mapping[str, str]:
    groups = ", ".join(interface.security_groups)
    return {
        "address": f"{interface.address} (auto)" if interface.addresses else "",
        "ipv6_addresses": ", ".join(f"{one} (auto)" for one in interface.ipv6_addresses),
        "mac": str(interface.mac),
        **({"security_groups": f"{groups} (auto)"} if groups else {}),
    }
