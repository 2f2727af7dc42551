"""What would AWS, or a kernel, refuse in a drawing whose every value is well-formed?"""
