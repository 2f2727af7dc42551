"""Read: how does a real network become a topology?"""
