using System.Text;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>A companion's pattern ready to run; compiled when it is first needed.</summary>
internal sealed class CompiledNeed(CompanionNeed need)
{
    private readonly Lazy<Pattern> pattern = new(() => Pattern.Parse(need.Pattern, need.Anchors));

    public CompanionNeed Need { get; } = need;

    public Pattern Pattern => pattern.Value;

    /// <summary>The fact that a match stands for, or null if its value is never a companion.</summary>
    public ContextFact? ToFact(ReadOnlySpan<byte> text, PatternMatch match)
    {
        var group = Math.Max(0, Pattern.GroupIndex("value"));
        if (match.Group(group) is not { Length: > 0 } span)
        {
            return null;
        }

        var value = Encoding.UTF8.GetString(text.Slice(span.Start, span.Length).ToArray());
        return Need.Not.Contains(value, StringComparer.OrdinalIgnoreCase) ? null : new ContextFact(Need.Kind, value, span.Start);
    }
}
