"""Which facts are there, and by which id does a walk name each?"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from vpcviz import facts
from vpcviz.facts.fact import Fact


def _id(module: str, constant: str) -> str:
    return f"{module}.{constant.lower().replace('_', '-')}"


CATALOGUE: Mapping[str, Fact] = MappingProxyType(
    {
        _id(module.name, constant): value
        for module in iter_modules(facts.__path__)
        if module.name != "catalogue"
        for constant, value in vars(import_module(f"{facts.__name__}.{module.name}")).items()
        if isinstance(value, Fact)
    }
)
"""Every fact by its id, `internet_gateway.one-to-one-nat`; the modules in alphabetical order, each in its own."""

_IDS: Mapping[Fact, str] = MappingProxyType({fact: name for name, fact in CATALOGUE.items()})


def fact_id(fact: Fact) -> str:
    """Give the id of a fact of this catalogue."""
    return _IDS[fact]
