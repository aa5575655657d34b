using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.ConfigurationFiles;
using TokenGuard.Analyzers.Hosting;

namespace TokenGuard.Analyzers;

/// <summary>TG1004: a token or password stands in a configuration file of the project.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenInConfigurationAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG1004",
        title: "Token in a configuration file",
        messageFormat: "{0} stands in a configuration file",
        category: Category.HardCoded,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Configuration files are committed, copied and published with the program. Change the value, and keep its successor in user secrets, the environment or a secret store.",
        helpLinkUri: HelpLink.To("TG1004"));

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        var files = HandedFiles.Of(context.Options);
        if (files.Count > 0)
        {
            context.RegisterAdditionalFileAction(action =>
            {
                if (files.Contains(action.AdditionalFile))
                {
                    new ConfigurationReport(guard, Diagnostic, action).Report();
                }
            });
        }
    }
}
