"""Finds the program that this package installed, and becomes it.

`galley` on the path is the program itself; this is for `pipx run galley-lint`,
`uvx galley-lint` and `python -m galley_lint`.
"""

import os
import sys
import sysconfig


def program():
    """Where `galley` stands: beside this Python's scripts, or in the user's own."""
    folders = [
        os.path.dirname(os.path.abspath(sys.argv[0])),
        sysconfig.get_path("scripts"),
        sysconfig.get_path("scripts", f"{os.name}_user"),
    ]
    for folder in folders:
        path = os.path.join(folder, "galley")
        if os.path.isfile(path):
            return path
    sys.exit("galley-lint: the program “galley” is not in " + ", ".join(folders) + "; install galley-lint again")


def main():
    path = program()
    sys.stdout.flush()
    os.execv(path, [path, *sys.argv[1:]])


if __name__ == "__main__":
    main()
