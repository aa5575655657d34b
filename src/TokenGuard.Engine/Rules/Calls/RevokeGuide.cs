namespace TokenGuard.Engine.Rules.Calls;

/// <summary>How a token is taken out of service.</summary>
public sealed record RevokeGuide
{
    public RevokedBy By { get; init; }

    public CallStatus Status { get; init; }

    /// <summary>Where it is documented.</summary>
    public string? Source { get; init; }

    /// <summary>In the order they are made; none if a person does it.</summary>
    public IReadOnlyList<RevokeCall> Calls { get; init; } = [];

    /// <summary>Secrets that one call can take (<c>{secrets}</c>); 1 if each has a call of its own.</summary>
    public int Bulk { get; init; } = 1;

    /// <summary>The owner's own credentials: their name in templates and the environment variable that they are in.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Admin { get; init; } = [];

    /// <summary>Those that an owner may have besides, as a session has a token of its own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> AdminOptional { get; init; } = [];

    /// <summary>What a person does where there is no call, in order.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Who is told, and what else happens, as in <c>GitHub mails the owner</c>.</summary>
    public string? Effect { get; init; }
}
