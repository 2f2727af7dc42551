"""Asks: which experiment tells rival models apart?"""
