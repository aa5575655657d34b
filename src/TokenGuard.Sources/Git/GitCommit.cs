using System.Globalization;

namespace TokenGuard.Sources.Git;

/// <summary>Who brought something into the history, and when.</summary>
/// <param name="Id">The commit's id in hex.</param>
/// <param name="AuthorName">As the commit has it.</param>
/// <param name="AuthorEmail">As the commit has it.</param>
/// <param name="AuthorDate">In the author's time zone.</param>
/// <param name="Subject">The first paragraph of the message in one line.</param>
public sealed record GitCommit(string Id, string AuthorName, string AuthorEmail, DateTimeOffset AuthorDate, string Subject)
{
    /// <summary>What <c>git log</c> has to print for <see cref="Parse"/>, with raw dates.</summary>
    internal const string Format = "%H%n%an%n%ae%n%ad%n%s";

    internal static GitCommit Parse(string text)
    {
        var lines = text.Split('\n', 5);
        return lines.Length == 5
            ? new GitCommit(lines[0], lines[1], lines[2], Date(lines[3]), lines[4].TrimEnd('\n'))
            : new GitCommit(lines[0], "", "", DateTimeOffset.UnixEpoch, "");
    }

    // "1700000000 +0200"; damaged commits have any number there.
    private static DateTimeOffset Date(string raw)
    {
        var parts = raw.Split(' ');
        if (!long.TryParse(parts[0], NumberStyles.AllowLeadingSign, null, out var seconds))
        {
            return DateTimeOffset.UnixEpoch;
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(
            seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds() + 86400, DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 86400));
        return int.TryParse(parts.ElementAtOrDefault(1), NumberStyles.AllowLeadingSign, null, out var zone)
            ? time.ToOffset(Offset(zone))
            : time;
    }

    private static TimeSpan Offset(int zone)
    {
        var offset = new TimeSpan(zone / 100, zone % 100, 0);
        return offset.Duration() <= TimeSpan.FromHours(14) ? offset : TimeSpan.Zero;
    }
}
