namespace TokenGuard.Server.Sandbox.Tokens;

/// <summary>The dates on which API tokens go away, as the provider announced them.</summary>
internal static class ApiTokenRetirement
{
    /// <summary>From here on an unused token is deactivated after <see cref="LongestIdle"/>, and accounts that are created cannot create any.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 7, 28, 0, 0, 0, TimeSpan.Zero);

    /// <summary>From here on nobody can create one.</summary>
    public static readonly DateTimeOffset EndOfCreation = new(2026, 10, 27, 0, 0, 0, TimeSpan.Zero);

    /// <summary>From here on they are all dead, and their resource is gone.</summary>
    public static readonly DateTimeOffset End = new(2027, 4, 30, 0, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan LongestIdle = TimeSpan.FromDays(30);

    /// <summary>How long a token that was deactivated is kept.</summary>
    public static readonly TimeSpan KeptInactive = TimeSpan.FromDays(60);

    public static bool MayCreate(DateTimeOffset accountCreated, DateTimeOffset now) => now < EndOfCreation && accountCreated < Begin;
}
