namespace TokenGuard.Sources.Git.Memory;

/// <summary>A path under which a blob came into a history.</summary>
/// <param name="Path">The path in the repository.</param>
/// <param name="Commit">The commit that brought it there.</param>
/// <param name="Order">The commit's place in the history, from 1.</param>
public sealed record RememberedOrigin(string Path, ObjectId Commit, long Order)
{
    internal static Dictionary<ObjectId, IReadOnlyList<RememberedOrigin>> Of(IEnumerable<KeyValuePair<ObjectId, IReadOnlyList<BlobOrigin>>> origins) => origins.ToDictionary(
        entry => entry.Key,
        IReadOnlyList<RememberedOrigin> (entry) =>
            [.. entry.Value.Select(origin => new RememberedOrigin(origin.Path, ObjectId.Parse(origin.Commit.Id), origin.Order))]);
}
