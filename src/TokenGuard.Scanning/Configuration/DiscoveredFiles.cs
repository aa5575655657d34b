using TokenGuard.Sources.Files;

namespace TokenGuard.Scanning.Configuration;

/// <summary>
/// Baselines and rule files that nobody named, but what is scanned. They must lie in it: messages quote what they cannot
/// read, and a device such as <c>/dev/zero</c> has no end.
/// </summary>
internal static class DiscoveredFiles
{
    /// <param name="path">The file.</param>
    /// <param name="kind">What it is, for the message.</param>
    /// <param name="folder">The folder of the configuration, or the root.</param>
    /// <returns>The path, if the file lies in the repository of the folder, or without a repository in the folder.</returns>
    /// <exception cref="ConfigurationException">The path, or a link on its way, leads out of it.</exception>
    public static string Require(string path, string kind, string folder)
    {
        var top = TopOf(Path.GetFullPath(folder));
        return RealPath.Of(path) is not { } real || RealPath.IsWithin(real, RealPath.Of(top) ?? top)
            ? path
            : throw new ConfigurationException($"the {kind} '{path}' leads out of '{top}', which is not trusted so far; take it out, or use --untrusted");
    }

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
