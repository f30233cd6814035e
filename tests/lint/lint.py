#!/usr/bin/env python3
"""Runs every lint over the project, and every lint over its bad sample so that it is seen to fail.

Usage: lint.py [ROOT]. Prints one line a fault and ends with "lints: N passed, N failed".
There is no list of exceptions: what a lint refuses is changed, or the lint is.
"""
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # The tree stays as git knows it.

import contents
import coroutines
import documents
import levels
import reference
import threads

LINTS = {
    "levels: a folder includes only lower levels": levels.edges,
    "levels: CMake links what the levels allow": levels.cmake,
    "levels: third-party code stays where it is wrapped": levels.containment,
    "levels: a source includes its own header first": levels.own_header_first,
    "contents: no file is too long": contents.length,
    "contents: nothing is left to do": contents.promises,
    "contents: no code in comments": contents.dead_code,
    "contents: headers are guarded and files end with a line": contents.form,
    "contents: no path of a developer's machine": contents.machine_paths,
    "contents: workflows/ and rules/ hold data only": contents.data_only,
    "coroutines: no lambda or braced temporary beside co_await": coroutines.temporaries,
    "documents: the long documents are what their sources say": documents.sources,
    "reference: documents name commands and options that exist": reference.options,
    "reference: the command line page is what --help prints": reference.page,
    "threads: ThreadSanitizer sees every test program that runs threads": threads.labelled,
}


def main() -> int:
    here = Path(__file__).resolve().parent
    root = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else here.parents[1]
    passed = failed = 0
    for title, lint in LINTS.items():
        faults = lint(root)
        sample = here / "bad" / lint.__name__
        caught = lint(sample)
        for fault in faults:
            print(f"   {title}: {fault}")
        expected = int((sample / "FAULTS").read_text())
        if len(caught) != expected:
            print(f"   self-test of \"{title}\": expected {expected} faults in {sample.name}, but found {caught}")
        for good in (not faults, len(caught) == expected):
            passed += good
            failed += not good
    print(f"lints: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
