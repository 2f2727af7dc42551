"""How does vpcviz answer on the command line?"""
