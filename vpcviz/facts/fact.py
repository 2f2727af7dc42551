"""What is a claim about AWS or a protocol, and how sure is it?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """How sure a claim is."""

    DOCUMENTED = "documented"
    OBSERVED = "observed"
    INFERRED = "inferred"
    ASSUMED = "assumed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Fact:
    """
    One claim, in our own words.

    Attributes:
        says: One full sentence.
        standing: How sure it is.
        source: The address of the page that says so, or what it was inferred from.
        checked: The day on which the source was read.
        observed_by: Who saw it; empty unless the standing is OBSERVED.
        reports: Whose words the source hands on, where AWS's own can't be read; empty where they can.
    """

    says: str
    standing: Standing
    source: str
    checked: date
    observed_by: str = ""
    reports: str = ""


STUDY_GUIDE = "AWS's study guide for its networking exam"
"""What the blog post hands on that this project began with."""

FLOWS_TALK = "AWS's talk “Another Day, Another Billion Flows”"
