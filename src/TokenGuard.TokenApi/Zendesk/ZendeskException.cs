namespace TokenGuard.TokenApi.Zendesk;

/// <summary>Zendesk did not do what it was asked for. The message names the remedy and holds no secret.</summary>
public sealed class ZendeskException(ZendeskProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    public ZendeskProblem Problem { get; } = problem;

    /// <summary>The status of the answer; null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Scopes of which one at least is needed, as Zendesk names them.</summary>
    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>How long Zendesk asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True if a change may have been made all the same.</summary>
    public bool MayHaveArrived { get; init; }
}
