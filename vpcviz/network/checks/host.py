"""Can each server carry the instances that are said to be on it?"""

from collections.abc import Iterator
from ipaddress import IPv4Address

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.defaults import made_up_host
from vpcviz.network.finding import Finding
from vpcviz.network.host import Host


def check_hosts(directory: Directory) -> Iterator[Finding]:
    """Find servers with one address, instances on a server in another zone, and instances on two servers."""
    owners: dict[IPv4Address, ObjectId] = {}
    for host_id, host in directory.topology.hosts.items():
        if host.address:
            owner = owners.setdefault(host.address, host_id)
            if owner != host_id:
                found = f"{host.address}, which {owner} has"
                yield Finding(("hosts", host_id, "address"), found, "an address of its own")
    for instance_id, instance in directory.topology.instances.items():
        if instance.host and not instance.subnet:
            yield from directory.refer(("instances", instance_id, "host"), instance.host, Host.kind)
    yield from _check_interfaces(directory)


def _made_up_zones(directory: Directory) -> dict[ObjectId, str]:
    """Tell in which zone each server is that the file does not describe: in that of its instance."""
    zones: dict[ObjectId, str] = {}
    for interface in directory.interfaces:
        zone = directory.zones.get(interface.keys.subnet) if interface.keys.subnet else None
        if interface.instance and zone and not interface.keys.host:
            zones.setdefault(made_up_host(interface.instance), zone)
    return zones


def _check_interfaces(directory: Directory) -> Iterator[Finding]:
    carriers: dict[ObjectId, ObjectId] = {}
    zones = {
        host_id: host.zone
        for host_id, host in directory.topology.hosts.items()
        if not directory.gaps.is_at("hosts", host_id, "zone")
    } | _made_up_zones(directory)
    for instance_id, instance in directory.topology.instances.items():
        if instance.host:
            carriers[instance_id] = instance.host
    for interface in directory.interfaces:
        named = interface.keys.host
        path = (*interface.path, "host")
        if named:
            yield from directory.refer(path, named, Host.kind)
            if interface.instance is None:
                expected = "no host, since the interface is attached to no instance"
                yield Finding(path, named, expected)
            elif carriers.setdefault(interface.instance, named) != named:
                expected = f"{carriers[interface.instance]}, which carries {interface.instance}"
                yield Finding(path, named, expected)
        its_host = named or (carriers.get(interface.instance) if interface.instance else None)
        own_zone = directory.zones.get(interface.keys.subnet) if interface.keys.subnet else None
        zone = zones.get(its_host) if its_host else None
        is_elsewhere = bool(named and interface.instance and carriers.get(interface.instance) != named)
        if its_host and own_zone and zone and not is_elsewhere and zone != own_zone:
            where = path if named else ("instances", interface.instance or "", "host")
            yield Finding(where, f"{its_host}, in {zone}", f"a host in {own_zone}, where {interface.id} is")


CHECK: Check = check_hosts
