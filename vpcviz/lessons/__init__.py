"""Which lessons ship with the program, and how is one read?"""
