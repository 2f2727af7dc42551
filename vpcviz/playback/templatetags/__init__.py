"""Which words and pictures do the templates of a walk use?"""
