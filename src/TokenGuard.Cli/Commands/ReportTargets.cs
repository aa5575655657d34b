using TokenGuard.Scanning.Reports;
using TokenGuard.Sources.Files;

namespace TokenGuard.Cli.Commands;

/// <summary>
/// Where reports go. Files are opened before the scan, so that a wrong path is told at once and not after an hour; one that
/// is there keeps its content until the new one is ready.
/// </summary>
/// <param name="streams">Where standard output is.</param>
/// <param name="style">How text looks there.</param>
/// <param name="sources">Files that are still to be read: opening one for a report would empty it.</param>
internal sealed class ReportTargets(StandardStreams streams, TextStyle style, IReadOnlyCollection<string> sources) : IDisposable
{
    private readonly List<(IReport Report, Stream Stream, string Name)> targets = [];
    private readonly HashSet<string> created = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>Adds a report; without a file it goes to standard output.</summary>
    /// <exception cref="UsageException">The file cannot be written, is read itself, or has a report already.</exception>
    public void Add(string format, string? file)
    {
        if (file is not null && sources.Any(read => File.Exists(read) && TargetOf(read) == TargetOf(file)))
        {
            throw new UsageException($"the report cannot go to '{file}', which is read itself: it would be lost");
        }

        if (file is not null && targets.Any(target => target.Stream is FileStream other && other.Name == Path.GetFullPath(file)))
        {
            throw new UsageException($"two reports cannot go to '{file}': one would be written over the other");
        }

        var report = ReportFormat.Find(format)!.Create(file is null ? style : TextStyle.Plain);
        targets.Add((report, file is null ? streams.Output : Create(file), file ?? "standard output"));
    }

    /// <summary>Adds a report written as FORMAT=FILE.</summary>
    /// <exception cref="UsageException">It is written wrongly, or the file cannot be written or has a report already.</exception>
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

    /// <exception cref="UsageException">A report cannot be written to its end.</exception>
    public void Write(ScanReport report)
    {
        foreach (var (writer, stream, name) in targets)
        {
            try
            {
                Clear(stream);
                written.Add(name);
                writer.Write(report, stream);
                stream.Flush();
            }
            catch (IOException failure)
            {
                throw CannotWrite(name, failure);
            }
        }
    }

    public void Dispose()
    {
        foreach (var (_, stream, name) in targets)
        {
            if (stream != streams.Output)
            {
                stream.Dispose();
                DeleteUnwritten(name);
            }
        }
    }

    /// <summary>The full path behind all links.</summary>
    private static string TargetOf(string file) => new FileInfo(file) is { Exists: true } info && info.ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : Path.GetFullPath(file);

    private static void Clear(Stream stream)
    {
        // A device or a pipe has nothing to clear.
        if (stream is FileStream { CanSeek: true, Length: > 0 })
        {
            stream.SetLength(0);
        }
    }

    /// <summary>An empty file would look like a report of a scan that ended well.</summary>
    private void DeleteUnwritten(string name)
    {
        if (created.Contains(name) && !written.Contains(name))
        {
            File.Delete(name);
        }
    }

    private FileStream Create(string file)
    {
        try
        {
            var exists = Path.Exists(file);
            // Unbuffered: what a full disk refuses is told when it is written, not when the file is closed.
            var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
            if (!exists)
            {
                created.Add(file);
            }

            return stream;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(file, failure);
        }
    }

    private static UsageException CannotWrite(string name, Exception failure) =>
        new($"the report '{name}' cannot be written: {FileFailure.Describe(name, failure)}");
}
