using System.Collections.Immutable;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>What a diagnostic tells of the token that it found: everything but the token.</summary>
internal static class TokenProperties
{
    public static ImmutableDictionary<string, string?> Of(TokenRule rule, string fingerprint) => ImmutableDictionary<string, string?>.Empty
        .Add(DiagnosticProperty.Rule, rule.Id)
        .Add(DiagnosticProperty.Provider, rule.Provider.Id)
        .Add(DiagnosticProperty.Fingerprint, fingerprint)
        .Add(DiagnosticProperty.Variable, rule.Variable);
}
