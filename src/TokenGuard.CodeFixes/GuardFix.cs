using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes;

/// <summary>What all fixes share: remedies are found for one diagnostic, and written for one or for all of them in the same way.</summary>
public abstract class GuardFix : CodeFixProvider
{
    private protected GuardFix(params string[] ids) => FixableDiagnosticIds = ImmutableArray.Create(ids);

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public override FixAllProvider GetFixAllProvider() => GuardFixAll.Everywhere;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var remedy in await FindAsync(context.Document, diagnostic, new TakenNames(), context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(remedy.Title, cancellation => RemedyWriter.WriteAsync(context.Document, remedy, cancellation), remedy.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The remedies for a diagnostic, the best one first; none where no safe one exists.</summary>
    internal async Task<IReadOnlyList<Remedy>> FindAsync(Document document, Diagnostic diagnostic, TakenNames names, CancellationToken cancellation) =>
        await FixPlace.AtAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } place
            ? await FindAsync(place with { Names = names }, cancellation).ConfigureAwait(false)
            : [];

    /// <inheritdoc cref="FindAsync(Document, Diagnostic, TakenNames, CancellationToken)"/>
    private protected abstract Task<IReadOnlyList<Remedy>> FindAsync(FixPlace place, CancellationToken cancellation);
}
