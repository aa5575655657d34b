using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Text;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>Reports the tokens in the markup of a page, where they stand in it.</summary>
/// <param name="guard">Knows them, and which are accepted.</param>
/// <param name="descriptor">The diagnostic; its message takes the type's name and the token's redacted form.</param>
/// <param name="context">The page.</param>
internal sealed class PageReport(GuardCompilation guard, DiagnosticDescriptor descriptor, AdditionalFileAnalysisContext context)
{
    /// <summary>Reports those that are the diagnostic's.</summary>
    public void Report(Func<TreeFinding, bool> isOwn)
    {
        var page = context.AdditionalFile;
        if (guard.FindingsIn(page, context.CancellationToken) is not { All.Count: > 0 } findings)
        {
            return;
        }

        var options = guard.OptionsFor(page);
        var quiet = guard.IsTestProject && !options.JudgesTestCode;
        var path = guard.Acceptance.RelativePath(page.Path);
        foreach (var found in findings.All.Where(isOwn))
        {
            var rule = found.Finding.Rule;
            var lines = findings.Text.Lines.GetLinePositionSpan(found.Span);
            var fingerprint = found.Finding.FingerprintBasis.At(path).Value;
            if (!(quiet && (rule.Provider.Generic || rule.ByName))
                && !guard.Acceptance.CoversPath(path, descriptor.Id, rule.Id, fingerprint)
                && !guard.Acceptance.CoversLine(findings.Text, lines.Start.Line, descriptor.Id, rule.Id))
            {
                context.ReportDiagnostic(GuardCompilation.Describe(descriptor, found.Finding, Location.Create(page.Path, found.Span, lines), fingerprint, options));
            }
        }
    }
}
