"""Advise: what of a topology would its owner regret, although AWS would take it?"""
