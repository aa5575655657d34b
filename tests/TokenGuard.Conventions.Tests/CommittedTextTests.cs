using System.Text.RegularExpressions;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Tests;

namespace TokenGuard.Conventions.Tests;

public sealed partial class CommittedTextTests
{
    /// <summary>Hosts of package registries, in parts so that this file names none.</summary>
    private static IReadOnlyList<string> Registries { get; } =
    [
        "registry" + ".npmjs.org", "registry" + ".yarnpkg.com", "api" + ".nuget.org", "www" + ".nuget.org", "pypi" + ".org", "upload" + ".pypi.org",
        "files" + ".pythonhosted.org", "crates" + ".io", "index" + ".crates.io", "static" + ".crates.io", "rubygems" + ".org", "index" + ".rubygems.org",
        "packagist" + ".org", "repo" + ".packagist.org", "hex" + ".pm", "repo" + ".hex.pm", "jsr" + ".io", "open-vsx" + ".org", "clojars" + ".org", "repo" + ".clojars.org",
        "repo" + ".maven.apache.org", "repo1" + ".maven.org", "proxy" + ".golang.org", "sum" + ".golang.org", "registry-1" + ".docker.io",
        "index" + ".docker.io", "deb" + ".debian.org", "archive" + ".ubuntu.com",
    ];

    private static IEnumerable<(string Path, string Text)> Texts =>
        TrackedFiles.All.Where(path => !path.EndsWith(".png", StringComparison.Ordinal)).Select(path => (path, TrackedFiles.Read(path)));

    [Fact]
    public void Our_own_scanner_finds_nothing_in_our_own_files()
    {
        var rules = CompiledRules.Compile(RuleCatalog.Create(RuleFiles.All.Values));
        var scanner = new Scanner(rules, ScanLimits.Default, explain: false);
        var places = new List<string>();
        foreach (var path in TrackedFiles.All)
        {
            var bytes = File.ReadAllBytes(RepositoryFiles.Find(path));
            places.AddRange(scanner.Scan(bytes, Scanner.DetectEncoding(bytes), path).Findings.Where(finding => finding.Confidence >= Confidence.Medium)
                .Select(finding => $"{path}:{1 + bytes.AsSpan(0, finding.Span.Start).Count((byte)'\n')}: {finding.Rule.Id}"));
        }

        Convention.Holds(places);
    }

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine()
    {
        var root = RepositoryFiles.Root.Replace('\\', '/');
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile).Replace('\\', '/') + "/";
        Convention.Holds(
            from file in Texts
            where file.Text.Contains(root, StringComparison.Ordinal) || file.Text.Contains(home, StringComparison.Ordinal) || HomeFolder().IsMatch(file.Text)
            select file.Path);
    }

    [Fact]
    public void No_file_names_the_host_of_a_package_registry()
    {
        var hosts = new Regex($@"(?:(?<![\w.\-/])|(?<=//))(?:{string.Join('|', Registries.Select(Regex.Escape))})(?![\w-]|\.\w)");
        Convention.Holds(
            from file in Texts
            from Match match in hosts.Matches(file.Text)
            select $"{file.Path}: {match.Value}");
    }

    [Fact]
    public void No_test_is_switched_off() => Convention.Holds(
        from file in Texts
        where SwitchedOff().IsMatch(file.Text)
        select file.Path);

    [Fact]
    public void No_file_holds_a_conflict_that_was_not_resolved() => Convention.Holds(
        from file in Texts
        where file.Text.Split('\n').Any(line => line.StartsWith("<<<<<<" + "<", StringComparison.Ordinal) || line.StartsWith(">>>>>>" + ">", StringComparison.Ordinal))
        select file.Path);

    /// <summary>Home folders but that of Jane, whom examples are about.</summary>
    [GeneratedRegex(@"(?<![\w.])(?:/home/(?!jane\b)|/Users/)\w|[A-Z]:\\{1,2}Users\\")]
    private static partial Regex HomeFolder();

    [GeneratedRegex(@"\[(?:Fact|Theory)\s*\(.{0,200}?\bSkip\s*=|\.only\(", RegexOptions.Singleline)]
    private static partial Regex SwitchedOff();
}
