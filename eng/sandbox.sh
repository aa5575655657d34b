#!/usr/bin/env bash
# eng/sandbox.sh SERVER FOLDER: starts the installed sandbox, revokes a token in it and sees it dead.
set -euo pipefail
server=$1
folder=$2
mkdir -p "$folder"
"$server" sandbox --port 0 --data "$folder/sandbox.db" >"$folder/out" &
pid=$!
trap 'kill "$pid" 2>/dev/null || true' EXIT
for _ in $(seq 100); do grep -q 'Ctrl-C' "$folder/out" && break; sleep 0.2; done
address=$(sed -n 's/^Sandbox at //p' "$folder/out")
token=$(sed -n '/^acme:/,/^$/s/^ *\([^ ]*\) .*OAuth token, read and write.*/\1/p' "$folder/out")
status() { curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $token" "$@"; }
[ "$(status "$address/acme/api/v2/users/me.json")" = 200 ]
[ "$(status -X DELETE "$address/acme/api/v2/oauth/tokens/current.json")" = 204 ]
[ "$(status "$address/acme/api/v2/users/me.json")" = 401 ]
kill "$pid"
code=0
wait "$pid" || code=$?
[ "$code" = 130 ]
