using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Git;

/// <summary>
/// The folder in which git keeps the objects of a push until its <c>pre-receive</c> hook has agreed (git-receive-pack,
/// "Quarantine Environment").
/// </summary>
/// <param name="Folder">Full path of the folder.</param>
/// <param name="Permanent">The folder of the repository's own objects, on which those build.</param>
internal sealed record Quarantine(string Folder, string Permanent)
{
    /// <summary>The one of a repository whose hook has started us; null if none has, or that of another repository.</summary>
    /// <param name="objects">The folder of the repository's own objects.</param>
    public static Quarantine? Of(string objects) => Of(objects, Environment.GetEnvironmentVariable("GIT_QUARANTINE_PATH"));

    internal static Quarantine? Of(string objects, string? told) =>
        !string.IsNullOrEmpty(told) && RealPath.Of(told) is { } folder && RealPath.Of(objects) is { } permanent && RealPath.IsWithin(folder, permanent)
            ? new Quarantine(folder, permanent)
            : null;

    /// <summary>Lets git see the objects.</summary>
    public void Apply(IDictionary<string, string?> environment)
    {
        environment["GIT_OBJECT_DIRECTORY"] = Folder;

        // A list: a path with the list's separator in it goes between quotes.
        environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = $"\"{Permanent.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
