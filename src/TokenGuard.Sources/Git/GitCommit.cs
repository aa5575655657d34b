using System.Globalization;
using System.Text;

namespace TokenGuard.Sources.Git;

/// <summary>Who brought something into the history, and when.</summary>
/// <param name="Id">The id in hex of the commit, or of the annotated tag whose message it is about.</param>
/// <param name="AuthorName">As the commit has it; of a tag the tagger's.</param>
/// <param name="AuthorEmail">As the commit has it; of a tag the tagger's.</param>
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

    /// <summary>Reads an annotated tag: its tagger, and its message as that of a commit.</summary>
    /// <remarks>Format: <c>git-mktag</c>. Old tags have no tagger.</remarks>
    internal static GitCommit OfTag(ObjectId id, ReadOnlySpan<byte> content)
    {
        var message = GitMessage.StartIn(content);
        var head = Encoding.UTF8.GetString(content[..message]).Split('\n');
        var tagger = head.FirstOrDefault(line => line.StartsWith("tagger ", StringComparison.Ordinal), "tagger ")["tagger ".Length..];
        var (open, close) = (tagger.IndexOf('<', StringComparison.Ordinal), tagger.LastIndexOf('>'));
        var lines = Encoding.UTF8.GetString(content[message..]).Trim().Split('\n');
        var subject = string.Join(' ', lines.TakeWhile(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim()));
        return open >= 0 && close > open
            ? new GitCommit(id.ToString(), tagger[..open].Trim(), tagger[(open + 1)..close], Date(tagger[(close + 1)..].Trim()), subject)
            : new GitCommit(id.ToString(), tagger, "", DateTimeOffset.UnixEpoch, subject);
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
