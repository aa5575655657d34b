namespace TokenGuard.TokenApi.Zendesk;

/// <summary>The days on which Zendesk takes API tokens out of service, as its migration guide names them.</summary>
public static class ApiTokenCalendar
{
    /// <summary>New accounts cannot create them; tokens idle for <see cref="IdleDays"/> days are deactivated.</summary>
    public static DateTimeOffset IdleDeactivation { get; } = Day(2026, 7, 28);

    /// <summary>Nobody can create them.</summary>
    public static DateTimeOffset CreationEnds { get; } = Day(2026, 10, 27);

    /// <summary>None works any more.</summary>
    public static DateTimeOffset Removal { get; } = Day(2027, 4, 30);

    public const int IdleDays = 30;

    /// <summary>Days from a deactivation to the erasure.</summary>
    public const int ErasureDays = 60;

    public const string CreationEndedMessage =
        "Zendesk creates no API tokens since 2026-10-27, and the existing ones end on 2027-04-30; create an OAuth client and a token with the least scopes instead";

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
