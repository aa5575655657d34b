using System.Text;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Credentials;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Checks;

/// <summary>Makes candidates for check tests: a value, alone or inside a text.</summary>
internal static class Candidates
{
    public static TokenRule Rule { get; } = new()
    {
        Id = "acme-token",
        Name = "Acme token",
        Pattern = "acme",
        Provider = new ProviderDefinition { Id = "acme", Name = "Acme" },
    };

    public static bool Passes(string check, string value) => Passes(check, value, Rule);

    public static bool Passes(string check, string value, TokenRule rule) => Judge(CheckRegistry.Create(check), value, value, rule, "").Passed;

    public static bool PassesIn(string check, string text, string value, string path = "") =>
        Judge(CheckRegistry.Create(check), text, value, Rule, path).Passed;

    public static bool PassesAlways(string check, string value, TokenRule? rule = null) => Always(check, value, rule).Passed;

    public static Judgement Always(string check, string value, TokenRule? rule = null) =>
        Judge(CheckRegistry.ForEveryRule.Single(entry => entry.Name == check).Check, value, value, rule ?? Rule, "");

    public static bool PassesAlwaysIn(string check, string text, string value) =>
        Judge(CheckRegistry.ForEveryRule.Single(entry => entry.Name == check).Check, text, value, Rule, "").Passed;

    /// <summary>Judges the last place where the value stands.</summary>
    public static Judgement JudgeLast(string check, string text, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var start = bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(value));
        var span = new ByteSpan(start, Encoding.UTF8.GetByteCount(value));
        return CheckRegistry.Create(check).Judge(new CandidateContext { Rule = Rule, Text = bytes, Match = span, Secret = span, Path = "", Traits = PathTraits.Of("") });
    }

    private static Judgement Judge(ICheck check, string text, string value, TokenRule rule, string path)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var start = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(value));
        var span = new ByteSpan(start, Encoding.UTF8.GetByteCount(value));
        return check.Judge(new CandidateContext { Rule = rule, Text = bytes, Match = span, Secret = span, Path = path, Traits = PathTraits.Of(path) });
    }
}
