using TokenGuard.Sources.Files;

namespace TokenGuard.Cli.Commands;

/// <summary>A list of repositories: one path or URL a line, blank lines and lines starting with # left out.</summary>
internal static class ReposFile
{
    /// <exception cref="UsageException">The file cannot be read or lists nothing.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        IReadOnlyList<string> lines;
        try
        {
            lines = WholeInput.ReadLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the list of repositories '{path}' cannot be read: {FileFailure.Describe(path, failure)}");
        }

        var roots = lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
        return roots.Count > 0 ? roots : throw new UsageException($"the list of repositories '{path}' names none");
    }
}
