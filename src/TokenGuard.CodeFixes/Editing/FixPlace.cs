using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes.Editing;

/// <summary>Where a diagnostic stands, with what a fix asks of its file.</summary>
internal sealed record FixPlace(Document Document, Diagnostic Diagnostic, SyntaxNode Root, SemanticModel Model, SourceText Text)
{
    /// <summary>The names that secrets have been given by the remedies that are written together with this one.</summary>
    public TakenNames Names { get; init; } = new();

    public TextSpan Span => Diagnostic.Location.SourceSpan;

    /// <summary>The innermost node that holds the whole span; null in comments and in code that is not compiled.</summary>
    public SyntaxNode? Node =>
        Root.FindToken(Span.Start) is var token && token.Span.Contains(Span.Start) ? Root.FindNode(Span, getInnermostNodeForTie: true) : null;

    /// <summary>The innermost expression that holds the whole span.</summary>
    public ExpressionSyntax? Expression => Node?.FirstAncestorOrSelf<ExpressionSyntax>();

    /// <summary>The place of a diagnostic, or null if it is not in the document's code.</summary>
    public static async Task<FixPlace?> AtAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        diagnostic.Location.IsInSource
        && await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
        && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
        && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? new FixPlace(document, diagnostic, root, model, await document.GetTextAsync(cancellation).ConfigureAwait(false))
            : null;

    /// <summary>What the analyzer told under a key of <c>DiagnosticProperty</c>; null if nothing.</summary>
    public string? Property(string key) => Diagnostic.Properties.TryGetValue(key, out var value) && !string.IsNullOrEmpty(value) ? value : null;
}
