"""Which fields does the form of a question have, of its probe and of its model, and what is wrong with them?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from vpcviz.facts.protocols import ICMPV6, NAMES
from vpcviz.network.errors import Problem
from vpcviz.network.index import INTERNET, Network
from vpcviz.network.link_local_service import LINK_LOCAL_SERVICES
from vpcviz.network.outside import outside_hosts
from vpcviz.network.sections import managed_things
from vpcviz.network.topology import Topology
from vpcviz.playback.injections import offered_injections
from vpcviz.playback.question import TEXTS, Question, address_asking, question_of
from vpcviz.playback.quoted import shortened
from vpcviz.steps.model import AWS, MODELS, SWITCHES
from vpcviz.steps.model_words import MODEL_WORDS, SWITCH_WORDS
from vpcviz.walks.injection_form import FORMS

Choice = tuple[str, str]
"""A value, and what it is called."""

PROBED = tuple(name for number, name in NAMES.items() if number != ICMPV6)
"""What can be asked about by name; an echo to an address of IPv6 is one of ICMPv6."""


@dataclass(frozen=True, slots=True)
class FormField:
    """
    One field.

    Attributes:
        name: Of the address's parameter.
        choices: What it can be; empty where it is written by hand.
        problem: What is wrong with it; empty where nothing is.
        hint: What it does, where its label does not say so.
    """

    name: str
    label: str
    value: str
    choices: tuple[Choice, ...]
    problem: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A probe of the drawing's own, one click away."""

    id: str
    name: str
    address: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class SwitchField:
    """
    One switch of the model, to be turned.

    Attributes:
        choices: Its positions, each as a setting; the first, empty, leaves it as the model has it.
        setting: The one that is asked for.
    """

    name: str
    label: str
    choices: tuple[Choice, ...]
    setting: str


FIELDS: Mapping[str, str] = MappingProxyType({"from": "From", "to": "To", "protocol": "Protocol", "port": "Port"})
"""What is always asked for, with what each is called."""
LIFE: Mapping[str, str] = MappingProxyType(
    {
        "source_address": "Source address",
        "source_port": "Source port",
        "size": "Octets",
        "ttl": "TTL",
        "idle": "Idle for, in seconds",
    }
)
"""What is seldom asked for, with whether the packet may be split."""
HINTS: Mapping[str, str] = MappingProxyType(
    {
        "idle": "With a number it is a later packet of a connection that lay idle so long, and was opened while all "
        "that is off was on.",
    }
)

FIELD_OF: Mapping[str, str] = MappingProxyType(
    {attribute: name for name, attribute in TEXTS.items()} | {"model": "model", "inject": "inject"}
)
"""Where in the form a problem with a part of the probe is told."""


def probe_form(network: Network, question: Question, address: str, problems: Iterable[Problem] = ()) -> dict[str, Any]:
    """Gather what the form of a probe shows."""
    topology = network.topology
    by_field: dict[str, list[Problem]] = {}
    for problem in problems:
        by_field.setdefault(FIELD_OF.get(problem.path, ""), []).append(problem)
    values = question.texts
    choices = {"from": sources(topology), "protocol": tuple((name, name) for name in PROBED)}

    def form_field(name: str, label: str) -> FormField:
        offered, problem = choices.get(name, ()), "; ".join(map(told, by_field.get(name, [])))
        return FormField(name, label, values[name], with_value(offered, values[name]), problem, HINTS.get(name, ""))

    return {
        "address": address,
        "question": question,
        "fields": [form_field(name, label) for name, label in FIELDS.items()],
        "life_fields": [form_field(name, label) for name, label in LIFE.items()],
        "has_life": question.dont_fragment or any(values[name] for name in LIFE if name != "ttl" or not question.trace),
        "injected": [*question.inject, ""],
        "injections": offered_injections(network, question.source),
        "injection_forms": FORMS,
        "inject_problem": "; ".join(map(told, by_field.get("inject", []))),
        "model_field": FormField(
            "model",
            "Model",
            question.model,
            with_value(tuple((name, f"{name}: {MODEL_WORDS[name]}") for name in MODELS), question.model),
            "; ".join(map(told, by_field.get("model", []))),
        ),
        "switch_fields": switch_fields(question),
        "general_problems": [told(problem) for problem in by_field.get("", [])],
        "destinations": destinations(topology),
        "saved_probes": [
            SavedQuestion(
                probe_id,
                saved.name or probe_id,
                address_asking(address, question.with_probe_of(question_of(saved))),
                question.sends_as(question_of(saved)),
            )
            for probe_id, saved in topology.probes.items()
        ],
    }


def switch_fields(question: Question) -> tuple[SwitchField, ...]:
    """List the switches of the model that is asked for; the last setting of a switch counts."""
    turned = {setting.partition("=")[0]: setting for setting in question.switches}
    model = MODELS.get(question.model, MODELS[AWS.name]).switches
    return tuple(
        SwitchField(
            name,
            SWITCH_WORDS[name],
            (("", f"{model[name]}, as in the model"), *((f"{name}={one}", str(one)) for one in positions)),
            turned.get(name, ""),
        )
        for name, positions in SWITCHES.items()
    )


def told(problem: Problem) -> str:
    """Tell a problem beside its field, which need not be named again, or one of the drawing's with its place there."""
    if "." in problem.path:
        return str(problem)
    remedy = f": {problem.remedy}" if problem.remedy else ""
    return f"{shortened(problem.found)} can't be asked for, expected {problem.expected}{remedy}"


def with_value(choices: tuple[Choice, ...], value: str) -> tuple[Choice, ...]:
    """Offer what an address asks for among the choices, even where the form would not have thought of it."""
    if not choices or any(value == known for known, _ in choices):
        return choices
    return (*choices, (value, value))


def sources(topology: Topology) -> tuple[Choice, ...]:
    """List who can send: instances, further interfaces, hosts outside AWS."""
    return (
        *((instance_id, instance.name or instance_id) for instance_id, instance in topology.instances.items()),
        *((interface_id, interface_id) for interface_id in topology.network_interfaces),
        *((host_id, host.name or host_id) for host_id, host in outside_hosts(topology).items()),
        (INTERNET, "the Internet"),
    )


def destinations(topology: Topology) -> tuple[Choice, ...]:
    """List the addresses that are known: of instances, what AWS runs, hosts outside, and AWS's own services."""
    found: list[Choice] = []
    for instance_id, instance in topology.instances.items():
        name = instance.name or instance_id
        if instance.address:
            found.append((str(instance.address), f"{name}, private"))
        found += [(str(one), f"{name}, IPv6") for one in instance.ipv6_addresses or ()]
        public = instance.public_address
        publics = public.values() if isinstance(public, dict) else [public] if public else []
        found += [(str(one), f"{name}, public") for one in publics]
    for _, one, thing in managed_things(topology):
        for interface, keys in thing.managed_interfaces(one):
            name = thing.name or one
            where = name if thing.has_one_interface else f"{name} in {interface.partition('/')[2]}"
            found += [(str(keys.address), f"{where}, private")] if keys.address else []
            found += [(str(keys.public_address), f"{where}, public")] if keys.public_address else []
    found += [(str(host.address), host.name or host_id) for host_id, host in outside_hosts(topology).items()]
    return (*found, *((str(service.address), service.name) for service in LINK_LOCAL_SERVICES))
