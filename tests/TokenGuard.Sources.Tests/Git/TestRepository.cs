using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

/// <summary>A real repository, made by git itself.</summary>
internal sealed class TestRepository : TemporaryFolder
{
    public TestRepository(params string[] initOptions)
    {
        Git(["init", "--quiet", "--initial-branch=main", .. initOptions]);
        Git("config", "core.fsync", "none");
    }

    /// <summary>The time of the next commit. Each is a minute after the one before, so that their order is certain.</summary>
    public int Minutes { get; set; }

    public string Git(params string[] arguments) => Run("git", arguments, Path).TrimEnd('\n');

    public GitRepository Open(string relative = "") => GitRepository.Open(relative.Length == 0 ? Path : this[relative])!;

    /// <summary>Writes a file, commits it and gives the commit's id.</summary>
    public string Commit(string relative, string content, string subject = "a change")
    {
        Write(relative, content);
        Git("add", "--", relative);
        return CommitStaged(subject);
    }

    public string CommitStaged(string subject)
    {
        var date = $"{1_700_000_000 + (60 * Minutes++)} +0200";
        Run("env", [$"GIT_AUTHOR_DATE={date}", $"GIT_COMMITTER_DATE={date}", "git", "commit", "--quiet", "--allow-empty", "-m", subject], Path);
        return Git("rev-parse", "HEAD");
    }

    /// <summary>The id of the blob with this content.</summary>
    public string IdOf(string content)
    {
        Write(".git/content", content);
        return Git("hash-object", "--no-filters", "--", ".git/content");
    }

    /// <summary>The file of a loose object.</summary>
    public string ObjectFile(string id) => this[$".git/objects/{id[..2]}/{id[2..]}"];
}
