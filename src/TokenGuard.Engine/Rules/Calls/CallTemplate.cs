namespace TokenGuard.Engine.Rules.Calls;

/// <summary>A request to a provider with places for the secret and its companions; every text is a <see cref="TextTemplate"/>.</summary>
public sealed record CallTemplate
{
    /// <summary><c>GET</c>, <c>POST</c>, <c>PUT</c>, <c>PATCH</c> or <c>DELETE</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The address; its host stands in the provider's <c>send_to</c>.</summary>
    public required string Url { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public string? Body { get; init; }

    public BodyKind BodyKind { get; init; }

    /// <summary>The class that signs the request, where headers cannot say it; null if none does.</summary>
    public string? Signing { get; init; }

    /// <summary>All texts with places.</summary>
    public IEnumerable<string> Texts() => [Url, .. Headers.Select(header => header.Value), .. Body is null ? Array.Empty<string>() : [Body]];
}
