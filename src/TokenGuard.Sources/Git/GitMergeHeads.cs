namespace TokenGuard.Sources.Git;

/// <summary>The commits that the next commit will merge into HEAD.</summary>
internal static class GitMergeHeads
{
    // git merge tells its pre-merge-commit hook by variables, before it writes the file.
    private const string Variable = "GITHEAD_";

    /// <summary>They, or none if no merge is under way.</summary>
    public static IEnumerable<ObjectId> Of(GitRepository repository) =>
        Of(repository, Environment.GetEnvironmentVariables().Keys.Cast<string>());

    internal static IEnumerable<ObjectId> Of(GitRepository repository, IEnumerable<string> variables) => InFile(Path.Join(repository.GitFolder, "MERGE_HEAD"))
        .Concat(Parse(variables.Where(name => name.StartsWith(Variable, StringComparison.Ordinal)).Select(name => name[Variable.Length..])))
        .Distinct();

    private static List<ObjectId> InFile(string file)
    {
        try
        {
            return File.Exists(file) ? Parse(File.ReadLines(file)) : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // More is new then, and nothing is missed.
            return [];
        }
    }

    private static List<ObjectId> Parse(IEnumerable<string> names)
    {
        var ids = new List<ObjectId>();
        foreach (var name in names)
        {
            if (ObjectId.TryParse(name, out var id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }
}
