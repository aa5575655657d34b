using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.ConfigurationFiles;

/// <summary>Looks for credentials in one configuration file: as the scanner does, and by the names of its entries.</summary>
internal sealed class ConfigurationReport(GuardCompilation guard, DiagnosticDescriptor descriptor, AdditionalFileAnalysisContext context)
{
    private readonly GuardOptions options = guard.OptionsFor(context.AdditionalFile);
    private readonly string path = guard.Acceptance.RelativePath(context.AdditionalFile.Path);

    public void Report()
    {
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { Length: > 0 } text)
        {
            return;
        }

        var quiet = guard.IsTestProject && !options.JudgesTestCode;
        var findings = TreeFindings.In(guard, text, path, options);
        foreach (var found in findings.All.Where(found => !quiet || !(found.Finding.Rule.Provider.Generic || found.Finding.Rule.ByName)))
        {
            Report(text, found.Span, found.Finding.Rule, found.Finding.FingerprintBasis.At(path).Value, found.Finding.Rule.Name);
        }

        if (!quiet)
        {
            ReportEntries(text, findings);
        }
    }

    private void ReportEntries(SourceText text, TreeFindings findings)
    {
        var content = text.ToString();
        foreach (var entry in ConfigurationFormat.ReaderFor(path)!(content))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (ConfigurationJudge.Judge(entry, content) is { } judged && !findings.Touches(entry.Span)
                && guard.Rules.Catalog.Find(judged.RuleId) is { } rule && options.Wants(rule, rule.Confidence))
            {
                Report(text, judged.Span, rule, fingerprint: "", judged.RuleId == ConfigurationJudge.NamedRule ? $"The value of '{NameOf(entry)}'" : judged.Name ?? rule.Name);
            }
        }
    }

    /// <summary>A key that says nothing of what it holds is told with what holds it.</summary>
    private static string NameOf(in ConfigurationEntry entry) =>
        entry.Parent.Length > 0 && NameWords.Split(entry.Key) is ["key" or "value" or "secret"] ? $"{entry.Parent}:{entry.Key}" : entry.Key;

    private void Report(SourceText text, TextSpan span, TokenRule rule, string fingerprint, string what)
    {
        var lines = text.Lines.GetLinePositionSpan(span);
        if (guard.Acceptance.CoversPath(path, descriptor.Id, rule.Id, fingerprint) || guard.Acceptance.CoversLine(text, lines.Start.Line, descriptor.Id, rule.Id))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            descriptor,
            Location.Create(context.AdditionalFile.Path, span, lines),
            options.SeverityOf(rule.Id) ?? descriptor.DefaultSeverity,
            additionalLocations: null,
            TokenProperties.Of(rule, fingerprint),
            what));
    }
}
