#!/bin/sh
# Makes everything under src/generated again, and its checksums:
#   1. org.reptorch.torch.capi from the headers in native/src/main/include, by an installed jextract (on the PATH, or $JEXTRACT);
#      one for JDK 22: what later ones write (since their change 7903735) does not compile there, and the build says so. With the libclang of LLVM 16
#      the commit before that change writes what is committed, byte by byte; older ones leave out what a parameter's type needs;
#   2. the operator facade from src/main/operators/operators.txt, by FacadeGenerator (a class of the tests);
#      needs a JDK 22 or later: $JAVA_HOME, or the one on the PATH.
# What it prints on failure says what is missing. Commit what it changes.
#
#   bindings/regenerate.sh [capi|facade]      (both without an argument)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
generated=$here/src/generated/java
part=${1:-all}

if [ "$part" != facade ]; then
    jextract=${JEXTRACT:-jextract}
    if ! command -v "$jextract" >/dev/null 2>&1; then
        echo "No jextract: neither \$JEXTRACT nor 'jextract' on the PATH. Build it from its public source (openjdk/jextract)." >&2
        exit 1
    fi
    # jextract's libclang may not know where the compiler keeps stdint.h.
    clang_include=$(ls -d /usr/lib/llvm-*/lib/clang/*/include 2>/dev/null | tail -n 1)
    rm -rf "$generated/org/reptorch/torch/capi"
    includes=$(mktemp)
    trap 'rm -f "$includes"' EXIT
    # generate HEADER CLASS [OPTION ...]: only our own declarations, what stdint.h brings along is no part of the interface.
    generate() {
        header=$root/native/src/main/include/$1
        class=$2
        shift 2
        {
            grep -oE '\b(rt|cu[A-Z]|cuda[A-Z]|nvrtc[A-Z]|aoti)[A-Za-z0-9_]*\(' "$header" | tr -d '(' | sort -u | sed 's/^/--include-function /'
            grep -oE '^ *(RT|CUDA|CU)_[A-Z_]+ =' "$header" | tr -d ' =' | sed 's/^/--include-constant /'
            sed -nE 's/^typedef [^(]*\(\*(rt_[a-z]+)\).*/--include-typedef \1/p; s/^typedef [^(]*[ *](rt_[a-z]+);/--include-typedef \1/p' "$header"
        } >"$includes"
        "$jextract" ${clang_include:+-I "$clang_include"} -t org.reptorch.torch.capi --header-class-name "$class" \
            --output "$generated" "$@" @"$includes" "$header"
    }
    generate reptorch.h Libreptorch
    generate cuda_driver.h Libcuda --library :libcuda.so.1
    generate cuda_compiler.h Libnvrtc
    (
        cd "$root"
        sha256sum native/src/main/include/*.h bindings/src/generated/java/org/reptorch/torch/capi/*.java
    ) >"$here/src/generated/capi.sha256"
fi
if [ "$part" != capi ]; then
    javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
    classes=$(mktemp -d)
    trap 'rm -rf "$classes" "${includes:-$classes}"' EXIT
    tests=$here/src/test/java/org/reptorch/torch
    "$javac" -d "$classes" "$here/src/main/java/org/reptorch/torch/internal/Schema.java" \
        "$tests/ListedOperator.java" "$tests/FacadeMethod.java" "$tests/FacadeGenerator.java"
    "${javac%javac}java" -cp "$classes" org.reptorch.torch.FacadeGenerator "$here"
fi
