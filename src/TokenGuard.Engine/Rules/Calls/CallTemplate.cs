namespace TokenGuard.Engine.Rules.Calls;

/// <summary>A request to a provider with places for the secret and its companions; every text is a <see cref="TextTemplate"/>.</summary>
public sealed record CallTemplate
{
    /// <summary><c>GET</c>, <c>POST</c>, <c>PUT</c>, <c>PATCH</c> or <c>DELETE</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The place of the host in the address of a call that several hosts of one provider take.</summary>
    public const string Host = "{host}";

    /// <summary>The address; its host stands in the provider's <c>send_to</c>, or is <see cref="Host"/>.</summary>
    public required string Url { get; init; }

    /// <summary>The hosts that <see cref="Host"/> may stand for, the likeliest first; none for a call with a host of its own.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public string? Body { get; init; }

    public BodyKind BodyKind { get; init; }

    /// <summary>The class that signs the request, where headers cannot say it; null if none does.</summary>
    public string? Signing { get; init; }

    /// <summary>The names of the values that the request asks for, each once; those that its signature takes are among them.</summary>
    public IReadOnlyList<string> Names => [.. Texts().SelectMany(text => TextTemplate.Parse(text).Names).Concat(CallSigning.NamesOf(Signing)).Distinct()];

    /// <summary>All texts with places.</summary>
    public IEnumerable<string> Texts() => [Url, .. Headers.Select(header => header.Value), .. Body is null ? Array.Empty<string>() : [Body]];
}
