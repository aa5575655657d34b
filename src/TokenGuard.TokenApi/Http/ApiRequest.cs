namespace TokenGuard.TokenApi.Http;

/// <summary>One request to a provider. Its headers and body may hold a secret, so it is never printed.</summary>
public sealed class ApiRequest
{
    /// <summary>The provider's id, whose concurrency and override of addresses apply.</summary>
    public required string Provider { get; init; }

    public required HttpMethod Method { get; init; }

    /// <summary>The provider's own address, always https; <see cref="ApiOptions.ProviderUrls"/> may lead it to a sandbox.</summary>
    public required Uri Url { get; init; }

    /// <summary>
    /// Host names, without wildcards, to which the request may go; the host of <see cref="Url"/> must be one. Without a port, as in
    /// <c>vault.acme.example:8200</c>, it is that of https.
    /// </summary>
    public required IReadOnlyList<string> AllowedHosts { get; init; }

    /// <summary>The account in the host's name (<c>acme</c> of <c>acme.zendesk.com</c>), which a sandbox has in its path; null if there is none.</summary>
    public string? Tenant { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>True if sending it twice is the same as sending it once and an answer says nothing was done: only then is it retried.</summary>
    public bool Repeatable { get; init; }

    /// <summary>The method and the address without its query: what may be shown and logged.</summary>
    public override string ToString() => $"{Method} {Url.GetLeftPart(UriPartial.Path)}";
}
