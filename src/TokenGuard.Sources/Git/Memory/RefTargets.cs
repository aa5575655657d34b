namespace TokenGuard.Sources.Git.Memory;

/// <summary>What the refs of a repository point to, told from the lists of refs alone: no object is read.</summary>
internal static class RefTargets
{
    /// <summary>The targets, tags followed to their end; null if git cannot tell all.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="all">All its revisions; those that are ids are targets too.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static HashSet<ObjectId>? Read(GitRepository repository, GitRevisions all, CancellationToken cancellation)
    {
        var targets = new HashSet<ObjectId>();
        if (!TryReadRefs(repository, targets, cancellation))
        {
            return null;
        }

        foreach (var argument in all.Arguments)
        {
            if (ObjectId.TryParse(argument, out var id))
            {
                targets.Add(id);
            }
        }

        return targets;
    }

    private static bool TryReadRefs(GitRepository repository, HashSet<ObjectId> targets, CancellationToken cancellation)
    {
        using var process = repository.Git.Start("show-ref", "--head", "--dereference");
        using var killing = process.KillOn(cancellation);
        var areIds = true;
        ObjectId? last = null;
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            // "<id> <ref>", and after a tag "<id> <ref>^{}" with what it leads to in the end.
            areIds &= ObjectId.TryParse(line[..Math.Max(0, line.IndexOf((byte)' '))], out var id);
            if (last is { } target && !line.EndsWith("^{}"u8))
            {
                targets.Add(target);
            }

            last = id;
        }

        if (last is { } end)
        {
            targets.Add(end);
        }

        cancellation.ThrowIfCancellationRequested();
        return process.WaitForExit() == 0 && areIds;
    }
}
