"""Is: what has the user configured, and where is each thing found?"""
