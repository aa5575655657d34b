using System.Text.RegularExpressions;

namespace TokenGuard.Conventions.Tests;

public sealed partial class RuleFolderTests
{
    private const int ExamplesInOneFile = 15;

    /// <summary>Providers whose only hosts are package registries, which no file names.</summary>
    private static IReadOnlyList<string> Registries { get; } = ["npm", "nuget", "pypi", "crates", "rubygems", "packagist", "hex", "clojars", "docker"];

    [Fact]
    public void A_rule_file_is_named_after_its_provider() => Convention.Holds(
        RuleFiles.All.Where(file => file.Key != $"rules/{file.Value.Provider.Id}.toml").Select(file => file.Key));

    [Fact]
    public void The_folder_holds_rule_files_and_their_description_only() => Assert.Equal(
        ["rules/README.md"], TrackedFiles.All.Where(path => path.StartsWith("rules/", StringComparison.Ordinal)).Except(RuleFiles.All.Keys));

    [Fact]
    public void No_file_outside_the_folder_enumerates_the_rules()
    {
        var ids = RuleFiles.All.Values.SelectMany(file => file.Rules).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        Convention.Holds(
            from path in TrackedFiles.All
            where !RuleFiles.IsRuleFile(path)
            let named = Words().Matches(TrackedFiles.Read(path)).Select(match => match.Value).Distinct().Count(ids.Contains)
            where named > ExamplesInOneFile
            select $"{path} names {named} rules");
    }

    [Fact]
    public void Nothing_is_ever_sent_to_a_package_registry() => Convention.Holds(
        RuleFiles.All.Values.Where(file => Registries.Contains(file.Provider.Id) && file.Provider.SendTo.Count > 0).Select(file => file.Provider.Id));

    [Fact]
    public void The_providers_that_are_registries_exist() => Convention.Holds(
        Registries.Except(RuleFiles.All.Values.Select(file => file.Provider.Id)));

    [GeneratedRegex("[a-z0-9]+(?:-[a-z0-9]+)+")]
    private static partial Regex Words();
}
