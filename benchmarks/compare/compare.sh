#!/usr/bin/env bash
# Times tokenguard beside the other programs that are installed, over one folder and, if it is a repository, its history.
#
#   benchmarks/compare/compare.sh FOLDER [RUNS] [TOKENGUARD]
#
# Runs alternate, so that whatever else the machine does meets all alike. Only searches of bytes are compared: nothing
# is asked of the network. A table of medians and ratios in Markdown goes to standard output, one line per run to
# standard error. What is not installed is left out by name.
set -euo pipefail -o noglob
folder=$(realpath "${1:?a folder}")
runs=${2:-5}
tokenguard=${3:-tokenguard}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cores=$(nproc)
history=$(git -C "$folder" rev-parse --git-dir >/dev/null 2>&1 && echo yes || echo no)

# What a search for literals costs: those that most rules begin with, one a line.
printf '%s\n' akia asia ghp_ gho_ glpat- xoxb- xoxp- sk_live_ rk_live_ sk-ant- hvs. npm_ pypi- dop_v1_ shpat_ SG. eyJ \
    'BEGIN RSA PRIVATE KEY' 'BEGIN PRIVATE KEY' api_key apikey secret token password >"$work/literals"

tree=()      # "name command…": each reads the folder
past=()      # the same for the history
absent=()
version() { # version NAME COMMAND…: the first line with a number in it
    printf '| %s | %s |\n' "$1" "$("${@:2}" 2>&1 | grep -m1 -E '[0-9]+\.[0-9]+' | tr -d '|' || echo '?')" >>"$work/versions"
}
offer() { # offer COMMAND: true if it is installed
    command -v "$1" >/dev/null && return
    absent+=("$1")
    return 1
}

tree+=("tokenguard $tokenguard scan $folder --no-ignore --format json --output $work/report --no-progress")
past+=("tokenguard $tokenguard scan $folder --history --format json --output $work/report --no-progress")
version tokenguard "$tokenguard" --version
if offer rg; then
    tree+=("ripgrep rg -j$cores -c -i -F -uu -f $work/literals $folder")
    version ripgrep rg --version
fi
if offer git; then
    past+=("git-cat-file git -C $folder cat-file --batch-all-objects --unordered --batch")
    version git git --version
fi
if offer gitleaks; then
    tree+=("gitleaks gitleaks dir $folder --no-banner --exit-code 0 -f json -r $work/report")
    past+=("gitleaks gitleaks git $folder --no-banner --exit-code 0 -f json -r $work/report")
    version gitleaks gitleaks version
fi
if offer betterleaks; then
    tree+=("betterleaks betterleaks dir $folder --no-banner --exit-code 0 -f json -r $work/report")
    past+=("betterleaks betterleaks git $folder --no-banner --exit-code 0 -f json -r $work/report")
    version betterleaks betterleaks version
fi
if offer trufflehog; then
    tree+=("trufflehog trufflehog filesystem $folder --no-verification --no-update --json")
    past+=("trufflehog trufflehog git file://$folder --no-verification --no-update --json")
    version trufflehog trufflehog --version
fi
if offer kingfisher; then
    tree+=("kingfisher kingfisher scan $folder --no-validate --git-history none --format jsonl")
    past+=("kingfisher kingfisher scan $folder --no-validate --format jsonl")
    version kingfisher kingfisher --version
fi
if offer titus; then
    tree+=("titus titus scan $folder --format json")
    past+=("titus titus scan $folder --git --format json")
    version titus titus version
fi
if offer noseyparker; then
    tree+=("noseyparker noseyparker scan --git-history none --datastore $work/store $folder")
    past+=("noseyparker noseyparker scan --datastore $work/store $folder")
    version noseyparker noseyparker --version
fi
if offer secretlint; then
    tree+=('secretlint secretlint --format json --secretlintrcJSON {"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}'" $folder/**/*")
    version secretlint secretlint --version
fi
if offer detect-secrets; then
    tree+=("detect-secrets detect-secrets -c $cores scan --all-files --no-verify $folder")
    version detect-secrets detect-secrets --version
fi
if offer devskim; then
    # Its two rules for tokens and keys; the others look for other faults.
    tree+=("devskim devskim analyze -I $folder --rule-ids DS117838,DS173237 -f sarif -O $work/report")
    version devskim devskim --version
fi

# The number of findings in a report of any of them; nothing where it has none.
count() { # count NAME
    case $1 in
    ripgrep | git-cat-file | noseyparker) ;;
    tokenguard) tr ',' '\n' <"$work/report" | grep -c '"fingerprint":' || true ;;
    gitleaks | betterleaks) grep -c '"RuleID":' "$work/report" || true ;;
    devskim) grep -o '"ruleId":' "$work/report" | wc -l ;;
    trufflehog | kingfisher) grep -c '^{' "$work/output" || true ;;
    secretlint) grep -o '"messageId":' "$work/output" | wc -l ;;
    *) grep -o -E '"(type|rule_id)":' "$work/output" | wc -l ;;
    esac
}

measure() { # measure KIND COMMAND…
    local kind=$1 round line name
    shift
    for ((round = 1; round <= runs; round++)); do
        for line in "$@"; do
            name=${line%% *}
            rm -rf "$work/store"
            # shellcheck disable=SC2086 # the line is a command with its arguments
            /usr/bin/time -o "$work/time" -f '%e %U %S %M' ${line#* } >"$work/output" 2>/dev/null || true
            echo "$name $(tail -n1 "$work/time") $(count "$name")" | tee -a "$work/$kind" >&2
        done
    done
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

table() { # table KIND COMMAND…
    local kind=$1 base line name wall cpu
    shift
    base=$(awk '$1 == "tokenguard" { print $3 + $4 }' "$work/$kind" | median)
    printf '\n| %s | wall s | CPU s (least to most) | CPU : tokenguard | peak MiB | findings |\n|---|---|---|---|---|---|\n' "$kind"
    for line in "$@"; do
        name=${line%% *}
        wall=$(awk -v n="$name" '$1 == n { print $2 }' "$work/$kind" | median)
        cpu=$(awk -v n="$name" '$1 == n { print $3 + $4 }' "$work/$kind" | median)
        awk -v n="$name" -v wall="$wall" -v cpu="$cpu" -v base="$base" '
            $1 == n { c = $3 + $4; if (!low || c < low) low = c; if (c > high) high = c; if ($5 > peak) peak = $5; found = $6 }
            END { printf "| %s | %.2f | %.2f (%.2f to %.2f) | %.2f | %d | %s |\n", n, wall, cpu, low, high, base ? cpu / base : 0, peak / 1024, found }' "$work/$kind"
    done
}

measure tree "${tree[@]}"
[ "$history" = no ] || measure history "${past[@]}"

echo "Measured on $(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n1), $cores cores, $(date -u +%Y-%m-%d); $runs alternating runs each, page cache warm."
echo "The folder: $(find "$folder" -type f -not -path '*/.git/*' | wc -l) files, $(find "$folder" -type f -not -path '*/.git/*' -printf '%s\n' | awk '{ s += $1 } END { printf "%.1f", s / 1e6 }') MB$([ "$history" = no ] || echo ", $(git -C "$folder" rev-list --all --count) commits")."
table tree "${tree[@]}"
[ "$history" = no ] || table history "${past[@]}"
printf '\n| program | version |\n|---|---|\n'
cat "$work/versions"
[ "${#absent[@]}" -eq 0 ] || printf '\nNot installed here: %s.\n' "${absent[*]}"
