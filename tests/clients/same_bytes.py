"""The packages made again are the same, byte for byte."""
import os
from installed import packages, project, run


def sums():
    with open(os.path.join(packages, "SHA256SUMS")) as file:
        return file.read()


before = sums()
run(os.path.join(project, "packaging/build"), os.path.dirname(packages))
assert sums() == before, f"{before}became\n{sums()}"
