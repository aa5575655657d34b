using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.CodeFixes.Http;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes;

/// <summary>TG2001: gives the request, or the client that sends it, an authorization header from the configuration or the environment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingAuthenticationFix))]
public sealed class MissingAuthenticationFix() : GuardFix("TG2001")
{
    /// <summary>Sends what stands in the application's configuration.</summary>
    public const string ConfigurationKey = "add-authorization-configuration";

    /// <summary>Sends what stands in an environment variable.</summary>
    public const string EnvironmentKey = "add-authorization";

    private const string NamedHeader = "header:";

    private protected override Task<IReadOnlyList<Remedy>> FindAsync(FixPlace place, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Remedy>>(
            place.Expression is { } expression && HeaderPlace.Find(place.Model, expression) is { } header ? [.. Offer(place, expression, header).OfType<Remedy>()] : []);

    private static IEnumerable<Remedy?> Offer(FixPlace place, ExpressionSyntax expression, HeaderPlace header)
    {
        var name = new SecretName(VariableOf(place));
        if (ConfigurationInReach.Find(place.Model, expression) is { } configuration)
        {
            yield return Write(place, header, ConfigurationKey, name.Key, ReadExpression.OfKey(configuration, name.Key));
        }

        yield return Write(place, header, EnvironmentKey, name.Variable, ReadExpression.OfVariable(place.Model, header.Statement.SpanStart, name.Variable));
    }

    private static Remedy? Write(FixPlace place, HeaderPlace header, string key, string name, ReadExpression value) =>
        SetHeader(place, header, value) is { } added
            ? new Remedy($"Send {name} as authorization", key, new Edit(header.Insert(added.Text, place.Text)) { Imports = added.Imports })
            : null;

    /// <summary>The statement for the scheme of the API; null where its credential belongs elsewhere or is a login of two parts.</summary>
    private static ReadExpression? SetHeader(FixPlace place, HeaderPlace header, ReadExpression value)
    {
        var scheme = place.Property(DiagnosticProperty.Scheme) ?? "Bearer";
        return scheme.StartsWith(NamedHeader, StringComparison.Ordinal) ? new ReadExpression($"{header.Headers}.Add(\"{scheme[NamedHeader.Length..]}\", {value.Text});", value.Imports)
            : scheme.Contains(":") || scheme == "Basic" ? null
            : AuthorizationHeader.Set(place.Model, header, scheme, value);
    }

    private static string VariableOf(FixPlace place) =>
        place.Property(DiagnosticProperty.Variable)
        ?? (place.Property(DiagnosticProperty.Provider) is { } provider && provider.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-') && !char.IsDigit(provider[0])
            ? provider.Replace('-', '_').ToUpperInvariant() + "_TOKEN"
            : "API_TOKEN");
}
