namespace TokenGuard.TokenApi.Signing;

/// <summary>A key of AWS that signs requests. It prints as its id only.</summary>
/// <param name="id">The key's id.</param>
/// <param name="secret">The secret key.</param>
/// <param name="sessionToken">What completes a temporary key; null if there is none.</param>
internal sealed class AwsKey(string id, string secret, string? sessionToken)
{
    private const string Temporary = "ASIA";

    public string Id => id;

    public string Secret => secret;

    /// <summary>Null for a key that lasts: a session token beside one belongs to another key.</summary>
    public string? SessionToken => IsTemporary(id) ? sessionToken : null;

    /// <summary>True for keys of a session, which work only with its token.</summary>
    public static bool IsTemporary(string id) => id.StartsWith(Temporary, StringComparison.Ordinal);

    public override string ToString() => id;
}
