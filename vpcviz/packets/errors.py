"""What is said where a packet and its octets can't be turned into one another?"""


class OctetsRefused(ValueError):
    """A stack that no wire carries, or octets that are no packet of ours; its text is one sentence for a reader."""
