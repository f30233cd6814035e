"""Which test programs run under ThreadSanitizer."""
import re
from pathlib import Path

import contents

NO_PROGRAMS = {"bench", "fuzz", "lint", "support"}
RUNS_THREADS = re.compile(r'std::(?:thread|jthread|async)\b|#include "(?:support/bank|unit/service/review_room|'
                          r'app/pool|app/periodic|http/server|http/io_loop)\.hpp"')


def labelled(root: Path) -> list[str]:
    """The list `threaded` of tests/CMakeLists.txt names every program of which a source runs threads."""
    listed = re.search(r"^set\(threaded ([^)]*)\)", (root / "tests" / "CMakeLists.txt").read_text(), re.MULTILINE)
    known = set(listed.group(1).split()) if listed else set()
    found: dict[str, str] = {}
    for path, name, text in contents.texts(root):
        parts = Path(name).parts
        if path.suffix not in (".cpp", ".hpp") or parts[0] != "tests" or parts[1] in NO_PROGRAMS:
            continue
        program = "/".join(parts[1:3]) if parts[1] == "unit" else parts[1]
        if RUNS_THREADS.search(text):
            found.setdefault(program, name)
    return [f"{name}: expected {program} in the list \"threaded\" of tests/CMakeLists.txt, as it runs threads"
            for program, name in found.items() if program not in known]
