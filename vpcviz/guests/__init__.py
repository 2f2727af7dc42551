"""Thinks: what does the kernel of an instance do with a packet?"""
