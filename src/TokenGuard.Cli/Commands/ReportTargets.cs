using TokenGuard.Scanning.Reports;
using TokenGuard.Sources.Files;

namespace TokenGuard.Cli.Commands;

/// <summary>
/// Where reports go. Files are tried before the scan, so that a wrong path is told at once and not after an hour; one that
/// is there keeps its content until the new one is written as a whole, and one that is not is made then: an empty file would
/// look like a report of a scan that ended well.
/// </summary>
/// <param name="streams">Where standard output is.</param>
/// <param name="style">How text looks there.</param>
/// <param name="sources">Files and folders that are still to be read: a report must not take the place of what is there.</param>
internal sealed class ReportTargets(StandardStreams streams, TextStyle style, IReadOnlyCollection<string> sources) : IDisposable
{
    private readonly List<Target> targets = [];

    /// <param name="Report">How it is written.</param>
    /// <param name="Stream">Where to; null for a file that is written when all is known.</param>
    /// <param name="File">The file; null for standard output.</param>
    private sealed record Target(IReport Report, Stream? Stream, string? File);

    /// <summary>Adds a report; without a file it goes to standard output.</summary>
    /// <exception cref="UsageException">The file cannot be written, is read itself, or has a report already.</exception>
    public void Add(string format, string? file)
    {
        if (file is not null && File.Exists(file) && sources.Any(read => Directory.Exists(read) ? IsScanned(file, read) : TargetOf(read) == TargetOf(file)))
        {
            throw new UsageException($"the report cannot go to '{file}', which is read itself: it would be lost");
        }

        if (file is not null && targets.Any(target => target.File is { } other && Path.GetFullPath(other) == Path.GetFullPath(file)))
        {
            throw new UsageException($"two reports cannot go to '{file}': one would be written over the other");
        }

        var report = ReportFormat.Find(format)!.Create(file is null ? style : TextStyle.Plain);
        targets.Add(new Target(report, file is null ? streams.Output : OpenOrTry(file), file));
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
        foreach (var (writer, stream, file) in targets)
        {
            try
            {
                if (stream is null)
                {
                    WholeFile.Replace(file!, created => writer.Write(report, created));
                }
                else
                {
                    WriteTo(stream, writer, report);
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw file is null ? new UsageException($"standard output cannot be written: {failure.Message}") : CannotWrite(file, failure);
            }
        }
    }

    public void Dispose()
    {
        foreach (var target in targets.Where(target => target.File is not null))
        {
            target.Stream?.Dispose();
        }
    }

    private static void WriteTo(Stream stream, IReport writer, ScanReport report)
    {
        // A device or a pipe has nothing to clear.
        if (stream is FileStream { CanSeek: true, Length: > 0 })
        {
            stream.SetLength(0);
        }

        writer.Write(report, stream);
        stream.Flush();
    }

    /// <summary>The full path behind all links.</summary>
    private static string TargetOf(string file) => new FileInfo(file) is { Exists: true } info && info.ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : Path.GetFullPath(file);

    /// <summary>A file that lies in a scanned folder, and that no scan has written there.</summary>
    private static bool IsScanned(string file, string folder)
    {
        return (IsWithin(Path.GetFullPath(file)) || IsWithin(TargetOf(file))) && !EarlierReport.Is(file);

        bool IsWithin(string path) => Path.GetRelativePath(Path.GetFullPath(folder), path) is var relative
            && !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..";
    }

    /// <summary>Opens what must be written where it is: a device, a pipe, a file in a folder that takes no other. Else tries whether it can be written.</summary>
    private static FileStream? OpenOrTry(string file)
    {
        if (Path.Exists(file) || new FileInfo(file).LinkTarget is not null)
        {
            var stream = Open(file, FileMode.OpenOrCreate);
            if (!WholeFile.MayReplace(file))
            {
                return stream;
            }

            stream.Dispose();
            return null;
        }

        Open(file, FileMode.CreateNew).Dispose();
        File.Delete(file);
        return null;
    }

    private static FileStream Open(string file, FileMode mode)
    {
        try
        {
            // Unbuffered: what a full disk refuses is told when it is written, not when the file is closed.
            return new FileStream(file, mode, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(file, failure);
        }
    }

    private static UsageException CannotWrite(string name, Exception failure) =>
        new($"the report '{name}' cannot be written: {FileFailure.Describe(name, failure)}");
}
