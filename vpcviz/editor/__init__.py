"""Change: how does somebody edit a diagram?"""
