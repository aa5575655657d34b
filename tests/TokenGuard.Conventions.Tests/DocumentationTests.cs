using System.Text;
using System.Text.RegularExpressions;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Tests;

namespace TokenGuard.Conventions.Tests;

public sealed partial class DocumentationTests
{
    private const string RuleFormat = "rules/README.md";

    private static IEnumerable<string> Pages => TrackedFiles.All.Where(path => path.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Links_between_pages_resolve() => Convention.Holds(
        from page in Pages
        from Match link in Link().Matches(CodeBlock().Replace(TrackedFiles.Read(page), ""))
        let target = link.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#')
        let file = Path.Combine(RepositoryFiles.Root, Path.GetDirectoryName(page)!, target.Split('#')[0])
        where !File.Exists(file) && !Directory.Exists(file)
        select $"{page}: {target}");

    [Fact]
    public void Links_inside_pages_resolve() => Convention.Holds(
        from page in Pages
        from Match link in Link().Matches(CodeBlock().Replace(TrackedFiles.Read(page), ""))
        let target = link.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal) && target.Contains('#')
        let file = target.StartsWith('#') ? page : Path.Combine(Path.GetDirectoryName(page)!, target.Split('#')[0])
        where !Headings(file).Contains(target.Split('#')[1])
        select $"{page}: {target}");

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/architecture.md")]
    public void Files_that_a_page_names_exist(string page) => Convention.Holds(
        from Match quoted in Quoted().Matches(TrackedFiles.Read(page))
        let path = quoted.Groups["path"].Value
        where !Exists(path)
        select path);

    [Fact]
    public void The_rule_file_of_the_description_can_be_read()
    {
        var example = Toml().Match(TrackedFiles.Read(RuleFormat)).Groups["toml"].Value;
        Assert.Equal("acme", RuleFileReader.Read(RuleFormat, Encoding.UTF8.GetBytes(example)).Provider.Id);
    }

    [Fact]
    public void The_description_of_rule_files_explains_every_key()
    {
        var keys = TrackedFiles.CSharp("src/TokenGuard.Engine/Rules/Reading").Append("src/TokenGuard.Engine/Rules/RuleFileReader.cs")
            .SelectMany(path => Key().Matches(TrackedFiles.Read(path))).Select(match => match.Groups["key"].Value).Distinct().ToList();
        Assert.Contains("public_prefix", keys);
        Assert.Contains("within", keys);
        var toml = string.Concat(Toml().Matches(TrackedFiles.Read(RuleFormat)).Select(match => match.Groups["toml"].Value));
        Assert.DoesNotContain(keys, key => !Regex.IsMatch(toml, $@"(?m)^(?:\[+(?:token\.(?:verify\.|revoke\.)?|provider\.)?)?{key}(?:\]+|\s*=)"));
    }

    [Fact]
    public void The_description_of_rule_files_explains_every_check_and_no_other()
    {
        var page = TrackedFiles.Read(RuleFormat);
        var table = page[page.IndexOf("## Checks", StringComparison.Ordinal)..page.IndexOf("## Examples", StringComparison.Ordinal)];
        var documented = table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => CheckName().Matches(FirstCell().Match(line).Value)).Select(match => match.Groups["name"].Value);
        Assert.Equal(CheckRegistry.Names.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_readme_test_command_is_where_the_pipeline_looks_for_it() =>
        Assert.Matches(@"(?m)^Run every test:\n\n```sh\ndotnet test[^\n]*\n```$", TrackedFiles.Read("README.md"));

    /// <summary>
    /// A path may leave out what stands before it (<c>Engine/Rules</c>); a name with a placeholder, such as
    /// <c>XCheck.cs</c> and <c>&lt;provider&gt;.toml</c>, stands for any file of its folder.
    /// </summary>
    private static bool Exists(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var wanted = name.Contains('<') || name.Contains('…') || Placeholder().IsMatch(name) ? path[..^name.Length] : path;
        var place = new Regex($@"(?:^|[/.]){Regex.Escape(wanted.TrimEnd('/'))}(?:/|$)");
        return TrackedFiles.All.Any(file => place.IsMatch(file));
    }

    /// <summary>The anchors of a page's headings, as forges make them.</summary>
    private static HashSet<string> Headings(string page) => File.Exists(RepositoryFiles.Find(page))
        ? [.. CodeBlock().Replace(TrackedFiles.Read(page), "").Split('\n').Where(line => line.StartsWith('#'))
            .Select(line => NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))]
        : [];

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?ms)^```.*?^```$")]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"`(?<path>[\w.<>…-]*/[\w./<>…-]*|[\w<>…-]+\.(?:cs|md|toml|props|targets|txt|sh))`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^X[A-Z]")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?ms)^```toml\n(?<toml>.*?)^```$")]
    private static partial Regex Toml();

    [GeneratedRegex(@"\.(?:Text|RequiredText|Texts|Flag|Number|Date|Choice|Table|Tables|Entry|Require|Has)\(""(?<key>\w+)""|\b(?:Links?|Templates|Calls)\(table, ""(?<key>\w+)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\| (?:\\\||[^|])*")]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"`(?<name>[a-z0-9-]+)(?::[^`]*)?`")]
    private static partial Regex CheckName();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
