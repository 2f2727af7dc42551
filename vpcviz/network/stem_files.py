"""What do the files have to say that are about one construct each: its checks, its advice, its card?"""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

from vpcviz.network.sections import SECTIONS, stem_of


def by_section(package: str, name: str) -> Mapping[str, Any]:
    """
    Give what each construct's file in a package keeps under a name, in the order of the topology file's sections.

    A construct whose file keeps nothing there, or which has no file, has no part in it.

    Args:
        package: `vpcviz.network.checks`, say; a construct's file in it is called by the construct's stem.
        name: A constant, with the type that whoever asks expects: mypy holds each file to it.
    """
    paths = {section: f"{package}.{stem_of(section)}" for section in SECTIONS}
    modules = {section: import_module(path) for section, path in paths.items() if find_spec(path)}
    return MappingProxyType({one: getattr(module, name) for one, module in modules.items() if hasattr(module, name)})
