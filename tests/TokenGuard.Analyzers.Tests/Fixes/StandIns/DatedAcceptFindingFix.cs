using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TokenGuard.CodeFixes;

namespace TokenGuard.Analyzers.Tests.Fixes.StandIns;

/// <summary>The fix on a day of its own, 90 days before 2027-02-24.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DatedAcceptFindingFix))]
internal sealed class DatedAcceptFindingFix : AcceptFindingFix
{
    private protected override DateTime Today => new(2026, 11, 26);
}
