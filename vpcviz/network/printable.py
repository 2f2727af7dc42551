"""How is a text from outside kept from steering the terminal that shows it?"""


def printable(text: str) -> str:
    r"""Write what has no shape of its own, such as a line's end or an escape character, as an escape: `\n`, `\x1b`."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)
