# Sourced by .ci/run: packs the tool, opens the packages, installs from a local feed, runs the native binary.
feed="$work/feed"
pack() { dotnet pack src/TokenGuard.Cli -c Release -o "$feed" "$@" -v quiet; }
check 'pack the pointer package' pack
check 'pack the native tool' pack -r linux-x64
check 'pack the portable tool' pack -r any -p:PublishAot=false

list() { unzip -Z1 "$feed"/$1 | sort; }
check 'the pointer package names its tools' bash -c "unzip -p '$feed'/tokenguard.[0-9]*.nupkg '*/DotnetToolSettings.xml' | grep -q 'linux-x64'"
native=$(list 'tokenguard.linux-x64.*.nupkg' | grep '^tools/')
echo "$native"
check 'the native package holds one binary and no symbols' test "$(grep -vc 'DotnetToolSettings.xml' <<<"$native")" -eq 1
portable=$(list 'tokenguard.any.*.nupkg' | grep '^tools/')
check 'the portable package holds the assemblies' grep -q 'TokenGuard.Engine.dll' <<<"$portable"
check 'the packages hold README' bash -c "unzip -Z1 '$feed'/tokenguard.[0-9]*.nupkg | grep -qx README.md"

check 'install from a local feed' dotnet tool install tokenguard --tool-path "$work/tools" --add-source "$feed" --version "$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)"
check 'the installed tool is native' bash -c "head -c4 \"\$(readlink -f '$work/tools/tokenguard')\" | grep -q ELF"
check 'it tells its version' "$work/tools/tokenguard" --version
check 'it finds a planted token' bash eng/smoke.sh "$work/tools/tokenguard" "$work/planted"
if strace -o /dev/null true 2>/dev/null; then
    check 'three staged files cost little' bash eng/staged.sh "$work/tools/tokenguard" "$work/staged"
else
    echo 'skip  three staged files cost little: strace may not trace here'
fi

# As README installs it: one package, without native code.
check 'pack the tool as README says' bash -c "grep -q '^dotnet pack src/TokenGuard.Cli -c Release -o packages -p:PublishAot=false$' README.md && dotnet pack src/TokenGuard.Cli -c Release -o '$work/one' -p:PublishAot=false -v quiet"
check 'install that' dotnet tool install tokenguard --tool-path "$work/one-tool" --add-source "$work/one" --prerelease
check 'it finds a planted token too' bash eng/smoke.sh "$work/one-tool/tokenguard" "$work/planted-for-one"

check 'pack the server' dotnet pack src/TokenGuard.Server -c Release -o "$feed" -v quiet
check 'install the server' dotnet tool install tokenguard-server --tool-path "$work/tools" --add-source "$feed" --version "$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)"
check 'a token is revoked in the sandbox' bash eng/sandbox.sh "$work/tools/tokenguard-server" "$work/sandbox"

check 'its demo plays to the end' "$work/tools/tokenguard-server" demo
check 'a token is found, approved, revoked and proved dead' bash eng/story.sh "$work/tools/tokenguard" "$work/tools/tokenguard-server"

pack_analyzers() { dotnet pack src/TokenGuard.Package -c Release -o "$1" -warnaserror -v quiet; }
check 'pack the analyzers' pack_analyzers "$feed"
check 'the analyzers package holds three assemblies, what hands them files, and nothing else' diff - <(list 'TokenGuard.Analyzers.*.nupkg') <<'END'
README.md
TokenGuard.Analyzers.nuspec
[Content_Types].xml
_rels/.rels
analyzers/dotnet/cs/TokenGuard.Analyzers.dll
analyzers/dotnet/cs/TokenGuard.CodeFixes.dll
analyzers/dotnet/cs/TokenGuard.Engine.dll
buildTransitive/TokenGuard.Analyzers.props
buildTransitive/TokenGuard.Analyzers.targets
buildTransitive/config/none.globalconfig
buildTransitive/config/strict.globalconfig
package/services/metadata/core-properties/nuget.psmdcp
END
nuspec=$(unzip -p "$feed"/TokenGuard.Analyzers.*.nupkg TokenGuard.Analyzers.nuspec)
check 'it is a development dependency' grep -q '<developmentDependency>true</developmentDependency>' <<<"$nuspec"
check 'it depends on nothing' bash -c '! grep -q "<dependency " <<<"$1"' - "$nuspec"
check 'pack them again' pack_analyzers "$work/again"
contents() { unzip -lv "$1"/TokenGuard.Analyzers.*.nupkg | awk '$8 {print $7, $8}'; }
check 'the same contents both times' diff <(contents "$feed") <(contents "$work/again")
