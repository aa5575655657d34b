using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.CodeFixes.Logging;

namespace TokenGuard.CodeFixes;

/// <summary>TG2004: keeps the token out of what is logged or thrown.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LoggedTokenFix))]
public sealed class LoggedTokenFix() : GuardFix("TG2004")
{
    private protected override Task<IReadOnlyList<Remedy>> FindAsync(FixPlace place, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Remedy>>(
            place.Expression is { } expression && LoggedValue.Mask(place.Model, expression) is { } edit
                ? [new Remedy("Leave the token out", "leave-token-out", edit)]
                : []);
}
