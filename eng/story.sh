#!/usr/bin/env bash
# The story of a leaked token with the packed tools TOOL and SERVER: found, live, proposed, approved, revoked, proved, written down.
set -euo pipefail
tool=$1
server=$2
work=$(mktemp -d)
export XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config"
"$server" sandbox --port 0 >"$work/sandbox" & sandbox=$!
trap 'kill "$sandbox" 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 100); do grep -q 'Ctrl-C' "$work/sandbox" && break; sleep 0.1; done
address=$(sed -n 's/^Sandbox at //p' "$work/sandbox")
at=(--provider-url "zendesk=$address")
value() { grep -F "$1" "$work/sandbox" | head -n 1 | awk '{ print $1 }'; }
expect() { # expect CODE COMMAND…
    local status=0
    "${@:2}" >"$work/output" 2>&1 || status=$?
    [ "$status" -eq "$1" ] || { echo "exit code $status, $1 expected: ${*:2}"; cat "$work/output"; exit 1; }
}

git init -q "$work/repository"
commit() { git -C "$work/repository" -c user.name=Dev -c user.email=dev@example.org commit -qm "$1"; }
token=$(value 'active API token')
printf 'ZENDESK_SUBDOMAIN=acme\nZENDESK_EMAIL=admin@example.com\nZENDESK_API_TOKEN=%s\n' "$token" >"$work/repository/.env"
git -C "$work/repository" add .env && commit 'Add settings'
git -C "$work/repository" rm -q .env && commit 'Remove settings'
for who in robin kim; do
    ssh-keygen -q -t ed25519 -N '' -C "$who" -f "$work/$who"
    mkdir -p "$work/$who.d/tokenguard"
    printf "[approval]\nrequired_from = 'high'\nidentity = '%s'\nsigning_key = '%s'\n[[approver]]\nidentity = 'kim'\npublic_key = '%s'\n" \
        "$who" "$work/$who" "$(cat "$work/kim.pub" 2>/dev/null || true)" >"$work/$who.d/tokenguard/config.toml"
done
sed -i "s|^public_key = .*|public_key = '$(cat "$work/kim.pub")'|" "$work/robin.d/tokenguard/config.toml"
export XDG_CONFIG_HOME="$work/robin.d"
report="$work/report.json" plan="$work/plan.json"

expect 4 "$tool" scan --history --verify "${at[@]}" --format json --output "$report" "$work/repository"
expect 2 "$tool" revoke "$report" "${at[@]}" --yes
expect 0 "$tool" revoke "$report" "${at[@]}" --propose "$plan"
expect 2 "$tool" revoke --plan "$plan" "${at[@]}" --yes
XDG_CONFIG_HOME="$work/kim.d" expect 0 "$tool" revoke --approve "$plan" "${at[@]}" --yes
export ZENDESK_SUBDOMAIN=acme ZENDESK_OAUTH_TOKEN
ZENDESK_OAUTH_TOKEN=$(value 'OAuth token, read and write, never expires')
expect 1 "$tool" tokens review --provider zendesk "${at[@]}" --from-report "$report"
expect 0 "$tool" revoke --plan "$plan" "${at[@]}" --yes
expect 0 "$tool" verify "$report" "${at[@]}"
head=$("$tool" audit head)
expect 0 "$tool" audit verify --head "$head"
! grep -qF "$token" "$report" "$plan" "$work/state/tokenguard/audit.jsonl" || { echo 'a file holds the token'; exit 1; }
