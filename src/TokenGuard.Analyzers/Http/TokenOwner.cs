using Microsoft.CodeAnalysis;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Values;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Http;

/// <summary>Finds whose a credential is, by its format or by what the code calls it.</summary>
internal static class TokenOwner
{
    /// <summary>Ids that are ordinary words or umbrellas of many services: a variable's name with one of them says little.</summary>
    private static readonly HashSet<string> CommonWords = new(StringComparer.Ordinal)
    {
        "aws", "azure", "google", "microsoft", "amazon", "apple", "meta", "oracle", "ibm", "sap", "generic", "jwt", "box", "branch", "close", "front", "linear", "notion", "segment",
        "square", "census", "chroma", "convex", "copper", "courier", "crisp", "expo", "harness", "monday", "neon", "render", "scale", "stream", "together", "unity", "wise", "zoom",
        "signal", "line", "plain", "pulse", "replicate", "resend", "rest", "ring", "slash", "snap", "sonar", "split", "tray", "vault", "vector", "web", "age", "agora", "ably", "comet",
        "contentful", "factory", "finnhub", "fly", "grist", "hex", "honeycomb", "loops", "mode", "new", "opsgenie", "pinecone", "postman", "private", "session", "tines", "user",
        "daily", "dato", "deel", "docker", "drift", "duo", "exa", "ghost", "here", "http", "hunter", "jumpcloud", "knock", "lever", "looker", "make", "mend", "modal", "ramp", "rev", "stitch", "storj", "url",
    };

    /// <summary>Products that companies run on hosts of their own.</summary>
    private static readonly HashSet<string> SelfHosted = new(StringComparer.Ordinal)
    {
        "gitlab", "jfrog", "sonarqube", "grafana", "keycloak", "hashicorp", "kubernetes", "minio", "mattermost", "mastodon", "rocketchat", "strapi", "ghost", "wordpress", "woocommerce",
        "magento", "prestashop", "elastic", "sentry", "posthog", "supabase", "appwrite", "teleport", "atlassian", "docker", "influxdb", "meilisearch", "typesense", "qdrant", "n8n", "sourcegraph",
        "splunk", "dynatrace", "couchbase", "clickhouse", "redis", "rundeck", "fusionauth", "supertokens", "unleash", "flagsmith", "langfuse", "weaviate", "hasura", "veracode", "checkmarx", "tenable",
    };

    /// <summary>True if a host that nobody knows may be the provider's all the same.</summary>
    public static bool RunsAnywhere(ProviderDefinition provider) => SelfHosted.Contains(provider.Id);

    /// <summary>The provider; null if nothing says it.</summary>
    public static ProviderDefinition? Of(IOperation? value, GuardCompilation guard, CancellationToken cancellation) =>
        value is null ? null : ByFormat(value, guard, cancellation) ?? ByName(value, guard);

    private static ProviderDefinition? ByFormat(IOperation value, GuardCompilation guard, CancellationToken cancellation)
    {
        var tree = value.Syntax.SyntaxTree;
        foreach (var origin in OriginFinder.Find(value))
        {
            if (origin.Syntax.SyntaxTree == tree
                && guard.FindingsIn(tree, cancellation).All.FirstOrDefault(found => found.Span.IntersectsWith(origin.Syntax.Span)) is { Finding.Rule.Provider: { Generic: false } provider })
            {
                return provider;
            }
        }

        return null;
    }

    private static ProviderDefinition? ByName(IOperation value, GuardCompilation guard)
    {
        foreach (var words in Secrets(value).Select(ValueName.WordsOf))
        {
            if (words.Count > 1 && words.Any(word => word is "token" or "key" or "secret" or "pat" or "apikey" or "apitoken" or "password" or "bearer"))
            {
                return guard.Rules.Catalog.Providers.FirstOrDefault(provider => !CommonWords.Contains(provider.Id) && Names(words, provider.Id));
            }
        }

        return null;
    }

    /// <summary>The credential itself, without the header value around it.</summary>
    private static IEnumerable<IOperation> Secrets(IOperation value)
    {
        value = value.Unwrap();
        if (AuthorizationReader.Read(value) is { } setting)
        {
            return setting.Secret is { } secret ? [secret] : [];
        }

        return value.Type?.SpecialType == SpecialType.System_String ? TextPieces.Of(value).Select(piece => piece.Operation).OfType<IOperation>() : [];
    }

    /// <summary><c>gitHubToken</c> and <c>GITHUB_TOKEN</c> name github: the id is the first one or two words.</summary>
    private static bool Names(List<string> words, string id) =>
        words[0] == id || (words.Count > 2 && words[0] + words[1] == id) || (words.Count > 2 && words[0] + "-" + words[1] == id);
}
