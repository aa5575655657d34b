namespace TokenGuard.Sources.Files;

/// <summary>
/// Writes files as a whole: whoever reads sees the old content or the new one, and an interruption leaves the old one. A
/// file that is mounted by itself, as containers do with it, cannot be exchanged: it is written over.
/// </summary>
public static class WholeFile
{
    /// <summary>EBUSY of Linux and macOS, what rename(2) answers for a file that something is mounted on.</summary>
    private const int Busy = 16;

    /// <summary>Puts a new file in the place of one that may be there; a symbolic link is followed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">What it holds from now on.</param>
    /// <param name="forOwnerOnly">Nobody else may read it; else those may who might read the old one.</param>
    /// <param name="beforeShown">Runs when all is written and nobody sees it yet; what it throws leaves the old file.</param>
    /// <exception cref="IOException">It cannot be written, or is no file: a device would be replaced for the whole machine.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content, bool forOwnerOnly = false, Action? beforeShown = null) =>
        Replace(path, content, static (file, content) => file.Write(content), forOwnerOnly, beforeShown);

    /// <summary>The same with content that is written in pieces.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content; what it throws leaves the old file.</param>
    /// <exception cref="IOException">It cannot be written, or is no file.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Replace(string path, Action<Stream> write) =>
        Replace(path, default, (file, _) => write(file), forOwnerOnly: false, beforeShown: null);

    /// <summary>Whether a file can be put in the place of this one, or where there is none yet: its folder must take another file.</summary>
    public static bool MayReplace(string path)
    {
        var target = TargetOf(path);
        var trial = UnfinishedOf(target);
        try
        {
            RefuseWhatIsNoFile(target);
            new FileStream(trial, FileMode.CreateNew, FileAccess.Write).Dispose();
            File.Delete(trial);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Replace(string path, ReadOnlySpan<byte> content, Action<Stream, ReadOnlySpan<byte>> write, bool forOwnerOnly, Action? beforeShown)
    {
        var target = TargetOf(path);
        RefuseWhatIsNoFile(target);
        var unfinished = UnfinishedOf(target);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (forOwnerOnly && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(unfinished, options))
            {
                write(file, content);
                file.Flush(flushToDisk: true);
            }

            if (!forOwnerOnly && !OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(unfinished, File.GetUnixFileMode(target));
            }

            beforeShown?.Invoke();
            Exchange(unfinished, target);
        }
        catch (Exception failure)
        {
            File.Delete(unfinished);
            throw failure switch
            {
                // The system names the file that stood in, which nobody asked for and which is gone.
                UnauthorizedAccessException => new UnauthorizedAccessException(failure.Message.Replace(unfinished, path, StringComparison.Ordinal), failure),
                IOException => new IOException(failure.Message.Replace(unfinished, path, StringComparison.Ordinal), failure),

                // What .NET makes of EFBIG, the answer where a limit for the size of files is set (setrlimit(2), RLIMIT_FSIZE).
                ArgumentOutOfRangeException { ParamName: "value" } => new IOException("it would be larger than files may be here", failure),
                _ => failure,
            };
        }
    }

    private static void Exchange(string unfinished, string target)
    {
        try
        {
            File.Move(unfinished, target, overwrite: true);
        }
        catch (IOException mounted) when (mounted.HResult == Busy)
        {
            using (var from = new FileStream(unfinished, FileMode.Open, FileAccess.Read))
            using (var to = new FileStream(target, FileMode.Truncate, FileAccess.Write, FileShare.None))
            {
                from.CopyTo(to);
                to.Flush(flushToDisk: true);
            }

            File.Delete(unfinished);
        }
    }

    private static string TargetOf(string path) => new FileInfo(path) is { LinkTarget: not null } link
        ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
        : Path.GetFullPath(path);

    private static string UnfinishedOf(string target) => $"{target}.{Guid.NewGuid():N}.tmp";

    /// <summary>Says it of the path that was given, and not of the one that stands in for it while it is written.</summary>
    private static void RefuseWhatIsNoFile(string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"there is no folder '{folder}'");
        }

        var there = OpenedFile.Open(path, followLink: false);
        there.Handle?.Dispose();
        if (there.Kind is not (EntryKind.File or EntryKind.Missing))
        {
            throw new IOException(there.Kind == EntryKind.Folder ? "it is a folder" : "it is a device or a pipe, and no file");
        }
    }
}
