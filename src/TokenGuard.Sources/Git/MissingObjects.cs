namespace TokenGuard.Sources.Git;

/// <summary>Tells of objects that a repository should have and has not.</summary>
internal static class MissingObjects
{
    /// <summary>Names each of them, or in a partial clone, which may well lack them, their number.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="kind">What was read.</param>
    /// <param name="missing">What is not there.</param>
    /// <param name="log">Where it is told.</param>
    public static void Tell(GitRepository repository, ProvenanceKind kind, IReadOnlyCollection<GitBlobRequest> missing, SourceLog log)
    {
        if (missing.Count > 0 && repository.IsPartialClone)
        {
            log.Problem(
                repository.ProvenanceOf(kind),
                missing.Count == 1
                    ? "the clone is partial: 1 object was left out of it, which is not fetched and not scanned"
                    : $"the clone is partial: {missing.Count} objects were left out of it, which are not fetched and not scanned");
            return;
        }

        foreach (var one in missing)
        {
            log.Problem(repository.ProvenanceOf(kind, one.Id, one.Path), $"object {one.Id} is missing");
        }
    }
}
