"""The wheel's platform tag, read from the program that it carries."""

import platform
import re
import subprocess
import sys

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand or by a test
    BuildHookInterface = object


def platform_tag(program):
    """Where the program runs: on any Linux when it needs no library, else from
    the newest version of glibc that it asks for. A program that needs any
    library but glibc's runs nowhere for sure, and is an error.
    """
    machine = platform.machine()
    dynamic = _readelf("--dynamic", program)
    needed = set(re.findall(r"\(NEEDED\).*\[(.+)\]", dynamic))
    if not needed:
        return f"manylinux_2_17_{machine}.manylinux2014_{machine}.musllinux_1_1_{machine}"
    others = sorted(name for name in needed if not re.match(r"(libc|libm|libpthread|libdl|librt|ld-linux.*)\.so\.", name))
    if others:
        raise ValueError(f"{program} needs {', '.join(others)}, which a wheel can't count on")
    versions = re.findall(r"GLIBC_(\d+)\.(\d+)", _readelf("--version-info", program))
    major, minor = max((int(major), int(minor)) for major, minor in versions)
    return f"manylinux_{major}_{minor}_{machine}"


def _readelf(option, program):
    return subprocess.run(["readelf", "--wide", option, program], check=True, capture_output=True, text=True).stdout


class PlatformTag(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version, build_data):
        build_data["pure_python"] = False
        build_data["tag"] = "py3-none-" + platform_tag("galley")


if __name__ == "__main__":
    print(platform_tag(sys.argv[1]))
