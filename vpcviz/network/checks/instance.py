"""Which instance would AWS refuse to launch, and which interface to attach to it?"""

from collections.abc import Iterator

from vpcviz.facts import network_interface as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Described, Directory
from vpcviz.network.finding import Finding
from vpcviz.network.instance import Instance
from vpcviz.network.network_interface import InterfaceKeys

_INLINE_KEYS = ("address", "secondary_addresses", "prefixes", "public_address", "mac", "security_groups")


def check_instances(directory: Directory) -> Iterator[Finding]:
    """Find instances without a first interface, and interfaces that can't be attached together."""
    for interface_id, interface in directory.topology.network_interfaces.items():
        path = ("network_interfaces", interface_id)
        if interface.instance:
            yield from directory.refer((*path, "instance"), interface.instance, Instance.kind)
            if interface.device is None:
                yield Finding((*path, "device"), "nothing", "a device number, since the interface is attached")
        elif interface.device is not None:
            expected = "no device number, since the interface is attached to no instance"
            yield Finding((*path, "device"), str(interface.device), expected)
    for instance_id in directory.topology.instances:
        yield from _check_instance(directory, instance_id, directory.attached.get(instance_id, []))


def _check_instance(directory: Directory, instance_id: ObjectId, attached: list[Described]) -> Iterator[Finding]:
    instance = directory.topology.instances[instance_id]
    path = ("instances", instance_id)
    if not instance.subnet and not directory.gaps.is_at(*path):
        for key in _INLINE_KEYS:
            if getattr(instance, key) != InterfaceKeys.model_fields[key].default:
                expected = "this key on the interface, since the instance names no subnet"
                yield Finding((*path, key), f"{key} without a subnet", expected)
    is_uncertain = any(one.instance == instance_id and one.vpc is None for one in attached)
    if not any(one.device == 0 for one in attached) and not is_uncertain and directory.knows_interfaces_of(instance_id):
        remedy = "give the instance a subnet, or list a network interface with this instance and device: 0"
        yield Finding((*path, "subnet"), "no first interface", "a subnet", remedy, facts.ONE_DEVICE)
    yield from _check_together(directory, instance_id, attached)


def _check_together(directory: Directory, instance_id: ObjectId, attached: list[Described]) -> Iterator[Finding]:
    """Hold every interface of an instance against the first one that the file has."""
    devices: dict[int, ObjectId] = {}
    for interface in attached:
        if interface.device is None:
            continue
        first = devices.setdefault(interface.device, interface.id)
        if first != interface.id:
            found = f"{interface.device}, which {first} has on {instance_id}"
            yield Finding((*interface.path, "device"), found, "a number of its own", because=facts.ONE_DEVICE)
    for interface in attached[1:]:
        here, there = (
            (one.vpc, directory.zones.get(one.keys.subnet)) if one.keys.subnet else (None, None)
            for one in (attached[0], interface)
        )
        if all(here) and all(there) and here != there:
            found = f"{interface.keys.subnet}, in {there[0]} and {there[1]}"
            expected = f"a subnet in {here[0]} and {here[1]}, where {attached[0].id} is"
            yield Finding((*interface.path, "subnet"), found, expected, because=facts.SAME_ZONE)


CHECK: Check = check_instances
