"""What may include what. The table is the architecture; engine/CMakeLists.txt has to agree with it."""
import re
from pathlib import Path

# Each folder of engine/ and the folders directly below it, lowest level first. A folder may include
# itself and everything that is reachable from it.
BELOW = {
    "base": [],                                                # L0
    "words": ["base"],                                         # L1
    "yaml": ["base"],
    "http": ["base"],
    "workflow": ["words", "yaml"],                             # L2
    "rulebook": ["words", "yaml"],
    "screening": ["rulebook"],
    "review": ["workflow", "rulebook", "screening"],
    "catalog": ["review"],                                     # L3
    "store": ["review"],
    "extract": ["words"],
    "service": ["catalog", "store", "extract"],                           # L4
    "audit": ["service"],                                      # L5
    "api": ["audit", "http"],                                  # L6
    "app": ["api"],                                            # L7
}

# Third-party headers and the only places that may include them.
CONTAINED = {
    r"yaml-cpp/": ["engine/yaml/"],
    r"boost/json": ["engine/base/json_parse.cpp"],
    r"boost/(?!json)": ["engine/http/"],
    r"sqlite3\.h": ["engine/store/sqlite/"],
    r"openssl/": ["engine/base/", "engine/service/clearance"],
    r"argon2\.h": ["engine/service/"],
    r"poppler|tesseract|leptonica|pugixml|zlib\.h|seccomp\.h": ["engine/extract/worker/"],
    r"unicode/": ["engine/screening/segment.cpp"],
}
# Of those, the ones that even a header inside the wrapping folder must not show.
SOURCES_ONLY = r"yaml-cpp/|boost/json|openssl/|argon2\.h"

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def reachable(folder: str) -> set[str]:
    seen, waiting = {folder}, [folder]
    while waiting:
        for below in BELOW.get(waiting.pop(), []):
            if below not in seen:
                seen.add(below)
                waiting.append(below)
    return seen


def sources(root: Path):
    for path in sorted((root / "engine").rglob("*")):
        if path.suffix in (".cpp", ".hpp"):
            yield path, path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def line_of(text: str, match: re.Match) -> int:
    return text.count("\n", 0, match.start(2)) + 1


def edges(root: Path) -> list[str]:
    faults = []
    for path, name, text in sources(root):
        folder = name.split("/")[1]
        if folder not in BELOW:
            faults.append(f"{name}: expected a folder of levels.py, but found {folder}")
            continue
        allowed = reachable(folder)
        for match in INCLUDE.finditer(text):
            target = match.group(2).split("/")[0]
            if match.group(1) == '"' and "/" not in match.group(2):
                faults.append(f"{name}:{line_of(text, match)}: expected a path from engine/, but found \"{match.group(2)}\"")
            elif target in BELOW and target not in allowed:
                faults.append(f"{name}:{line_of(text, match)}: {folder} includes {match.group(2)}, which is not below it")
    return faults


def cmake(root: Path) -> list[str]:
    faults = []
    text = (root / "engine" / "CMakeLists.txt").read_text(encoding="utf-8")
    for match in re.finditer(r"^yingshen_module\((\w+)([^)]*)\)", text, re.M):
        folder, linked = match.group(1), match.group(2).split()
        for library in linked:
            if library in BELOW and library not in reachable(folder):
                faults.append(f"engine/CMakeLists.txt: {folder} links {library}, which is not below it")
    return faults


def containment(root: Path) -> list[str]:
    faults = []
    for path, name, text in sources(root):
        for match in INCLUDE.finditer(text):
            for pattern, homes in CONTAINED.items():
                if not re.match(pattern, match.group(2)):
                    continue
                if not any(name.startswith(home) for home in homes):
                    faults.append(f"{name}:{line_of(text, match)}: expected {match.group(2)} only in {', '.join(homes)}")
                elif path.suffix == ".hpp" and re.match(SOURCES_ONLY, match.group(2)):
                    faults.append(f"{name}:{line_of(text, match)}: expected {match.group(2)} in a source, not in a header")
    return faults


def own_header_first(root: Path) -> list[str]:
    faults = []
    for path, name, text in sources(root):
        own = path.with_suffix(".hpp")
        if path.suffix == ".cpp" and own.exists():
            expected = own.relative_to(root / "engine").as_posix()
            first = INCLUDE.search(text)
            if first is None or first.group(2) != expected:
                faults.append(f"{name}: expected the first include to be \"{expected}\"")
    return faults
