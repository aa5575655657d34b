#!/usr/bin/env bash
# Plants a token in an old commit of a repository and wants TOOL to find it, with the commit, and to print none of it.
set -euo pipefail
tool=$1
folder=$2
rm -rf "$folder"
git init -q "$folder"
cd "$folder"
commit() { git -c user.name=Dev -c user.email=dev@example.org commit -qm "$1"; }
token=$(head -c 300 /dev/urandom | base64 -w0 | tr -dc 'A-Za-z0-9')a1B
token=${token: -40}
printf 'ZENDESK_SUBDOMAIN=acme\nZENDESK_API_TOKEN=%s\n' "$token" >.env
git add .env && commit 'Add settings'
git rm -q .env && commit 'Remove settings'

"$tool" scan . >/dev/null || { echo 'the work tree should be clean'; exit 1; }
status=0
report=$("$tool" scan --history . 2>&1) || status=$?
[ "$status" -eq 1 ] || { echo "exit code $status, 1 expected"; exit 1; }
grep -q zendesk-api-token <<<"$report" || { echo 'not found in the history'; exit 1; }
grep -q "$(git rev-list --max-parents=0 HEAD | head -c 7)" <<<"$report" || { echo 'the first commit is not named'; exit 1; }
! grep -qF "${token:4:12}" <<<"$report" || { echo 'the report prints the token'; exit 1; }
