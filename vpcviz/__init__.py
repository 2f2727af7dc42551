"""What happens to one packet in an AWS network, step by step, and why?"""
