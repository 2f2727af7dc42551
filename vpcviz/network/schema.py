"""Which JSON Schema does the topology file have?"""

from typing import Any

from vpcviz.network.configured import Among, Inside
from vpcviz.network.kinds import KEY
from vpcviz.network.sections import AMONG, INSIDE, SECTIONS
from vpcviz.network.topology import Topology

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def topology_schema() -> dict[str, Any]:
    """
    Describe the topology file, as it is written, to an editor or another program.

    What a schema can't say, such as that subnets must not overlap, is not in it: `read_topology` is the judge.
    """
    schema = Topology.model_json_schema(mode="validation")
    for section, among in AMONG.items():
        _put_among(schema, section, among)
    for section, inside in INSIDE.items():
        _put_inside(schema, section, inside)
    described = {"title": "A topology file of vpcviz", "description": "One drawing (format vpcviz/1)."}
    return {"$schema": DIALECT, **_without_titles(schema), **described}


def _put_among(schema: dict[str, Any], section: str, among: Among) -> None:
    """Describe things where the file has them: among those of other kinds, each with its kind."""
    model = schema["$defs"][SECTIONS[section].__name__]
    model["properties"] = {KEY: {"const": among.word}, **model["properties"]}
    model["required"] = [KEY, *model.get("required", ())]
    own = schema["properties"].pop(section)
    shared = schema["properties"].setdefault(among.section, {**own, "additionalProperties": {"anyOf": []}})
    shared["additionalProperties"]["anyOf"].append(own["additionalProperties"])


def _put_inside(schema: dict[str, Any], section: str, inside: Inside) -> None:
    """Describe things where the file has them: inside what they belong to, without a key that names it."""
    models = schema["$defs"]
    part, holder = models[SECTIONS[section].__name__], models[SECTIONS[inside.section].__name__]
    del part["properties"][inside.holder]
    part["required"] = [key for key in part["required"] if key != inside.holder]
    if not part["required"]:
        del part["required"]
    holder["properties"][inside.key] = schema["properties"].pop(section)


def _without_titles(node: Any) -> Any:
    """Drop the titles that only repeat each key, and what a docstring says to a programmer."""
    if isinstance(node, list):
        return [_without_titles(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key != "title" or not isinstance(value, str)}
    if isinstance(kept.get("description"), str):
        kept["description"] = kept["description"].partition("\n\n")[0]
    return {key: _without_titles(value) for key, value in kept.items()}
