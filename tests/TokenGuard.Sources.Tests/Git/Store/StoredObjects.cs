using System.Security.Cryptography;
using System.Text;
using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Tests.Git.Store;

/// <summary>Reads all objects of a store and names them anew by their contents, as git would.</summary>
internal static class StoredObjects
{
    /// <summary>All that the store reads itself as "name type size", sorted, and the names of what it leaves to git.</summary>
    public static (string[] Read, string[] Left) ReadAll(GitRepository repository)
    {
        using var store = ObjectStore.Open(repository, CancellationToken.None);
        var (read, left) = (new List<string>(), new List<string>());
        foreach (var pack in store.Packs)
        {
            var plan = new PackPlan(pack, (_, _) => true);
            left.AddRange(plan.Unreadable.Select(NameOf));
            using var walk = new PackWalk(plan, store.Table.Width, number => left.Add(NameOf(number)));
            while (walk.TryNext(out var isWanted))
            {
                if (isWanted)
                {
                    read.Add(Describe(NameOf(walk.Current.Number), walk.Current.Content.Span));
                }
            }
        }

        for (var index = 0; index < store.Loose.Count; index++)
        {
            var (_, content, length) = store.Loose.Read(index, _ => true);
            read.Add(Describe(NameOf(store.Loose.NumberAt(index)), content.AsSpan(0, length)));
        }

        return ([.. read.Order(StringComparer.Ordinal)], [.. left.Order(StringComparer.Ordinal)]);

        string NameOf(int number) => Convert.ToHexStringLower(store.Table[number]);
    }

    /// <summary>The same by git.</summary>
    public static string[] ReadByGit(TestRepository repository, string relative = "") =>
        [.. repository.Git("-C", repository[relative], "cat-file", "--batch-all-objects", "--batch-check").Split('\n').Order(StringComparer.Ordinal)];

    private static string Describe(string name, ReadOnlySpan<byte> content)
    {
        foreach (var type in new[] { "blob", "tree", "commit", "tag" })
        {
            byte[] whole = [.. Encoding.ASCII.GetBytes($"{type} {content.Length}\0"), .. content];
            var hash = name.Length == 64 ? SHA256.HashData(whole) : Sha1(whole);
            if (Convert.ToHexStringLower(hash) == name)
            {
                return $"{name} {type} {content.Length}";
            }
        }

        return name + " has other content";
    }

    // git's names, no protection.
#pragma warning disable CA5350
    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350
}
