"""How is what is wrong written as JSON?"""

from vpcviz.exporters.problems_json import problems_json
from vpcviz.network.errors import Problem


def test_a_problem_keeps_all_that_is_known_of_it() -> None:
    written = problems_json([Problem("subnets.s1.cidr", 4, "10.0.0.0/29", "a block of /28 to /16", "take a /28")])
    assert written == {
        "format": "vpcviz-errors/1",
        "problems": [
            {
                "path": "subnets.s1.cidr",
                "line": 4,
                "found": "10.0.0.0/29",
                "expected": "a block of /28 to /16",
                "remedy": "take a /28",
            }
        ],
    }


def test_a_remedy_that_there_is_not_is_null() -> None:
    (problem,) = problems_json([Problem("", None, "nothing", "a topology")])["problems"]
    assert (problem["remedy"], problem["line"]) == (None, None)
