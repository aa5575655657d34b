using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TokenGuard.Analyzers;
using TokenGuard.CodeFixes.Accepting;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.Engine;

namespace TokenGuard.CodeFixes;

/// <summary>All diagnostics of source files: accepts the finding for some time, by an inline marker.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AcceptFindingFix))]
public class AcceptFindingFix() : GuardFix(
    "TG1001", "TG1002", "TG1003", "TG2001", "TG2002", "TG2003", "TG2004", "TG2005", "TG2006", "TG2007", "TG3001", "TG3002", "TG3003", "TG3004", "TG4001")
{
    private const int Days = 90;

    /// <summary>The day from which the time counts; tests have their own.</summary>
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "netstandard2.0 has no TimeProvider, and fixes are made without arguments.")]
    private protected virtual DateTime Today => DateTime.UtcNow;

    public sealed override FixAllProvider GetFixAllProvider() => GuardFixAll.ByHand;

    private protected override Task<IReadOnlyList<Remedy>> FindAsync(FixPlace place, CancellationToken cancellation)
    {
        var id = place.Diagnostic.Id;
        var until = Today.AddDays(Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var marker = $"{InlineAllow.Marker} {AcceptedId(place)} accepted until={until}";
        var line = place.Text.Lines.GetLinePosition(place.Span.Start).Line;
        var edits = MarkerPlace.For(place.Root, place.Text, line, marker).Select(change => new Edit(change)).ToArray();
        // The id in the key: to accept all of one kind must not accept all others as well.
        return Task.FromResult<IReadOnlyList<Remedy>>(edits.Length == 0 ? [] : [new Remedy($"Accept this finding until {until}", "accept-" + id, edits)]);
    }

    /// <summary>The rule's id where the scanner finds the token too, so that one marker holds for both.</summary>
    private static string AcceptedId(FixPlace place) =>
        place.Property(DiagnosticProperty.Fingerprint) is not null && place.Property(DiagnosticProperty.Rule) is { } rule ? rule : place.Diagnostic.Id;
}
