using TokenGuard.Sources.Files;

namespace TokenGuard.Scanning.Configuration;

/// <summary>
/// Configurations, baselines and rule files that nobody named on the command line. Those of what is scanned must lie in it:
/// messages quote what they cannot read.
/// </summary>
internal static class DiscoveredFiles
{
    /// <summary>In bytes; an entry of a baseline takes 150.</summary>
    private const long Largest = 32 << 20;

    /// <param name="path">The file.</param>
    /// <param name="kind">What it is, for the message.</param>
    /// <param name="folder">The folder of the configuration, or the root.</param>
    /// <returns>The path, if the file lies in the repository of the folder, or without a repository in the folder.</returns>
    /// <exception cref="ConfigurationException">The path, or a link on its way, leads out of it, or it is no file.</exception>
    public static string Require(string path, string kind, string folder)
    {
        var top = TopOf(Path.GetFullPath(folder));
        return RealPath.Of(path) is not { } real || RealPath.IsWithin(real, RealPath.Of(top) ?? top)
            ? RequireFile(path, kind)
            : throw new ConfigurationException($"the {kind} '{path}' leads out of '{top}', which is not trusted so far; take it out, or use --untrusted");
    }

    /// <summary>
    /// The path, unless reading it could last for ever or take all memory: a FIFO waits for a writer, <c>/dev/zero</c> has no end,
    /// and a file of a gigabyte takes little room in a repository.
    /// </summary>
    /// <exception cref="ConfigurationException">It is a device, a socket or a FIFO, or too large.</exception>
    public static string RequireFile(string path, string kind) => SpecialFile.IsOne(path)
        ? throw new ConfigurationException($"the {kind} '{path}' is a device, a socket or a pipe, and no file")
        : new FileInfo(path) is { Exists: true } file && (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file) is { Exists: true, Length: > Largest }
        ? throw new ConfigurationException($"the {kind} '{path}' is larger than {Largest >> 20} MB")
        : path;

    private static string TopOf(string folder)
    {
        for (var top = folder; top is not null; top = Path.GetDirectoryName(top))
        {
            if (Path.Exists(Path.Combine(top, ".git")))
            {
                return top;
            }
        }

        return folder;
    }
}
