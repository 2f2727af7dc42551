"""Change: how is a drawing edited in a browser?"""
