using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>How places are called in text: as the user would type them.</summary>
internal sealed class PlaceNames(IReadOnlyList<ScannedRoot> roots)
{
    private const string StandardInput = "<stdin>";

    private readonly Dictionary<string, ScannedRoot> known =
        roots.DistinctBy(root => root.Root).ToDictionary(root => root.Root, StringComparer.Ordinal);

    public string Of(Place place) => place.Kind == PlaceKind.StandardInput ? StandardInput + place.Path : Of(place.Root, place.Path);

    public string Of(string root, string? path)
    {
        var scanned = known.GetValueOrDefault(root);
        if (scanned?.Kind == RootKind.StandardInput)
        {
            return StandardInput + path;
        }

        if (string.IsNullOrEmpty(path))
        {
            return root;
        }

        var isOnlyUrl = scanned?.Kind == RootKind.Url && known.Count == 1;
        return isOnlyUrl || root is "." or "./" or "" ? path : $"{root.TrimEnd('/')}/{path}";
    }

    /// <summary>What stands before a message about a place: nothing if it is about the only root as a whole.</summary>
    public string Before(string? root, string? path) =>
        root is null || (path is null && known.Count == 1) ? "" : $"{Of(root, path)}: ";

    /// <summary>What a terminal opens for a place; null for what is not a file of this machine.</summary>
    public string? LinkTo(Place place) =>
        place.Kind is PlaceKind.File or PlaceKind.Staged && known.GetValueOrDefault(place.Root)?.FullPath is { } folder
            ? $"file:///{RelativeUri.Of($"{folder}/{place.File}".TrimStart('/'))}"
            : null;
}
