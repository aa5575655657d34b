using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Git;

/// <summary>A bare repository in a temporary folder, made of one pack; it goes away with this object.</summary>
internal sealed class PackRepository : IDisposable
{
    /// <summary>What git may ask for at once: a difference of some bytes can stand for gigabytes.</summary>
    private const string MemoryLimit = "128m";

    /// <summary>Larger blobs are not held in memory.</summary>
    private const string StreamedFrom = "core.bigFileThreshold=16m";

    private readonly string folder;
    private readonly GitRepository repository;

    private PackRepository(string folder, GitRepository repository)
    {
        this.folder = folder;
        this.repository = repository;
    }

    /// <summary>Why the pack could not be taken as a whole; null if it could.</summary>
    public string? Damage { get; private set; }

    /// <summary>Takes what a pack holds.</summary>
    /// <param name="pack">The pack to its end.</param>
    /// <param name="objectFormat"><c>sha1</c> or <c>sha256</c>.</param>
    /// <param name="cancellation">Stops git.</param>
    /// <exception cref="SourceException">There is no git, or it cannot work here.</exception>
    public static PackRepository Create(Stream pack, string objectFormat, CancellationToken cancellation) =>
        Create(pack, objectFormat, TemporaryFolders.Shared.Make, cancellation);

    /// <param name="pack">The pack to its end.</param>
    /// <param name="objectFormat"><c>sha1</c> or <c>sha256</c>.</param>
    /// <param name="newFolder">Makes a folder that only this user can enter.</param>
    /// <param name="cancellation">Stops git.</param>
    internal static PackRepository Create(Stream pack, string objectFormat, Func<string> newFolder, CancellationToken cancellation)
    {
        var folder = newFolder();
        try
        {
            var path = Path.Join(folder, "pack.git");
            var answer = GitCommand.Find(folder, cancellation)
                .Run(["init", "--quiet", "--bare", "--template=", "--object-format=" + objectFormat, path], cancellation);
            var repository = answer.Succeeded ? GitRepository.Open(path, cancellation) : null;
            var made = new PackRepository(folder, repository ?? throw new SourceException($"git makes no repository: {answer.Error}"));
            made.Take(pack, cancellation);
            return made;
        }
        catch
        {
            TemporaryFolders.Shared.Remove(folder);
            throw;
        }
    }

    /// <summary>
    /// All its blobs, each once and with the first path that a commit has it by, if any has; and the messages of its commits and
    /// annotated tags.
    /// </summary>
    public GitBlobSource OpenBlobs(CancellationToken cancellation)
    {
        var (blobs, commits, tags) = List(cancellation);
        var paths = ReadPaths(commits, cancellation);
        return new GitBlobSource(repository, ProvenanceKind.History, [
            .. blobs.Select(id => new GitBlobRequest(id, paths.GetValueOrDefault(id))),
            .. commits.Select(id => new GitBlobRequest(id, GitMessage.CommitPath)),
            .. tags.Select(id => new GitBlobRequest(id, GitMessage.TagPath)),
        ]);
    }

    public void Dispose() => TemporaryFolders.Shared.Remove(folder);

    private void Take(Stream pack, CancellationToken cancellation)
    {
        var file = Path.Join(repository.ObjectFolder, "pack", "pack-taken.pack");
        using (var copy = File.Create(file))
        {
            pack.CopyTo(copy);
        }

        var git = repository.Git with { MemoryLimit = MemoryLimit };
        if (git.Run(["-c", StreamedFrom, "index-pack", file], cancellation).Succeeded)
        {
            return;
        }

        // What is cut off, or lacks what it builds on, is taken object by object.
        var moved = Path.Join(folder, "taken.pack");
        File.Move(file, moved);
        Damage = Unpack(git, moved, cancellation);
    }

    private static string? Unpack(GitCommand git, string pack, CancellationToken cancellation)
    {
        using var process = git.StartWithInput("-c", StreamedFrom, "unpack-objects", "-r", "-q");
        using var killing = process.KillOn(cancellation);
        using (var content = File.OpenRead(pack))
        {
            try
            {
                content.CopyTo(process.Input);
            }
            catch (IOException)
            {
                // git has gone already.
            }
        }

        process.CloseInput();
        var code = process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return code == 0 ? null : process.LastError;
    }

    private (List<ObjectId> Blobs, List<ObjectId> Commits, List<ObjectId> Tags) List(CancellationToken cancellation)
    {
        var (blobs, commits, tags) = (new List<ObjectId>(), new List<ObjectId>(), new List<ObjectId>());
        using var process = repository.Git.Start("cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname) %(objecttype)");
        using var killing = process.KillOn(cancellation);
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            var space = line.IndexOf((byte)' ');
            if (space > 0 && ObjectId.TryParse(line[..space], out var id))
            {
                (line[space..] switch { [_, (byte)'b', ..] => blobs, [_, (byte)'c', ..] => commits, [_, (byte)'t', (byte)'a', ..] => tags, _ => null })?.Add(id);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return (blobs, commits, tags);
    }

    // Commits are not walked from one to the next: of a part of a history the older ones are missing.
    private Dictionary<ObjectId, string> ReadPaths(List<ObjectId> commits, CancellationToken cancellation)
    {
        var paths = new Dictionary<ObjectId, string>();
        using var process = repository.Git.StartWithInput("rev-list", "--objects", "--no-walk", "--missing=allow-any", "--stdin");
        using var killing = process.KillOn(cancellation);
        foreach (var commit in commits)
        {
            process.Write(System.Text.Encoding.ASCII.GetBytes($"{commit}\n"));
        }

        process.CloseInput();
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            var space = line.IndexOf((byte)' ');
            if (space > 0 && space + 1 < line.Length && ObjectId.TryParse(line[..space], out var id))
            {
                paths.TryAdd(id, NativeName.Decode(line[(space + 1)..]));
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return paths;
    }
}
