"""Galley, a linter for copy. This package carries the program; `galley` on the path starts it."""
import os
import sys


def program():
    """The path of the program in this package."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "bin", "galley")


def main():
    os.execv(program(), ["galley", *sys.argv[1:]])
