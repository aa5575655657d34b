using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Engine;

namespace TokenGuard.Analyzers.Text;

/// <summary>
/// The tokens that stand in the markup of a page: in its texts, attributes, scripts and comments. Those in its C# are
/// found in the code that the compiler is given, and are not among them.
/// </summary>
/// <param name="text">The page as it is written.</param>
/// <param name="all">By place, also those that nobody wants to hear of.</param>
/// <param name="options">Which are wanted.</param>
internal sealed class PageFindings(SourceText text, IReadOnlyList<TreeFinding> all, GuardOptions options)
{
    private readonly HashSet<Secret> secrets = [.. all.Select(found => found.Finding.Secret)];

    /// <summary>The page as it is written.</summary>
    public SourceText Text { get; } = text;

    /// <summary>Those that are wanted, by place; no two overlap.</summary>
    public IReadOnlyList<TreeFinding> All { get; } = [.. all.Where(found => options.Wants(found.Finding.Rule, found.Finding.Confidence))];

    /// <summary>True for a token that the markup shows: in the code that is made of it, it stands a second time.</summary>
    public bool Has(Secret secret) => secrets.Contains(secret);

    /// <summary>Looks at a page.</summary>
    /// <param name="guard">The rules.</param>
    /// <param name="page">The page.</param>
    /// <param name="made">The files that the compiler is given of it.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static PageFindings Find(GuardCompilation guard, AdditionalText page, IEnumerable<SyntaxTree> made, CancellationToken cancellation)
    {
        var text = page.GetText(cancellation) ?? SourceText.From("");
        var found = TreeFindings.In(guard, text, guard.Acceptance.RelativePath(page.Path), options: null).All;
        var code = found.Count == 0 ? [] : made.SelectMany(tree => PageCode.PartsOf(page.Path, tree)).ToList();
        return new(text, [.. found.Where(one => !IsIn(text.Lines.GetLinePosition(one.Span.Start), code) && !MisreadCode.IsSentence(one, text))], guard.OptionsFor(page));
    }

    private static bool IsIn(LinePosition place, List<LinePositionSpan> parts) => parts.Exists(part => part.Start <= place && place < part.End);
}
