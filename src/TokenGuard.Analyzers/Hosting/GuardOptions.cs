using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>The keys of an <c>.editorconfig</c> that hold for one file.</summary>
internal readonly struct GuardOptions(AnalyzerConfigOptions options)
{
    private const string Prefix = "tokenguard.";

    public Confidence MinimalConfidence => Word("min_confidence") switch
    {
        "low" => Confidence.Low,
        "high" => Confidence.High,
        _ => Confidence.Medium,
    };

    public Severity MinimalSeverity => Word("min_severity") switch
    {
        "medium" => Severity.Medium,
        "high" => Severity.High,
        "critical" => Severity.Critical,
        _ => Severity.Low,
    };

    /// <summary>True where test code is judged like any other: <c>tokenguard.test_projects = all</c>.</summary>
    public bool JudgesTestCode => Word("test_projects") == "all";

    /// <summary>Says whether a finding is wanted at all: by its rule's severity, its confidence and the rule's own key.</summary>
    public bool Wants(TokenRule rule, Confidence confidence) =>
        confidence >= MinimalConfidence && rule.Severity >= MinimalSeverity && SeverityOf(rule.Id) != DiagnosticSeverity.Hidden;

    /// <summary>
    /// What <c>tokenguard.rule-id = none | suggestion | warning | error</c> says; null where the diagnostic's own
    /// severity holds, hidden for none.
    /// </summary>
    public DiagnosticSeverity? SeverityOf(string ruleId) => Word(ruleId) switch
    {
        "none" or "silent" => DiagnosticSeverity.Hidden,
        "suggestion" => DiagnosticSeverity.Info,
        "warning" => DiagnosticSeverity.Warning,
        "error" => DiagnosticSeverity.Error,
        _ => null,
    };

    private string? Word(string key) => options.TryGetValue(Prefix + key, out var value) ? value.Trim().ToLowerInvariant() : null;
}
