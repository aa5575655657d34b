# Sourced by .ci/run behind eng/packages.sh: builds tests/consumer with the packed analyzers, as a new user would.
consumer=$work/consumer
rm -rf "$consumer"
cp -r tests/consumer "$consumer"

# Made here, so that nothing that looks like a token is committed.
random() { tr -dc 'A-Za-z0-9' </dev/urandom | head -c "$1"; }
gitlab=glpat-$(random 19)7
zendesk=$(random 37)a1B
password=Pw$(random 9)7
while read -r template; do
    sed -e "s/{{GITLAB}}/$gitlab/g" -e "s/{{ZENDESK}}/$zendesk/g" -e "s/{{PASSWORD}}/$password/g" "$template" >"${template%.template}"
    rm "$template"
done < <(find "$consumer" -name '*.template')
git init -q "$consumer"

# A packages folder of its own: a package of the same version from an earlier run would be taken from the user's.
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
project=Shop.slnx
consume() { # consume COMMAND ARGUMENT…
    (cd "$consumer" && NUGET_PACKAGES="$work/nuget" dotnet "$1" "$project" "${@:2}" \
        -p:RestoreAdditionalProjectSources="$feed" -p:TokenGuardVersion="$version" -nologo) >"$work/consumer.log" 2>&1
}

# The diagnostics that exist: a template may expect one that comes later.
known=$(grep -rhoE '"TG[0-9]{4}"' src/TokenGuard.Analyzers --include='*Analyzer.cs' | tr -d '"' | sort -u)
# Pages are a project of their own: the compiler of an older SDK, which the others are built with too, is not asked for those of SDK 10.
expected() { (cd "$consumer" && grep -rnoE '(//|#|@\*) expect TG[0-9]{4}' --include='*.cs' --include='*.json' --include='.env' --include='*.razor' --include='*.cshtml' \
    --exclude-dir=bin --exclude-dir=obj .) |
    sed -E 's:^\./::; s:^(.*)\:([0-9]+)\:.*expect (TG[0-9]+)$:\1 \2 \3:' | grep -F "$known" | of_project | sort; }
of_project() { if [ "$project" = Shop.slnx ]; then grep -v '^Shop.Pages/'; else grep "^$project/"; fi; }
reported() { grep -oE "$consumer/[^(]+\([0-9]+,[0-9]+\): $1 TG[0-9]{4}" "$work/consumer.log" |
    sed -E "s:^$consumer/::; s:^(.*)\(([0-9]+),[0-9]+\)\: .* (TG[0-9]+)$:\1 \2 \3:" | sort -u; }
as_expected() { diff <(expected | grep "^${2:-}") <(reported "$1"); } # as_expected SEVERITY [FOLDER]
logged() { cat "$consumer"/*.sarif | grep -oE '"ruleId": "TG[0-9]{4}"' | grep -oE 'TG[0-9]{4}' | sort | uniq -c; }
as_logged() { diff <(expected | awk '{print $3}' | sort | uniq -c) <(logged); }
no_secret() { ! cat "$work/consumer.log" "$consumer"/*.sarif | grep -qF -e "$gitlab" -e "${gitlab:8:12}" -e "$zendesk" -e "${zendesk:8:12}" -e "$password"; }
fails() { ! "$@"; }

check 'a repository with the global reference builds' consume build --no-incremental
check 'warnings are where they are expected, and nowhere else' as_expected warning
check 'no analyzer crashes' fails grep -q AD0001 "$work/consumer.log"
check 'the SARIF log has the same' as_logged
check 'neither shows a secret' no_secret
check 'warnings as errors fail the build' fails consume build --no-incremental -warnaserror
check 'for them alone' as_expected error
check 'mode strict fails the build' fails consume build --no-incremental -p:TokenGuardAnalysisMode=strict
check 'with errors in the same places of the project that the others wait for' as_expected error Shop.Clients/
check 'mode none builds' consume build --no-incremental -p:TokenGuardAnalysisMode=none
check 'in silence' fails grep -q TG[0-9] "$work/consumer.log"
check 'without configuration files it builds' consume build --no-incremental -p:TokenGuardConfigurationFiles=false
check 'and is silent on all but the one that the project hands over' diff <(reported warning | grep TG1004) <(expected | grep Production)
check 'a reference of each project builds' consume build --no-incremental -p:PerProject=true
check 'with the same warnings' as_expected warning
check 'the compiler of SDK 9.0.300 builds' consume build --no-incremental -p:OlderCompiler=4.14.0 -p:LangVersion=13
check 'and is the one that ran' grep -q '"semanticVersion": "4.14.0"' "$consumer/Shop.Clients.sarif"
check 'with the same warnings' as_expected warning
check 'and no analyzer crashes' fails grep -qE 'AD0001|CS8032|CS9057' "$work/consumer.log"

project=Shop.Pages
rm -f "$consumer"/*.sarif
check 'pages build' consume build --no-incremental
check 'with each token told once, in the page' as_expected warning
check 'and in the SARIF log once' as_logged
check 'that shows no secret' no_secret
project=Shop.slnx

if [ -e src/TokenGuard.CodeFixes/ClearTextTransportFix.cs ] && grep -q TG2002 <<<"$known"; then
    consume restore
    check 'a fix is applied' env NUGET_PACKAGES="$work/nuget" TokenGuardVersion="$version" dotnet format analyzers "$consumer/Shop.slnx" --diagnostics TG2002 --severity warn --no-restore
    check 'in the source' grep -q 'https://orders.acme.dev' "$consumer/Shop.Clients/Orders.cs"
fi
