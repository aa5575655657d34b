using System.Globalization;

namespace TokenGuard.TokenApi.Audit;

/// <summary>A log as it was read: the lines that follow each other from the first on, and what is wrong behind them.</summary>
/// <param name="Records">The lines that hold.</param>
/// <param name="Length">The bytes that they take.</param>
/// <param name="CutOff">A last line without its end, as a crash leaves one; null if there is none.</param>
/// <param name="Problem">What is wrong with the line behind them; null if nothing.</param>
public sealed record AuditReading(IReadOnlyList<AuditRecord> Records, long Length, byte[]? CutOff, string? Problem)
{
    public AuditHead Head => Records.Count == 0 ? AuditHead.Empty : Records[^1].Head;

    /// <summary>Reads a log; one that does not exist is empty.</summary>
    /// <exception cref="AuditException">It cannot be read.</exception>
    public static AuditReading Of(string path)
    {
        try
        {
            return Of(File.Exists(path) ? Read(path) : [], AuditHead.Empty);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AuditException($"the audit log {path} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Files beside a log with the lines that crashes cut off, oldest first.</summary>
    public static IReadOnlyList<string> BrokenLines(string path) =>
        [.. Enumerable.Range(1, int.MaxValue).Select(number => BrokenName(path, number)).TakeWhile(File.Exists)];

    // As much as there is now: a device may have no end, and others may be writing.
    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.CanSeek ? file.Length : throw new IOException("it is no file")];
        file.ReadExactly(bytes);
        return bytes;
    }

    internal static string BrokenName(string path, int number) => string.Create(CultureInfo.InvariantCulture, $"{path}.broken-{number}");

    /// <summary>What is wrong with a log, in words; none if nothing is.</summary>
    /// <param name="noted">A head that was noted before; null if none was.</param>
    public IReadOnlyList<string> Complaints(AuditHead? noted)
    {
        var complaints = new List<string>();
        if (Problem is not null)
        {
            complaints.Add($"line {Records.Count + 1}: {Problem}");
        }

        if (CutOff is not null)
        {
            complaints.Add($"line {Records.Count + 1}: it breaks off, as after a crash; the next record moves it aside");
        }

        if (noted is { Sequence: > 0 } && noted.Sequence > Records.Count)
        {
            complaints.Add($"the noted head is line {noted.Sequence}, and only {Records.Count} lines hold: the end was cut off or changed");
        }
        else if (noted is { Sequence: > 0 } && Records[(int)noted.Sequence - 1].Hash != noted.Hash)
        {
            complaints.Add($"line {noted.Sequence} is another one than the noted head: the log was written anew");
        }

        return complaints;
    }

    internal static AuditReading Of(ReadOnlySpan<byte> bytes, AuditHead head)
    {
        var records = new List<AuditRecord>();
        var start = 0;
        while (bytes[start..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            try
            {
                var record = AuditLine.Read(bytes.Slice(start, length), head);
                records.Add(record);
                head = record.Head;
                start += length + 1;
            }
            catch (FormatException wrong)
            {
                return new AuditReading(records, start, null, wrong.Message);
            }
        }

        return new AuditReading(records, start, start < bytes.Length ? bytes[start..].ToArray() : null, null);
    }
}
