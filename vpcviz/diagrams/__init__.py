"""Keep: which drawings are stored?"""
