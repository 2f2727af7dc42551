"""Watch: how is one walk stepped in a browser?"""
