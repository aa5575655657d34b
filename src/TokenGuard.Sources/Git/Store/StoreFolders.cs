using System.Text;

namespace TokenGuard.Sources.Git.Store;

/// <summary>The folders that a repository's objects are in: its own, and those that it borrows from.</summary>
/// <remarks>Format: <c>gitrepository-layout</c>, <c>objects/info/alternates</c>.</remarks>
internal static class StoreFolders
{
    // As deep as git itself follows them.
    private const int DeepestAlternate = 5;

    /// <summary>All folders, the repository's own first, each once however they name each other.</summary>
    public static IReadOnlyList<string> Of(string objects)
    {
        var folders = new List<string>();
        Add(objects, 0, folders, new HashSet<string>(StringComparer.Ordinal));
        return folders;
    }

    private static void Add(string folder, int depth, List<string> folders, HashSet<string> known)
    {
        var real = Files.RealPath.Of(folder);
        if (real is null || !Directory.Exists(real) || !known.Add(real))
        {
            return;
        }

        folders.Add(real);
        var list = Path.Join(real, "info", "alternates");
        if (depth > DeepestAlternate || !File.Exists(list))
        {
            return;
        }

        foreach (var line in File.ReadLines(list).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var path = line[0] == '"' ? Unquote(line) : line;
            // git takes relative paths only in the repository's own list.
            if (Path.IsPathRooted(path) || depth == 0)
            {
                Add(Path.Combine(real, path), depth + 1, folders, known);
            }
        }
    }

    /// <summary>Reads git's C-style quoting.</summary>
    private static string Unquote(string quoted)
    {
        var bytes = new List<byte>();
        for (var i = 1; i < quoted.Length && quoted[i] != '"'; i++)
        {
            if (quoted[i] != '\\' || i + 1 == quoted.Length)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(quoted, i, 1));
            }
            else if (quoted[i + 1] is >= '0' and <= '3' && i + 3 < quoted.Length)
            {
                bytes.Add((byte)(((quoted[i + 1] - '0') << 6) | ((quoted[i + 2] - '0') << 3) | (quoted[i + 3] - '0')));
                i += 3;
            }
            else
            {
                bytes.Add(Escaped(quoted[++i]));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static byte Escaped(char letter) => letter switch
    {
        'a' => 7,
        'b' => 8,
        't' => 9,
        'n' => 10,
        'v' => 11,
        'f' => 12,
        'r' => 13,
        _ => (byte)letter,
    };
}
