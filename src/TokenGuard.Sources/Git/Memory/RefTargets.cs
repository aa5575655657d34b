namespace TokenGuard.Sources.Git.Memory;

/// <summary>What the refs of a repository point to, told from the lists of refs alone: no object is read.</summary>
internal sealed class RefTargets
{
    /// <summary>The targets, tags followed to their end.</summary>
    public HashSet<ObjectId> Ends { get; } = [];

    /// <summary>The annotated tags that refs point to.</summary>
    public HashSet<ObjectId> Tags { get; } = [];

    /// <summary>Reads them; null if git cannot tell all.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="all">All its revisions; those that are ids are targets too.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static RefTargets? Read(GitRepository repository, GitRevisions all, CancellationToken cancellation)
    {
        var targets = new RefTargets();
        if (!targets.TryReadRefs(repository, cancellation))
        {
            return null;
        }

        foreach (var argument in all.Arguments)
        {
            if (ObjectId.TryParse(argument, out var id))
            {
                targets.Ends.Add(id);
            }
        }

        return targets;
    }

    private bool TryReadRefs(GitRepository repository, CancellationToken cancellation)
    {
        using var process = repository.Git.Start("show-ref", "--head", "--dereference");
        using var killing = process.KillOn(cancellation);
        var areIds = true;
        ObjectId? last = null;
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            // "<id> <ref>", and after a tag "<id> <ref>^{}" with what it leads to in the end.
            areIds &= ObjectId.TryParse(line[..Math.Max(0, line.IndexOf((byte)' '))], out var id);
            if (last is { } before)
            {
                (line.EndsWith("^{}"u8) ? Tags : Ends).Add(before);
            }

            last = id;
        }

        if (last is { } end)
        {
            Ends.Add(end);
        }

        cancellation.ThrowIfCancellationRequested();
        return process.WaitForExit() == 0 && areIds;
    }
}
