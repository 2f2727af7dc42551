"""Happens: where does one probe get to, there and back?"""
