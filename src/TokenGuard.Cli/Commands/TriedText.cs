using TokenGuard.Sources.Files;

namespace TokenGuard.Cli.Commands;

/// <summary>A text that rules are tried on.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Path">Its path for checks that look at it; empty if it has none.</param>
/// <param name="Bytes">The text.</param>
internal sealed record TriedText(string Name, string Path, byte[] Bytes)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static TriedText Read(string path)
    {
        try
        {
            return new TriedText(path, path.Replace('\\', '/'), WholeInput.Read(path, WholeInput.LargestMade));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the file '{path}' cannot be read: {FileFailure.Describe(path, failure)}");
        }
    }
}
