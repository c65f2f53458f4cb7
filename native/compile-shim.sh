#!/bin/sh
# Compiles the shim into the folder given: libreptorch.so. Needs a C++17 compiler and nothing of libtorch.
#
#   compile-shim.sh OUTPUT_FOLDER
#
# The compiler is $CXX, or the first of c++, g++, clang++ on the PATH.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
cxx=
for candidate in ${CXX:-} c++ g++ clang++; do
    if command -v "$candidate" >/dev/null 2>&1; then
        cxx=$candidate
        break
    fi
done
if [ -z "$cxx" ]; then
    echo "No C++ compiler: looked for ${CXX:+\$CXX ($CXX), }c++, g++, clang++ on PATH=$PATH." >&2
    echo "Install one (Debian, Ubuntu: apt-get install g++; Fedora: dnf install gcc-c++), or name it with CXX=/path/to/c++." >&2
    exit 1
fi
case "$(uname -s)-$(uname -m)" in
Linux-x86_64) ;;
*)
    echo "Reptorch builds on Linux x86_64 so far; this machine is $(uname -s) $(uname -m)." >&2
    exit 1
    ;;
esac
if [ -f "$out/libreptorch.so" ] && [ -z "$(find "$here/src/main/cpp" "$here/src/main/include" "$0" -newer "$out/libreptorch.so")" ]; then
    exit 0
fi
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Two empty stand-ins give the shim its references to libtorch by name; the real libraries are bound at load.
for name in torch_cpu c10; do
    echo | "$cxx" -x c++ -shared -fPIC -Wl,-soname,lib$name.so -o "$work/lib$name.so" -
done
# -z now: a libtorch that lacks a symbol is refused at load with the symbol's name, not in the middle of a run.
# -Wno-psabi: vectors are passed only to functions that are always inlined.
"$cxx" -std=c++17 -O3 -fPIC -shared -Wall -Wextra -Wno-psabi -fvisibility=default -I"$here/src/main/include" \
    "$here"/src/main/cpp/*.cpp -o "$work/libreptorch.so" \
    -L"$work" -Wl,--no-as-needed -ltorch_cpu -lc10 -Wl,--as-needed -ldl -Wl,-z,now
mv "$work/libreptorch.so" "$out/libreptorch.so"
