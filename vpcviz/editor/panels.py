"""What can stand beside the drawing while it is edited?"""

PANELS = {"thing": "Inspector", "advice": "Advice", "probes": "Walk", "text": "Text", "history": "History"}
"""Each panel's title, by the name that stands in an address; the first is the usual one."""

USUAL_PANEL = next(iter(PANELS))
