using System.Text.Json;

namespace TokenGuard.Scanning.Reports;

/// <summary>The roots of a scan as SARIF base URIs, and places relative to them.</summary>
internal sealed class SarifBases
{
    private const string BaseId = "SRCROOT";

    private readonly List<(string Id, string Root)> bases = [];
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    public SarifBases(IReadOnlyList<ScannedRoot> roots)
    {
        var named = roots.Where(root => root.Kind != RootKind.StandardInput).Select(root => root.Root).Distinct().ToList();
        foreach (var (index, root) in named.Index())
        {
            var id = named.Count == 1 ? BaseId : $"{BaseId}_{index + 1}";
            bases.Add((id, root));
            ids.Add(root, id);
        }

        // A single file has its folder as the root of its place.
        foreach (var (id, root) in bases)
        {
            ids.TryAdd(Path.GetDirectoryName(root) is { Length: > 0 } folder ? folder : ".", id);
        }
    }

    public string? IdOf(string root) => ids.GetValueOrDefault(root);

    /// <summary>
    /// What stands before the paths of a root: the root itself, if it was given as a path from where the scan was started.
    /// Services that show code know no bases, and look for each path in the repository.
    /// </summary>
    public static string PrefixOf(string root)
    {
        var parts = (OperatingSystem.IsWindows() ? root.Replace('\\', '/') : root).Split('/').Where(part => part is not ("" or ".")).ToList();
        return parts.Count == 0 || AbsoluteUri(root) is not null || parts.Contains("..") ? "" : string.Join('/', parts) + "/";
    }

    public void Write(Utf8JsonWriter json)
    {
        if (bases.Count == 0)
        {
            return;
        }

        json.WriteObject("originalUriBaseIds", () =>
        {
            foreach (var (id, root) in bases)
            {
                json.WriteObject(id, () =>
                {
                    // A relative root has no absolute URI, and which folder it was is nobody's business.
                    json.WriteOptional("uri", AbsoluteUri(root));
                    json.WriteObject("description", () => json.WriteString("text", root));
                });
            }
        });
    }

    public void WriteArtifact(Utf8JsonWriter json, string root, string path) => json.WriteObject("artifactLocation", () =>
    {
        json.WriteString("uri", RelativeUri.Of(PrefixOf(root) + path));
        json.WriteOptional("uriBaseId", IdOf(root));
    });

    private static string? AbsoluteUri(string root)
    {
        if (root.StartsWith('/'))
        {
            return "file:///" + RelativeUri.Of(root.Trim('/')) + (root.Trim('/').Length > 0 ? "/" : "");
        }

        return Uri.TryCreate(root, UriKind.Absolute, out var uri) ? uri.AbsoluteUri.TrimEnd('/') + "/" : null;
    }
}
