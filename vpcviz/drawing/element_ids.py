"""What is the id of the element that draws a thing?"""

from vpcviz.facts.identifiers import ObjectId


class ElementIds:
    """Hands out ids made of a stem and an object's id, `interface-a-eth0`, no two alike."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def take(self, stem: str, object_id: ObjectId | str) -> str:
        """Give the id of a thing's element; where a slash made two ids alike, the later one gets a number."""
        # Ids have letters, digits, dots, hyphens, underscores and slashes; a colon is in none of them.
        plain = f"{stem}-{object_id.replace('/', '-')}"
        taken, number = plain, 1
        while taken in self.taken:
            number += 1
            taken = f"{plain}:{number}"
        self.taken.add(taken)
        return taken
