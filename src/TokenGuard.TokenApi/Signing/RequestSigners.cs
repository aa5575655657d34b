using TokenGuard.Engine.Rules.Calls;
using TokenGuard.TokenApi.Calls;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Signing;

/// <summary>Signs requests whose authentication headers cannot be written as a template; rules name the way.</summary>
internal static class RequestSigners
{
    private const string SessionToken = "session_token";

    /// <exception cref="ApiException">There is no such way.</exception>
    public static ApiRequest Sign(string signing, ApiRequest request, TokenValues values, DateTimeOffset now) => signing switch
    {
        CallSigning.Aws => AwsSignature.Sign(request, KeyOf(values, "access_key_id", "secret", SessionToken), now),
        CallSigning.AwsAdmin => AwsSignature.Sign(request, KeyOf(values, "admin.access_key_id", "admin.secret_access_key", "admin." + SessionToken), now),
        _ => throw new ApiException(ApiFailure.Refused, $"'{signing}' is no way to sign a request"),
    };

    /// <summary>A further companion that a signature takes with these companions; null if none.</summary>
    public static string? FurtherName(string? signing, IReadOnlyDictionary<string, string> companions) =>
        signing == CallSigning.Aws && companions.TryGetValue("access_key_id", out var id) && AwsKey.IsTemporary(id) ? SessionToken : null;

    private static AwsKey KeyOf(TokenValues values, string id, string secret, string session) =>
        new(values[id], values[secret], values.Has(session) ? values[session] : null);
}
