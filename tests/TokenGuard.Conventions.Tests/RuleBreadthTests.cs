using System.Text.RegularExpressions;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Conventions.Tests;

/// <summary>Holds how many types the rules know, and how many of those by nothing but a provider's word.</summary>
public sealed partial class RuleBreadthTests
{
    private const int FewestTypes = 600;
    private const int FewestProviders = 400;
    private const int FewestVerified = 200;
    private const double MostByName = 0.4;
    private const int ShortestFixedText = 3;

    private static IReadOnlyList<string> StructureChecks { get; } = ["crc32-base62", "base58check", "bech32", "jwt", "private-key", "base64"];

    private static IReadOnlyList<TokenRule> Types { get; } = [.. RuleFiles.All.Values.SelectMany(file => file.Rules)];

    [Fact]
    public void Many_types_of_many_providers_are_known()
    {
        Assert.InRange(Types.Count, FewestTypes, int.MaxValue);
        Assert.InRange(Types.Select(rule => rule.Provider.Id).Distinct().Count(), FewestProviders, int.MaxValue);
        Assert.InRange(Types.Count(rule => rule.Verify is not null), FewestVerified, int.MaxValue);
    }

    [Fact]
    public void Every_type_has_a_source() => Convention.Holds(Types.Where(rule => string.IsNullOrEmpty(rule.Source)).Select(rule => rule.Id));

    [Fact]
    public void Few_types_are_known_by_a_word_near_a_value_alone() =>
        Assert.InRange((double)Types.Count(IsByName) / Types.Count, 0, MostByName);

    /// <summary>A word is wanted near the value, and the value has no fixed text, segments, checksum or companion.</summary>
    private static bool IsByName(TokenRule rule) =>
        (rule.ByName || rule.Checks.Any(check => check.StartsWith("near:", StringComparison.Ordinal)))
        && !rule.Needs.Any(need => need.Required)
        && !rule.Checks.Any(check => StructureChecks.Contains(check.Split(':')[0]))
        && !rule.Examples.Any(example => HasStructure(example));

    private static bool HasStructure(string example) =>
        Beginning().Matches(example).Any(match => match.Groups[1].Length >= ShortestFixedText) || Segments().IsMatch(example);

    [GeneratedRegex("""([^\s"'`=:,(>{}/]*)\{(?!uuid)[^{}]+\}""")]
    private static partial Regex Beginning();

    [GeneratedRegex("""\}[^\s"'{}]+\{[^{}]+\}[^\s"'{}]+\{""")]
    private static partial Regex Segments();
}
