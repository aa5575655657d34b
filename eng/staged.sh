#!/usr/bin/env bash
# Counts what TOOL starts and opens to scan three staged files, before the first commit and later: a hook runs before every commit.
set -euo pipefail
tool=$1
folder=$2
rm -rf "$folder"
git init -q "$folder"
cd "$folder"
trace=$folder.trace

count() {
    for i in 1 2 3; do echo "int staged$i$1 = $i;" >"staged$i.cs"; done
    git add .
    strace -f -e trace=open,openat,execve -o "$trace" "$tool" scan --staged 2>&1 | grep -q '^3 files' || { echo 'three files should be scanned'; exit 1; }
    # The tool's own start is one of them.
    processes=$(($(grep -c 'execve(.*= 0$' "$trace") - 1))
    files=$(sed -n 's/^[0-9]* *open\(at\)\{0,1\}([^"]*"\([^"]*\)".* = [0-9]*$/\2/p' "$trace" | sort -u)
    # What the runtime reads of the machine differs from one to the next.
    opened=$(grep -vcE '^/(proc|sys)/' <<<"$files")
    echo "$1: $processes processes, $(wc -l <<<"$files") files, $opened of them not of the system's own"
    [ "$processes" -le 2 ] || { echo 'at most 2 processes expected'; exit 1; }
    [ "$opened" -le 30 ] || { echo 'at most 30 such files expected'; exit 1; }
}

count First
git -c user.name=Dev -c user.email=dev@example.org commit -qm 'Begin'
count Second
