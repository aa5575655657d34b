namespace TokenGuard.Sources.Files;

/// <summary>Why a file could not be read or written, in words for people.</summary>
public static class FileFailure
{
    /// <summary>The failure's own words, but for a folder: of it the system says that access is denied, which sends people to its permissions.</summary>
    /// <param name="path">The path that was to be a file.</param>
    /// <param name="failure">What went wrong.</param>
    public static string Describe(string path, Exception failure) =>
        failure is UnauthorizedAccessException && Directory.Exists(path) ? "it is a folder" : failure.Message;
}
