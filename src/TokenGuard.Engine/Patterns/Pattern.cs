using TokenGuard.Engine.Patterns.Literals;
using TokenGuard.Engine.Patterns.Programs;
using TokenGuard.Engine.Patterns.Stretches;
using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Patterns;

/// <summary>A pattern in the RE2 subset of <c>rules/README.md</c>, over bytes; safe to share between threads.</summary>
public sealed class Pattern
{
    private readonly IReadOnlyList<string?> groupNames;
    private readonly Lazy<RequiredLiterals?> requiredLiterals;

    private Pattern(string text, ParsedPattern parsed, RequiredLiterals? known)
    {
        groupNames = parsed.GroupNames;
        Text = text;
        Program = ProgramCompiler.Compile(parsed);
        var length = NodeLength.Of(parsed.Root);
        MinLength = (int)length.Min;
        MaxLength = (int?)length.Max;
        // The tree is not kept: it is larger than all else, and seldom asked for again.
        requiredLiterals = new(() => known ?? LiteralFinder.Find(PatternParser.Parse(text).Root));
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Number of capturing groups.</summary>
    public int GroupCount => groupNames.Count;

    /// <summary>Length in bytes of the shortest text that can match.</summary>
    public int MinLength { get; }

    /// <summary>Length in bytes of the longest text that can match; null if there is no bound.</summary>
    public int? MaxLength { get; }

    /// <summary>The literals of which one stands in every match; null if there are none near its start.</summary>
    public RequiredLiterals? RequiredLiterals => requiredLiterals.Value;

    /// <summary>The stretch that stands in every match; null if there is none near its start.</summary>
    public RequiredStretch? RequiredStretch => StretchFinder.Find(PatternParser.Parse(Text).Root);

    internal PatternProgram Program { get; }

    /// <summary>Reads and compiles a pattern.</summary>
    /// <exception cref="PatternException">The pattern is malformed, too large or uses what is not supported.</exception>
    public static Pattern Parse(string text) => Parse(text, null);

    /// <summary>Reads and compiles a pattern whose required literals are known: finding them is most of the work.</summary>
    internal static Pattern Parse(string text, RequiredLiterals? known) => new(text, PatternParser.Parse(text), known);

    /// <summary>The number of a named group, from 1; -1 if there is none of that name.</summary>
    public int GroupIndex(string name)
    {
        for (var i = 0; i < GroupCount; i++)
        {
            if (groupNames[i] == name)
            {
                return i + 1;
            }
        }

        return -1;
    }

    public override string ToString() => Text;
}
