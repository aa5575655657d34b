using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>A rule ready to run.</summary>
internal sealed class CompiledRule
{
    public CompiledRule(TokenRule rule, Pattern pattern)
    {
        Rule = rule;
        Pattern = pattern;
        SecretGroup = Math.Max(0, pattern.GroupIndex("secret"));
        Checks = [.. rule.Checks.Select(text => (text, CheckRegistry.Create(text))), .. CheckRegistry.ForEveryRule];
        FileNeeds = [.. rule.Needs.Where(need => need.Within == CompanionReach.File).Select(need => new CompiledNeed(need)).Where(need => need.IsUnanchored)];
    }

    public TokenRule Rule { get; }

    public Pattern Pattern { get; }

    /// <summary>The group that holds the value; 0 for the whole match.</summary>
    public int SecretGroup { get; }

    public IReadOnlyList<(string Name, ICheck Check)> Checks { get; }

    /// <summary>Needs that have no anchor and so are looked for only in files with a finding of this rule.</summary>
    public IReadOnlyList<CompiledNeed> FileNeeds { get; }
}
