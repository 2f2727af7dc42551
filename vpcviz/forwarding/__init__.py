"""Does: what does AWS do to a packet between two interfaces?"""
