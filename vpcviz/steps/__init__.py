"""Says: what does one step of a walk state, and what does the model remember?"""
