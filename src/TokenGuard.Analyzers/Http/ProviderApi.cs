using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Http;

/// <summary>An API whose calls need a credential, ready to be compared with addresses.</summary>
/// <param name="Definition">What the rules say of it.</param>
/// <param name="Provider">Whose it is; null for one of the configuration.</param>
/// <param name="Template">What its addresses begin with.</param>
internal sealed record ProviderApi(ApiDefinition Definition, ProviderDefinition? Provider, UrlTemplate Template)
{
    /// <summary>An API with so many calls for everybody answers most that is read from it.</summary>
    private const int MostlyPublic = 8;

    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public string Name => Definition.Name ?? Provider?.Name ?? Template.Text;

    public IReadOnlyList<ApiScheme> Schemes { get; } = [.. Definition.Schemes.Select(ApiScheme.Parse)];

    private IReadOnlyList<CallPattern> Anonymous { get; } = [.. Definition.Anonymous.Select(CallPattern.Parse)];

    /// <summary>Says whether a call needs no credential, or may be one that needs none.</summary>
    /// <param name="verb">Its verb; empty if it is not known.</param>
    /// <param name="path">Its path below the base, each unknown part as <see cref="UrlTemplate.Unknown"/>.</param>
    public bool IsAnonymous(string verb, string path)
    {
        if (path.Length > 0 && path[0] == UrlTemplate.Unknown && Anonymous.Count > MostlyPublic)
        {
            return true;
        }

        return verb.Length > 0
            ? Anonymous.Any(pattern => pattern.Matches(verb, path))
            : Anonymous.Any(pattern => Verbs.Any(known => pattern.Matches(known, path)));
    }

    public bool TakesScheme(string word) => Schemes.Any(scheme => scheme.Place == ApiSchemePlace.Authorization && string.Equals(scheme.Name, word, StringComparison.OrdinalIgnoreCase));

    public bool TakesHeader(string name) => Schemes.Any(scheme => scheme.Place == ApiSchemePlace.Header && string.Equals(scheme.Name, name, StringComparison.OrdinalIgnoreCase));

    public bool TakesQuery(string name) => Schemes.Any(scheme => scheme.Place == ApiSchemePlace.Query && string.Equals(scheme.Name, name, StringComparison.OrdinalIgnoreCase));

    public bool Takes(ApiSchemePlace place) => Schemes.Any(scheme => scheme.Place == place);
}
