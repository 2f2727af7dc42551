"""Shape: which headers does a packet have, and what changed between two?"""
