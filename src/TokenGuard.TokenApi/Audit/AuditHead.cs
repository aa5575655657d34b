using System.Globalization;

namespace TokenGuard.TokenApi.Audit;

/// <summary>The end of a log at some time. Noted elsewhere, it shows later whether lines were cut off or written anew.</summary>
/// <param name="Sequence">The number of the last line; 0 for an empty log.</param>
/// <param name="Hash">The hash of the last line.</param>
public sealed record AuditHead(long Sequence, string Hash)
{
    public static AuditHead Empty { get; } = new(0, new string('0', 64));

    /// <exception cref="FormatException">It is no head.</exception>
    public static AuditHead Parse(string text) =>
        text.Split('-') is [var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && hash.All(char.IsAsciiHexDigitLower)
            ? new AuditHead(sequence, hash)
            : throw new FormatException($"'{text}' is no head; it looks like 12-0123… as 'audit head' prints it");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}-{Hash}");
}
