# Sourced by run and check: the Debian 12 packages of the project, and how they get here.
# shellcheck shell=bash

# What ./run needs to build and to serve.
run_packages=(
    clang-19 lld-19 cmake ninja-build ccache
    libboost1.81-dev libboost-json1.81-dev libyaml-cpp-dev libsqlite3-dev libssl-dev
    libfmt-dev libargon2-dev catch2 curl jq ca-certificates
    pkg-config libicu-dev opencc zlib1g-dev libpugixml-dev libseccomp-dev libpoppler-cpp-dev poppler-data
    libtesseract-dev libleptonica-dev tesseract-ocr-eng tesseract-ocr-chi-sim tesseract-ocr-chi-sim-vert
)
# What ./check needs beside them: the second compiler, the sanitizers' runtime, the formatter, the lints.
check_packages=(g++-12 libclang-rt-19-dev clang-format-19 python3)
# What tests/bench/run compares with.
# shellcheck disable=SC2034
bench_packages=(libvectorscan-dev)

# fail TEXT: one line for the person at the terminal, and the end.
fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

# install_missing PACKAGE...: installs those that are not installed; does nothing, fast, if all are.
install_missing() {
    local installed missing=() package as_root=()
    command -v dpkg-query >/dev/null || fail "this is not Debian (dpkg-query is missing); install by hand: $*"
    installed=$(dpkg-query -W -f='${binary:Package} ${db:Status-Status}\n' 2>/dev/null |
        awk '$2 == "installed" {sub(/:.*/, "", $1); print $1}')
    for package in "$@"; do
        grep -qxF -- "$package" <<<"$installed" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    printf '== installing %d Debian packages: %s\n' "${#missing[@]}" "${missing[*]}"
    if ((EUID != 0)); then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null ||
            fail "not root, and sudo would ask for a password; install first: apt-get install ${missing[*]}"
        as_root=(sudo -n)
    fi
    "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update ||
        fail "apt-get update failed: is there a network?"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
        install --no-install-recommends "${missing[@]}" ||
        fail "apt-get install failed for: ${missing[*]}"
}

# need_space DIRECTORY MIB: a full disk is told before it spoils a build or a commit.
need_space() {
    local free
    free=$(df -Pm -- "$1" | awk 'NR == 2 {print $4}')
    ((free >= $2)) || fail "the disk of $1 has $free MiB left; expected at least $2 MiB"
}
