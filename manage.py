#!/usr/bin/env python3
"""Which command of the product shall run?"""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vpcviz.settings")
    execute_from_command_line(sys.argv)
