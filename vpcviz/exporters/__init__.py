"""Write: in which forms can a walk leave the program?"""
