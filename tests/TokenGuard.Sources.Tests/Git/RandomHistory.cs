namespace TokenGuard.Sources.Tests.Git;

/// <summary>Makes histories of any shape.</summary>
internal static class RandomHistory
{
    /// <summary>Branches, merges (also ones that change what no parent has), renames, removals, files that become folders, reverts.</summary>
    public static void Grow(TestRepository repository, Random random)
    {
        repository.Commit("start", "start");
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(8))
            {
                case 0:
                    repository.Git("branch", "--force", $"b{random.Next(4)}");
                    break;
                case 1 when repository.Git("branch", "--list", "b*").Length > 0:
                    var other = repository.Git("branch", "--list", "b*", "--format=%(refname:short)").Split('\n')[0];
                    repository.Shell($"git merge -q -s ours --no-commit --no-ff {other} || true");
                    repository.Write($"evil/{random.Next(5)}", $"evil {step}");
                    repository.Git("add", ".");
                    repository.CommitStaged("merge");
                    break;
                case 2:
                    repository.Git("checkout", "--quiet", "--detach", "HEAD");
                    repository.Commit($"d{random.Next(3)}/f{random.Next(3)}", $"side {step}");
                    repository.Git("branch", "--force", $"b{random.Next(4)}");
                    repository.Git("checkout", "--quiet", "main");
                    break;
                case 3:
                    repository.Shell("git rm -rqf --ignore-unmatch d1 x");
                    repository.CommitStaged("remove");
                    break;
                case 4:
                    repository.Shell("rm -rf x");
                    repository.Commit(random.Next(2) == 0 ? "x" : "x/y", "as file or folder");
                    break;
                default:
                    // The same contents come again at other places and times.
                    repository.Commit($"d{random.Next(3)}/e{random.Next(2)}/f{random.Next(12)}", $"content {random.Next(30)}");
                    break;
            }
        }
    }
}
