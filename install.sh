#!/bin/sh
# Installs sitegen on Debian or Ubuntu: from an archive of a release, or from these sources.
set -eu

usage() {
    cat <<'END'
usage: install.sh [--archive FILE | --release OWNER/sitegen@VERSION] [--prefix DIR]

  --archive FILE   unpack this archive; FILE.sha256 beside it, if there, must match
  --release WHAT   download the archive of a release from GitHub, with its digest, and unpack it
  --prefix DIR     the folder for bin/ and share/; /usr/local if left out

With neither, sitegen is built from the sources beside this script. That takes some minutes, and
installs the system packages that it needs.
END
}

fail() { echo "install.sh: error: $1" >&2; exit 1; }
say() { echo "install.sh: $1" >&2; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

prefix=/usr/local archive='' release=''
while [ $# -gt 0 ]; do
    case $1 in
        --help | -h) usage; exit 0 ;;
        --prefix | --archive | --release)
            [ $# -gt 1 ] || fail "'$1' needs a value: see --help"
            case $1 in
                --prefix) prefix=$2 ;;
                --archive) archive=$2 ;;
                --release) release=$2 ;;
            esac
            shift 2 ;;
        *) usage >&2; fail "'$1' is not known" ;;
    esac
done
[ -z "$archive" ] || [ -z "$release" ] || fail "name one of --archive and --release"
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac

[ "$(uname -s)" = Linux ] || fail "this script is for Debian and Ubuntu; on macOS run: make release install"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM HUP

# The first folder of a path that is there says whether its owner is needed.
writable() {
    folder=$1
    while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
    [ -d "$folder" ] && [ -w "$folder" ]
}
install_as() { if writable "$prefix"; then "$@"; else as_root "$@"; fi; }

# A folder with bin/ and share/, tried before anything of the system changes.
install_tree() {
    words=$("$1/bin/sitegen" --version 2>&1) ||
        fail "the binary does not start on this system, and nothing was installed: $words"
    install_as mkdir -p "$prefix" || fail "cannot write to '$prefix': name another folder with --prefix"
    install_as cp -R "$1/." "$prefix/" ||
        fail "cannot write to '$prefix': name another folder with --prefix"
    say "sitegen $words is in $prefix/bin"
}

unpack() {
    [ -f "$1" ] || fail "there is no archive '$1'"
    if [ -f "$1.sha256" ]; then
        wanted=$(cut -d ' ' -f 1 < "$1.sha256")
        found=$(sha256sum < "$1" | cut -d ' ' -f 1)
        [ "$wanted" = "$found" ] ||
            fail "'$1' is not what its digest says, and nothing was installed: download both again"
    fi
    mkdir "$scratch/tree"
    tar -xzf "$1" -C "$scratch/tree" --strip-components 1 2> "$scratch/words" ||
        fail "'$1' is no archive of sitegen, and nothing was installed: $(head -n 1 "$scratch/words")"
    [ -x "$scratch/tree/bin/sitegen" ] ||
        fail "'$1' holds no bin/sitegen, and nothing was installed"
    install_tree "$scratch/tree"
}

download() {
    case $1 in */*@?*) ;; *) fail "'$1' is no release: write it as owner/sitegen@v0.1.0" ;; esac
    repository=${1%@*} version=${1##*@}
    name=sitegen-${version#v}-linux-$(uname -m).tar.gz
    address=https://github.com/$repository/releases/download/$version/$name
    for file in "$name" "$name.sha256"; do
        if command -v curl > /dev/null; then
            curl -fsSL --proto '=https' -o "$scratch/$file" "${address%/*}/$file"
        elif command -v wget > /dev/null; then
            wget -q --https-only -O "$scratch/$file" "${address%/*}/$file"
        else
            fail "neither curl nor wget is here: apt-get install curl"
        fi || fail "cannot download ${address%/*}/$file, and nothing was installed"
    done
    unpack "$scratch/$name"
}

build() {
    cd "$(dirname "$0")"
    [ -f Package.swift ] || fail "the sources of sitegen are not beside this script: use --archive"
    command -v swift > /dev/null ||
        fail "there is no 'swift' in PATH: install a toolchain, version 6.3, from https://www.swift.org/install"
    missing=''
    for package in libcmark-gfm-dev libcmark-gfm-extensions-dev libssl-dev pkg-config make binutils; do
        dpkg -s "$package" > /dev/null 2>&1 || missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        command -v apt-get > /dev/null || fail "this system has no apt-get; install:$missing"
        say "installing$missing"
        as_root apt-get update -q
        # shellcheck disable=SC2086 # The names are words.
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q $missing
    fi
    make release
    make install DESTDIR= PREFIX="$scratch/tree"
    install_tree "$scratch/tree"
}

if [ -n "$archive" ]; then unpack "$archive"
elif [ -n "$release" ]; then download "$release"
else build
fi

command -v "${SWIFTC:-swiftc}" > /dev/null || say "examples need a compiler, and there is no 'swiftc' in PATH: see https://www.swift.org/install"
case :$PATH: in *:"$prefix/bin":*) ;; *) say "add $prefix/bin to PATH" ;; esac
