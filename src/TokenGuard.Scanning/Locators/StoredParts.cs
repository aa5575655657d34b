using System.Text.Json;
using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Pipeline;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Locators;

/// <summary>What JSON and SARIF reports write in the same way.</summary>
internal static class StoredParts
{
    // Nothing that was found is longer than the pieces in which a blob is scanned.
    private const int LongestLength = BlobScanner.PieceLength;

    public static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    public static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    /// <summary>How many bytes a secret takes where it stands.</summary>
    /// <exception cref="InvalidDataException">No scan has found so many; they would be asked for as memory.</exception>
    public static int Length(JsonElement element) => Number(element, "byteLength") is >= 0 and <= LongestLength and var length
        ? length
        : throw new InvalidDataException("an occurrence is longer than any secret");

    /// <summary>Where a finding stands.</summary>
    /// <exception cref="InvalidDataException">It stands nowhere.</exception>
    public static IReadOnlyList<Occurrence> Occurrences(JsonElement places, Func<JsonElement, Occurrence> read) => places.GetArrayLength() > 0
        ? [.. places.EnumerateArray().Select(read)]
        : throw new InvalidDataException("a finding stands nowhere");

    public static string? OptionalText(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static IReadOnlyList<EncodingLayer> Layers(JsonElement element) => [.. element.GetProperty("layers").EnumerateArray().Select(layer => new EncodingLayer(
        ReportWords.Read<EncodingKind>(Text(layer, "kind"), ReportWords.Of), new ByteSpan(Number(layer, "offset"), Number(layer, "length"))))];

    public static Snippet Snippet(string text, string shown)
    {
        var focus = text.IndexOf(shown, StringComparison.Ordinal);
        return focus < 0 ? new Snippet(text, 0, 0) : new Snippet(text, focus, shown.Length);
    }

    public static CommitInfo? Commit(JsonElement element) => !element.TryGetProperty("commit", out var commit) ? null : new CommitInfo
    {
        Id = Text(commit, "id"),
        AuthorName = Text(commit, "author"),
        AuthorEmail = Text(commit, "email"),
        Date = commit.GetProperty("date").GetDateTimeOffset(),
        Subject = Text(commit, "subject"),
    };

    /// <summary>The companions that a report holds; those that are secrets are read again with the token.</summary>
    public static IReadOnlyList<CompanionValue> Companions(JsonElement element) =>
        [.. element.GetProperty("companions").EnumerateArray().Where(companion => !companion.TryGetProperty("secret", out _)).Select(Companion)];

    private static CompanionValue Companion(JsonElement companion) => new(
        Text(companion, "name"),
        Text(companion, "value"),
        ReportWords.Read<CompanionReach>(Text(companion, "nearness"), ReportWords.Of),
        new Place { Root = Text(companion, "root"), Path = Text(companion, "path"), Kind = PlaceKind.File });
}
