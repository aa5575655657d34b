namespace TokenGuard.TokenApi.Http;

/// <summary>How providers are called: what the user said, nothing that was found in scanned content.</summary>
public sealed record ApiOptions
{
    /// <summary>Addresses of sandboxes in place of providers, by provider id; loopback addresses only.</summary>
    public IReadOnlyDictionary<string, Uri> ProviderUrls { get; init; } = new Dictionary<string, Uri>();

    /// <summary>A file of PEM certificates that are trusted besides the system's.</summary>
    public string? CaFile { get; init; }

    /// <summary>For one try, from the connection to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Tries of a repeatable request, the first one included.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>The longest wait between tries that is worth it; if a provider asks for more, its answer is handed on.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait until a host whose rate limit is used up takes requests again; most count by the minute.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(65);

    /// <summary>Requests to one provider at a time.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Bytes of an answer's body that are read; more is a failure.</summary>
    public int MaxBody { get; init; } = 1 << 20;

    /// <summary>Says who calls, as in <c>tokenguard/1.2.3</c>.</summary>
    public string UserAgent { get; init; } = "tokenguard";
}
