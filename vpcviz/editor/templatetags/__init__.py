"""What do the templates of the editor need besides those of a walk?"""
