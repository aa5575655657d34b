#!/usr/bin/env bash
# Times the filter for anchors beside vectorscan (Debian: libvectorscan-dev, clang), over the text files of one folder, 64 MB at most.
#
#   benchmarks/prefilter/compare.sh FOLDER
#
# Both search the same text for the anchors of all built-in rules, whatever their case, on one core; both report each
# place. The two take turns, and of each the best of eight runs counts. A table in Markdown goes to standard output.
set -euo pipefail
cd "$(dirname "$0")/../.."
export TOKENGUARD_CORPUS
TOKENGUARD_CORPUS=$(realpath "${1:?a folder}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
clang -O2 benchmarks/prefilter/vectorscan.c -o "$work/vectorscan" -lhs
dotnet build -c Release -v quiet --nologo benchmarks/TokenGuard.Benchmarks
ours() { dotnet run -c Release --no-build --project benchmarks/TokenGuard.Benchmarks -- "$@"; }
ours prefilter-inputs "$work"
printf '%s anchors, %s bytes\n\n| filter | ms | hits |\n|---|---|---|\n' "$(wc -l <"$work/anchors")" "$(stat -c %s "$work/text")"
for _ in 1 2 3; do
    "$work/vectorscan" "$work/text" "$work/anchors"
    ours prefilter-times
done
