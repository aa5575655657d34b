namespace TokenGuard.Sources.Git;

/// <summary>Tells by the files of a repository that HEAD names a branch without any commit: asking git costs a hook two processes.</summary>
internal static class UnbornHead
{
    private const string Beginning = "ref: refs/heads/";

    /// <summary>True if that is certain; false if there is a commit, or git has to be asked.</summary>
    public static bool IsCertain(GitRepository repository)
    {
        var common = Path.GetDirectoryName(repository.ObjectFolder)!;
        try
        {
            // Other stores of refs leave a branch in the file that none is.
            var head = File.ReadAllText(Path.Join(repository.GitFolder, "HEAD")).TrimEnd();
            if (!head.StartsWith(Beginning, StringComparison.Ordinal) || Path.Exists(Path.Join(common, "reftable")))
            {
                return false;
            }

            var name = head["ref: ".Length..];
            var packed = Path.Join(common, "packed-refs");
            return !Path.Exists(Path.Join(common, name))
                && !(File.Exists(packed) && File.ReadLines(packed).Any(line => line.EndsWith(" " + name, StringComparison.Ordinal)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
