using System.Globalization;
using TokenGuard.Engine;
using TokenGuard.Engine.Configuration;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Suppressions;

/// <summary>All accepted findings of a scan's configuration and baselines, and which of them were needed.</summary>
internal sealed class SuppressionSet
{
    private readonly string today;
    private readonly List<Entry> entries;
    private readonly ILookup<string, Entry> byFingerprint;
    private readonly List<Entry> byPath;

    /// <param name="suppressions">What is accepted, and where that is said.</param>
    /// <param name="day">Suppressions that ended before this day do not hold.</param>
    public SuppressionSet(IEnumerable<(Suppression Suppression, SuppressionOrigin Origin)> suppressions, DateOnly day)
    {
        today = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        entries = [.. suppressions.Select(pair => new Entry(pair.Suppression, pair.Origin))];
        byFingerprint = entries.Where(entry => entry.Suppression.Fingerprint is not null).ToLookup(entry => entry.Suppression.Fingerprint!);
        byPath = [.. entries.Where(entry => entry.Suppression.Fingerprint is null)];
    }

    /// <summary>True if all that they hold for is scanned, and not only a folder of it.</summary>
    public bool IsWhole { get; set; }

    /// <summary>The suppression that holds for a sighting, or null.</summary>
    public (Suppression Suppression, SuppressionOrigin Origin)? Find(Fingerprint fingerprint, string ruleId, string path)
    {
        foreach (var entry in byFingerprint[fingerprint.Value].Concat(byPath))
        {
            if (entry.Suppression.Covers(fingerprint.Value, ruleId, path))
            {
                entry.Used = true;
                if (!entry.Suppression.IsExpired(today))
                {
                    return (entry.Suppression, entry.Origin);
                }
            }
        }

        return null;
    }

    /// <summary>Says whether the last day of an inline marker has gone by or is no date.</summary>
    public bool IsExpired(InlineAllow allow) => allow.Until is { } until && (!IsDay(until) || string.CompareOrdinal(until, today) < 0);

    /// <summary>The notice about an inline marker that has expired.</summary>
    public static Notice NoticeOf(string until, Place place) => IsDay(until)
        ? new Notice(NoticeKind.ExpiredSuppression, $"the suppression by {InlineAllow.Marker} ended on {until}", place.Root, place.Path)
        : new Notice(
            NoticeKind.ExpiredSuppression,
            $"the suppression by {InlineAllow.Marker} does not hold: until= needs a day such as 2027-03-31, not '{until}'",
            place.Root,
            place.Path);

    /// <summary>Expired and, after a scan of everything, unused suppressions.</summary>
    public IEnumerable<Notice> Notices(bool everythingWasScanned)
    {
        foreach (var entry in entries)
        {
            var suppression = entry.Suppression;
            var what = suppression.Fingerprint ?? suppression.Path?.Text;
            if (suppression.IsExpired(today))
            {
                yield return new Notice(NoticeKind.ExpiredSuppression,
                    $"{suppression.Origin}:{suppression.Line}: the suppression of {what} ended on {suppression.Until}");
            }
            else if (everythingWasScanned && IsWhole && !entry.Used)
            {
                yield return new Notice(NoticeKind.UnusedSuppression,
                    $"{suppression.Origin}:{suppression.Line}: the suppression of {what} matches nothing");
            }
        }
    }

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private sealed class Entry(Suppression suppression, SuppressionOrigin origin)
    {
        public Suppression Suppression { get; } = suppression;

        public SuppressionOrigin Origin { get; } = origin;

        public bool Used { get; set; }
    }
}
