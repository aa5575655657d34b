using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>The words that reports use for values of the model; part of the formats' contract.</summary>
internal static class ReportWords
{
    public static string Of(Severity value) => value switch
    {
        Severity.Low => "low",
        Severity.Medium => "medium",
        Severity.High => "high",
        _ => "critical",
    };

    public static string Of(Confidence value) => value switch
    {
        Confidence.Low => "low",
        Confidence.Medium => "medium",
        _ => "high",
    };

    public static string Of(VerdictState value) => value switch
    {
        VerdictState.Live => "live",
        VerdictState.Dead => "dead",
        VerdictState.Unknown => "unknown",
        _ => "unchecked",
    };

    public static string Of(PlaceKind value) => value switch
    {
        PlaceKind.Staged => "staged",
        PlaceKind.History => "history",
        PlaceKind.StandardInput => "standardInput",
        _ => "file",
    };

    public static string Of(RootKind value) => value switch
    {
        RootKind.Repository => "repository",
        RootKind.Url => "url",
        RootKind.StandardInput => "standardInput",
        _ => "folder",
    };

    public static string Of(SuppressionOrigin value) => value switch
    {
        SuppressionOrigin.Inline => "inline",
        SuppressionOrigin.Configuration => "configuration",
        _ => "baseline",
    };

    public static string Of(NoticeKind value) => value switch
    {
        NoticeKind.ShallowClone => "shallowClone",
        NoticeKind.SkippedByConfiguration => "skippedByConfiguration",
        NoticeKind.DiscoveredConfiguration => "discoveredConfiguration",
        NoticeKind.ExpiredSuppression => "expiredSuppression",
        NoticeKind.UnusedSuppression => "unusedSuppression",
        NoticeKind.CompanionsDropped => "companionsDropped",
        _ => "other",
    };

    public static string Of(CompanionReach value) => value switch
    {
        CompanionReach.File => "file",
        CompanionReach.Folder => "folder",
        _ => "repo",
    };

    public static string Of(EncodingKind value) => value switch
    {
        EncodingKind.Utf16LittleEndian => "utf16le",
        EncodingKind.Utf16BigEndian => "utf16be",
        EncodingKind.Base64 => "base64",
        EncodingKind.Hex => "hex",
        EncodingKind.Percent => "percent",
        EncodingKind.Utf32LittleEndian => "utf32le",
        EncodingKind.Utf32BigEndian => "utf32be",
        EncodingKind.StringEscape => "stringEscape",
        EncodingKind.HtmlEntity => "htmlEntity",
        EncodingKind.TerminalEscape => "terminalEscape",
        _ => "unicodeEscape",
    };

    /// <summary>The value that a word of a report stands for.</summary>
    /// <param name="word">The word; null and words of later versions stand for the default.</param>
    /// <param name="of">How values become words.</param>
    public static T Read<T>(string? word, Func<T, string> of)
        where T : struct, Enum =>
        Enum.GetValues<T>().FirstOrDefault(value => of(value) == word);

    public static string Of(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public static string Of(DateOnly value) =>
        value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
