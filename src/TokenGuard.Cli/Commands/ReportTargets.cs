using TokenGuard.Scanning.Reports;

namespace TokenGuard.Cli.Commands;

/// <summary>
/// Where reports go. Files are opened before the scan, so that a wrong path is told at once and not after an hour.
/// </summary>
internal sealed class ReportTargets(StandardStreams streams, TextStyle style) : IDisposable
{
    private readonly List<(IReport Report, Stream Stream)> targets = [];

    /// <summary>Adds a report; without a file it goes to standard output.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public void Add(string format, string? file)
    {
        var report = ReportFormat.Find(format)!.Create(file is null ? style : TextStyle.Plain);
        targets.Add((report, file is null ? streams.Output : Create(file)));
    }

    /// <summary>Adds a report written as FORMAT=FILE.</summary>
    /// <exception cref="UsageException">It is written wrongly, or the file cannot be written.</exception>
    public void AddAssignment(string text)
    {
        var equals = text.IndexOf('=');
        var format = equals < 0 ? text : text[..equals];
        if (ReportFormat.Find(format) is null || equals < 0 || equals == text.Length - 1)
        {
            throw new UsageException(
                $"--report needs FORMAT=FILE with one of {string.Join(", ", ReportFormat.All.Select(known => known.Name))}, not '{text}'");
        }

        Add(format, text[(equals + 1)..]);
    }

    public void Write(ScanReport report)
    {
        foreach (var (writer, stream) in targets)
        {
            writer.Write(report, stream);
            stream.Flush();
        }
    }

    public void Dispose()
    {
        foreach (var (_, stream) in targets)
        {
            if (stream != streams.Output)
            {
                stream.Dispose();
            }
        }
    }

    private static FileStream Create(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the report '{file}' cannot be written: {failure.Message}");
        }
    }
}
