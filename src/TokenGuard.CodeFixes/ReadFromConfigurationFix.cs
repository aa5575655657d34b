using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes;

/// <summary>TG1001, TG1002: reads the credential from the configuration, the environment or user secrets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadFromConfigurationFix))]
public sealed class ReadFromConfigurationFix() : GuardFix("TG1001", "TG1002")
{
    /// <summary>Reads from the application's configuration.</summary>
    public const string ConfigurationKey = "read-configuration";

    /// <summary>Reads an environment variable.</summary>
    public const string EnvironmentKey = "read-environment";

    /// <summary>Reads from the configuration, and opens the project for user secrets.</summary>
    public const string UserSecretsKey = "read-user-secrets";

    /// <summary>Drops a secret that stands in for a value which is read already.</summary>
    public const string FallbackKey = "remove-fallback";

    private protected override async Task<IReadOnlyList<Remedy>> FindAsync(FixPlace place, CancellationToken cancellation)
    {
        if (SecretSite.Find(place) is not { } site)
        {
            return [];
        }

        if (Fallback.Find(place.Model, site.Expression) is { } fallback)
        {
            var missing = ReadExpression.Missing(place.Model, fallback.Span.Start, fallback.Name);
            return [new Remedy($"Remove the fallback for {fallback.Name}", FallbackKey, new Edit(new TextChange(fallback.Span, missing.Text)) { Imports = missing.Imports })];
        }

        return await ConstantRelease.ForAsync(place, site.Expression, cancellation).ConfigureAwait(false) is { } release ? Offer(place, site, release) : [];
    }

    private static List<Remedy> Offer(FixPlace place, SecretSite site, IReadOnlyList<TextChange> release)
    {
        var (model, name) = (place.Model, SecretName.For(place, site));
        var isStaticField = release.Any(change => change.NewText!.Length > 0);
        var configuration = isStaticField ? null : ConfigurationInReach.Find(model, site.Expression);
        var remedies = new List<Remedy>();
        if (configuration is not null)
        {
            var edit = Write(ReadExpression.OfKey(configuration, name.Key).FitInto(site, model, name.Key));
            remedies.Add(new Remedy($"Read {name.Key} from configuration", ConfigurationKey, edit));
            remedies.Add(EnvironmentRemedy());
            if (UserSecrets.AreKnownTo(model.Compilation))
            {
                remedies.Add(new Remedy($"Read {name.Key} from user secrets ({UserSecrets.Command(model.Compilation, name.Key)})", UserSecretsKey, edit with { UserSecret = name.Key }));
            }
        }
        else
        {
            remedies.Add(EnvironmentRemedy());
        }

        return remedies;

        Remedy EnvironmentRemedy() => new(
            $"Read {name.Variable} from the environment",
            EnvironmentKey,
            Write(ReadExpression.OfVariable(model, site.Expression.SpanStart, name.Variable).FitInto(site, model, name.Variable)));

        Edit Write(ReadExpression value) => new([.. release, .. site.Put(value.Text)]) { Imports = value.Imports };
    }
}
