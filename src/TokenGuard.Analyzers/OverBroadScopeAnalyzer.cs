using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.ConfigurationFiles;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Scopes;

namespace TokenGuard.Analyzers;

/// <summary>TG3001: code asks for a scope that grants far more than an integration usually needs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OverBroadScopeAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG3001",
        title: "Over-broad scope",
        messageFormat: "{0} more than most integrations need; {1}",
        category: Category.Scope,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whoever gets hold of the token can do everything that its scopes allow. Ask for the narrowest scopes with which the calls of the program work.",
        helpLinkUri: HelpLink.To("TG3001"));

    private const int MostChoices = 3;

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        var scopes = ScopeCompilation.For(guard);
        context.RegisterSemanticModelAction(file => ReportFile(file, guard, scopes));
        if (HandedFiles.Of(context.Options) is { Count: > 0 } files)
        {
            context.RegisterAdditionalFileAction(file =>
            {
                if (files.Contains(file.AdditionalFile))
                {
                    ReportConfiguration(file, guard, scopes);
                }
            });
        }
    }

    private static void ReportConfiguration(AdditionalFileAnalysisContext context, GuardCompilation guard, ScopeCompilation scopes)
    {
        if ((guard.IsTestProject && !guard.OptionsFor(context.AdditionalFile).JudgesTestCode) || context.AdditionalFile.GetText(context.CancellationToken) is not { Length: > 0 } text)
        {
            return;
        }

        var path = guard.Acceptance.RelativePath(context.AdditionalFile.Path);
        foreach (var (span, broad) in new ConfiguredScopes(scopes.Index).Find(path, text.ToString()))
        {
            var lines = text.Lines.GetLinePositionSpan(span);
            if (!guard.Acceptance.CoversPath(path, Diagnostic.Id, Diagnostic.Id, fingerprint: "") && !guard.Acceptance.CoversLine(text, lines.Start.Line, Diagnostic.Id, Diagnostic.Id))
            {
                context.ReportDiagnostic(Microsoft.CodeAnalysis.Diagnostic.Create(
                    Diagnostic, Location.Create(context.AdditionalFile.Path, span, lines), Grants(broad), Advice(broad)));
            }
        }
    }

    private static void ReportFile(SemanticModelAnalysisContext context, GuardCompilation guard, ScopeCompilation scopes)
    {
        foreach (var request in scopes.RequestsIn(context.SemanticModel, context.CancellationToken))
        {
            var broad = request.Scopes.Where(scope => scope.IsBroad).ToList();
            if (broad.Count > 0)
            {
                guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(
                    Diagnostic, request.Text.Location, PropertiesOf(request, broad), Grants(broad), Advice(broad)));
            }
        }

        if (!guard.IsQuiet(context.SemanticModel.SyntaxTree))
        {
            foreach (var place in BotPermissions.AdministratorsIn(context.SemanticModel))
            {
                guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(
                    Diagnostic, place, "The permission of administrators grants", "ask for the permissions that the bot uses"));
            }
        }
    }

    private static string Grants(List<JudgedScope> broad) =>
        (broad.Count == 1 ? "Scope " : "Scopes ") + ScopeWording.Quote(broad.Select(scope => scope.Name)) + (broad.Count == 1 ? " grants" : " grant");

    private static string Advice(List<JudgedScope> broad)
    {
        var instead = broad.SelectMany(scope => scope.Definition?.Instead ?? []).Distinct().Take(4).ToList();
        return instead.Count > 0 ? $"ask for {ScopeWording.Alternatives(instead)}"
            : broad[0].Definition is { Reason.Length: > 1 } definition ? char.ToLowerInvariant(definition.Reason[0]) + definition.Reason[1..].TrimEnd('.')
            : "ask for the parts that the program uses";
    }

    /// <summary>What the fix may write instead of the whole text: for each broad scope a narrower one, the others as they are.</summary>
    private static ImmutableDictionary<string, string?> PropertiesOf(JudgedText request, List<JudgedScope> broad)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (broad[0].Provider is not { } provider)
        {
            return properties;
        }

        properties = properties.Add(DiagnosticProperty.Provider, provider.Definition.Id);
        if (!request.Text.IsWhole || broad.Exists(scope => scope.Definition is not { Instead.Count: > 0 }) || (request.Text.IsElement && request.Scopes.Count > 1))
        {
            return properties;
        }

        var choices = Math.Min(MostChoices, broad.Max(scope => scope.Definition!.Instead.Count));
        return properties.Add(DiagnosticProperty.Instead, string.Join("|", Enumerable.Range(0, choices).Select(choice => Narrowed(request, broad, provider, choice)).Distinct()));
    }

    private static string Narrowed(JudgedText request, List<JudgedScope> broad, ScopeProvider provider, int choice) => string.Join(
        SeparatorOf(request.Text.Text, provider),
        ScopeList.Split(request.Text.Text).Select(name => broad.Find(scope => scope.Name == name) is { } wide ? Narrowed(wide, choice) : name).Distinct());

    /// <summary>Keeps the address of the API that may stand before a scope's name.</summary>
    private static string Narrowed(JudgedScope scope, int choice)
    {
        var prefix = scope.Provider!.Catalog.Prefixes.FirstOrDefault(prefix => scope.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        var instead = scope.Definition!.Instead[Math.Min(choice, scope.Definition.Instead.Count - 1)];
        return prefix is null || instead.IndexOf("://", StringComparison.Ordinal) >= 0 ? instead : prefix + instead;
    }

    private static string SeparatorOf(string text, ScopeProvider provider) =>
        text.IndexOf(',') >= 0 ? "," : text.IndexOf(' ') >= 0 ? " " : provider.Catalog.Separator;
}
