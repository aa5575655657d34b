#!/usr/bin/env bash
# Measures what TokenGuard.Analyzers adds to a real build, beside SonarAnalyzer.CSharp and beside no analyzers.
#
#   benchmarks/analyzers/compare.sh FOLDER [RUNS]
#
# FOLDER holds C# files that compile alone for net10.0, such as the folder Octokit of octokit/octokit.net. Builds
# alternate; a table of medians and ratios in Markdown goes to standard output.
set -euo pipefail
folder=$(realpath "${1:?a folder of C# files}")
runs=${2:-3}
root=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export NUGET_PACKAGES="$work/nuget" DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

dotnet pack "$root/src/TokenGuard.Package" -c Release -o "$work/feed" -v quiet >&2
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")

# A project of its own for each set of analyzers; props files that stop the search for ours.
project() { # project NAME [PACKAGE VERSION]…
    mkdir -p "$work/$1"
    echo '<Project />' | tee "$work/$1/Directory.Build.props" "$work/$1/Directory.Build.targets" "$work/$1/Directory.Packages.props" >/dev/null
    {
        echo '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework>'
        echo '<EnableDefaultCompileItems>false</EnableDefaultCompileItems><EnableNETAnalyzers>false</EnableNETAnalyzers><UseSharedCompilation>false</UseSharedCompilation>'
        echo '<RunAnalyzersDuringBuild>true</RunAnalyzersDuringBuild></PropertyGroup><ItemGroup>'
        echo "<Compile Include=\"$folder/**/*.cs\" Exclude=\"$folder/**/obj/**;$folder/**/bin/**\" />"
        for ((i = 2; i < $#; i += 2)); do
            echo "<PackageReference Include=\"${!i}\" Version=\"$(eval echo "\${$((i + 1))}")\" PrivateAssets=\"all\" />"
        done
        echo '</ItemGroup></Project>'
    } >"$work/$1/$1.csproj"
    dotnet restore "$work/$1" -p:RestoreAdditionalProjectSources="$work/feed" -v quiet >&2
}
project none
project tokenguard TokenGuard.Analyzers "$version"
project both TokenGuard.Analyzers "$version" SonarAnalyzer.CSharp 9.32.0.97167

build() { # build NAME: prints the CPU seconds of the build and all its processes
    local TIMEFORMAT='%U %S'
    { time dotnet build "$work/$1" --no-restore --no-incremental -c Release -v detailed -p:ReportAnalyzer=true >"$work/$1.log" 2>&1; } 2>"$work/time" ||
        { tail -n 30 "$work/$1.log" >&2; exit 1; }
    awk '{ printf "%.2f\n", $1 + $2 }' "$work/time"
}
seconds() { # seconds ASSEMBLY: of the last build with both
    grep -E "^ *[<0-9.]+ +[<0-9]+ +$1, Version" "$work/both.log" | awk '{ sub(/</, "", $1); print $1; exit }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

for ((run = 0; run <= runs; run++)); do
    for name in none tokenguard both; do
        cpu=$(build "$name")
        [ "$run" -eq 0 ] || echo "$cpu" >>"$work/$name.cpu"
        echo "run $run, $name: $cpu s CPU" >&2
    done
    [ "$run" -eq 0 ] || { seconds TokenGuard.Analyzers >>"$work/ours"; seconds SonarAnalyzer.CSharp >>"$work/sonar"; }
done

none=$(median <"$work/none.cpu"); tokenguard=$(median <"$work/tokenguard.cpu"); ours=$(median <"$work/ours"); sonar=$(median <"$work/sonar")
cat <<END
$(find "$folder" -name '*.cs' | wc -l) files, $runs runs, $(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), SDK $(dotnet --version), $(date +%F)

| what | seconds | ratio | limit |
|---|---|---|---|
| analyzer time, SonarAnalyzer.CSharp 9.32 (\`ReportAnalyzer\`, same build) | $sonar | 1 | |
| analyzer time, TokenGuard.Analyzers | $ours | $(awk -v a="$ours" -v b="$sonar" 'BEGIN { printf "%.3f", a / b }') | 0.05 |
| build CPU without analyzers | $none | 1 | |
| build CPU with TokenGuard.Analyzers | $tokenguard | $(awk -v a="$tokenguard" -v b="$none" 'BEGIN { printf "%.2f", a / b }') | 1.25 |
END
