"""Stands: where does each thing stand in the picture? Numbers only."""
