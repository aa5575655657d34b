using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Http;

/// <summary>Says in words how an API wants its credential.</summary>
internal static class SchemeHint
{
    public static string For(ProviderApi api) => api.Schemes.Count == 0
        ? "send a credential with it"
        : "it takes " + string.Join(" or ", api.Schemes.Select(Describe));

    private static string Describe(ApiScheme scheme) => scheme.Place switch
    {
        ApiSchemePlace.Authorization => $"'Authorization: {scheme.Name} …'",
        ApiSchemePlace.Header => $"the header {scheme.Name}",
        ApiSchemePlace.Query => $"the query parameter {scheme.Name}",
        ApiSchemePlace.Cookie => $"the cookie {scheme.Name}",
        ApiSchemePlace.Body => $"the field {scheme.Name} in the body",
        _ => "a token in the path",
    };
}
