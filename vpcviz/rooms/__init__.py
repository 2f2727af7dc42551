"""Together: how do a presenter and an audience share one walk?"""
