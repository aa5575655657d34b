using TokenGuard.Sources.Files;

namespace TokenGuard.Scanning.Configuration;

/// <summary>A configuration file that the user named. It is read once: both the scanner and what calls providers want it, and a pipe gives its content once.</summary>
/// <param name="path">The file.</param>
public sealed class NamedConfiguration(string path)
{
    private readonly Lazy<byte[]> content = new(() => WholeInput.Read(path), LazyThreadSafetyMode.ExecutionAndPublication);

    public string Path { get; } = path;

    /// <summary>What it holds.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public byte[] Content => content.Value;
}
