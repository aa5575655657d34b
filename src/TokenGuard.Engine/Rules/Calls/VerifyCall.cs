namespace TokenGuard.Engine.Rules.Calls;

/// <summary>How a token is looked up at its provider, without side effects.</summary>
public sealed record VerifyCall
{
    public CallStatus Status { get; init; }

    /// <summary>Where the call is documented or was seen.</summary>
    public string? Source { get; init; }

    public required CallTemplate Request { get; init; }

    public required AnswerTest Live { get; init; }

    public required AnswerTest Dead { get; init; }

    /// <summary>A refusal that may have another cause (another region, a server of one's own, an address that is not let in): dead only after a live answer.</summary>
    public AnswerTest DeadAfterLive { get; init; } = AnswerTest.Never;

    /// <summary>
    /// The companion that names another server, which may have issued the token: where one was found, the token is dead only after a
    /// live answer. Null if there are no servers of one's own.
    /// </summary>
    public string? Elsewhere { get; init; }

    /// <summary>Who the token is: user, account, key id.</summary>
    public IReadOnlyList<NamedValue> Identity { get; init; } = [];

    /// <summary>Where its scopes stand, see <see cref="AnswerValue"/>: a list, or a text with spaces or commas.</summary>
    public string? Scopes { get; init; }

    /// <summary>Where its end stands: a date and time, or seconds since 1970.</summary>
    public string? Expires { get; init; }

    /// <summary>Where the time of its last use stands.</summary>
    public string? LastUsed { get; init; }

    /// <summary>True if the provider takes the call for a use of the token.</summary>
    public bool CountsAsUse { get; init; }

    public IReadOnlyList<AnswerExchange> Exchanges { get; init; } = [];
}
