using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Embedded;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers;

/// <summary>TG1003: a password, key or token stands in a URL or a connection string.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialInUrlAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG1003",
        title: "Credential in a URL or connection string",
        messageFormat: "{0} is hard-coded",
        category: Category.HardCoded,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Everyone who can read the code, the assembly or the history can sign in. Change the password, and read the connection from configuration or a secret store.",
        helpLinkUri: HelpLink.To("TG1003"));

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        var files = new ConcurrentDictionary<SyntaxTree, bool>();
        context.RegisterSyntaxTreeAction(tree => ReportFindings(tree, guard));
        context.RegisterPageAction(guard, page => new PageReport(guard, Diagnostic, page).Report(found => EmbeddedRules.Owns(found.Finding.Rule)));
        context.RegisterSyntaxNodeAction(
            node => ReportLiteral(node, guard, files),
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.InterpolatedStringExpression,
            SyntaxKind.Utf8StringLiteralExpression);
    }

    /// <summary>What the scanner's own rules for URLs and connection strings find; one report a line.</summary>
    private static void ReportFindings(SyntaxTreeAnalysisContext context, GuardCompilation guard)
    {
        var line = -1;
        foreach (var found in guard.FindingsIn(context.Tree, context.CancellationToken).All.Where(found => EmbeddedRules.Owns(found.Finding.Rule)))
        {
            var location = context.Tree.GetLocation(found.Span);
            if (line != (line = location.GetLineSpan().StartLinePosition.Line))
            {
                guard.ReportToken(context.ReportDiagnostic, Diagnostic, found.Finding, location);
            }
        }
    }

    /// <summary>What the rules cannot see: texts that are put together, and passwords too weak for a search by pattern.</summary>
    private static void ReportLiteral(SyntaxNodeAnalysisContext context, GuardCompilation guard, ConcurrentDictionary<SyntaxTree, bool> files)
    {
        var tree = context.Node.SyntaxTree;
        if (!files.GetOrAdd(tree, MayHoldCredentials)
            || guard.IsQuiet(tree)
            || LiteralText.StartedBy(context.Node) is not { } written
            || written.Fold(context.SemanticModel, context.CancellationToken) is not { Text: { Length: > 8 } text }
            || !EmbeddedCredentials.MayBeIn(text.AsSpan())
            || guard.FindingsIn(tree, context.CancellationToken).Touches(written.Whole.Span))
        {
            return;
        }

        foreach (var credential in EmbeddedCredentials.Find(text))
        {
            if (written.Find(credential) is var (place, isValue))
            {
                if (isValue ? !IsToken(guard, tree, text) : !IsTold(context, guard, written, credential.Value))
                {
                    Report(context.ReportDiagnostic, guard, tree.GetLocation(place), credential);
                }

                return;
            }
        }
    }

    /// <summary>A text that is put together may hold a token of a provider's own form: TG1001.</summary>
    private static bool IsToken(GuardCompilation guard, SyntaxTree tree, string text) =>
        WrittenText.Find(guard.Rules, guard.Acceptance.RelativePath(tree.FilePath), name: "", text).Any(found => !EmbeddedRules.Owns(found.Finding.Rule));

    /// <summary>A value that stands elsewhere may be reported there, and one that is put together by TG1001.</summary>
    private static bool IsTold(SyntaxNodeAnalysisContext context, GuardCompilation guard, LiteralText written, string value) =>
        context.SemanticModel.OperationOf(written.Whole, context.CancellationToken) is { } whole
        && (ToldValue.IsIn(whole, value, guard, context.CancellationToken) || SpelledToken.Of(guard, whole, context.ContainingSymbol!, context.CancellationToken) is not null);

    private static void Report(Action<Diagnostic> report, GuardCompilation guard, Location location, in EmbeddedCredential credential)
    {
        if (guard.Rules.Catalog.Find(credential.RuleId) is { } rule && guard.OptionsFor(location.SourceTree!) is var options && options.Wants(rule, rule.Confidence))
        {
            guard.Report(report, Microsoft.CodeAnalysis.Diagnostic.Create(
                Diagnostic,
                location,
                options.SeverityOf(rule.Id) ?? Diagnostic.DefaultSeverity,
                additionalLocations: null,
                TokenProperties.Of(rule, fingerprint: ""),
                credential.Name ?? rule.Name));
        }
    }

    private static bool MayHoldCredentials(SyntaxTree tree)
    {
        var text = tree.GetText();
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(0, characters, 0, text.Length);
        var may = EmbeddedCredentials.MayBeIn(characters.AsSpan(0, text.Length));
        ArrayPool<char>.Shared.Return(characters);
        return may;
    }
}
