/// What fontconfig keeps until the process ends is no leak of ours.
extern "C" char const* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
