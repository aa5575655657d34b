using System.CommandLine;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>--kind</c>: API tokens, OAuth tokens or OAuth clients.</summary>
internal sealed class KindOption(string whenAbsent, params string[] words) : WordOption("--kind", [], "What it is about.", words, whenAbsent)
{
    public const string ApiToken = "api-token";
    public const string OAuthToken = "oauth-token";
    public const string OAuthClient = "oauth-client";

    private const string Everything = "all";

    /// <summary>One kind, of those that a single command works on.</summary>
    public static KindOption One(string whenAbsent) => new(whenAbsent, ApiToken, OAuthToken, OAuthClient);

    /// <summary>One kind or all of them.</summary>
    public static KindOption Any() => new(Everything, ApiToken, OAuthToken, OAuthClient, Everything);

    public static string Word(ZendeskTokenKind kind) => kind switch
    {
        ZendeskTokenKind.ApiToken => ApiToken,
        ZendeskTokenKind.OAuthToken => OAuthToken,
        _ => OAuthClient,
    };

    public ZendeskTokenKind KindOf(ParseResult parsed) => KindsOf(parsed)[0];

    public IReadOnlyList<ZendeskTokenKind> KindsOf(ParseResult parsed) =>
        [.. Enum.GetValues<ZendeskTokenKind>().Where(kind => parsed.GetRequiredValue(this) is var word && (word == Everything || word == Word(kind)))];
}
