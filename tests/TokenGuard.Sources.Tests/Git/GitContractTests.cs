using TokenGuard.Sources.Files;
using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

/// <summary>
/// Each case is a repository whose configuration names a program; the last column is a plain git call that runs it,
/// which shows that the case can fail.
/// </summary>
public sealed class GitContractTests : IDisposable
{
    private readonly TestRepository repository = new();
    private readonly TemporaryFolder outside = new();

    [Theory]
    [InlineData("git config core.fsmonitor $PROGRAM", "git status")]
    [InlineData("printf '[core]\\nfsmonitor = %s\\n' $PROGRAM > .git/more; git config include.path more", "git status")]
    [InlineData("git config extensions.worktreeConfig true; git config --worktree core.fsmonitor $PROGRAM", "git status")]
    [InlineData("git config log.showSignature true; git config gpg.program $PROGRAM", "git log")]
    [InlineData("git config core.hooksPath $HOOKS", "touch a; git status")]
    [InlineData("cp $PROGRAM .git/hooks/post-index-change", "touch a; git status")]
    [InlineData("echo '* filter=x' > .git/info/attributes; git config filter.x.clean $PROGRAM", "echo new > a; git diff")]
    [InlineData("echo '* filter=x' > .git/info/attributes; git config filter.x.process $PROGRAM; git config filter.x.required false", "echo new > a; git diff")]
    [InlineData("echo '* diff=x' > .git/info/attributes; git config diff.x.textconv $PROGRAM", "git log -p")]
    [InlineData("echo '* diff=x' > .git/info/attributes; git config diff.x.command $PROGRAM", "echo new > a; git diff")]
    [InlineData("git config diff.external $PROGRAM", "echo new > a; git diff")]
    [InlineData("git config alias.x '!'$PROGRAM", "git x")]
    [InlineData("git config core.pager $PROGRAM", "script -qec 'git log' /dev/null")]
    [InlineData("git config pager.rev-list $PROGRAM; git config pager.ls-files $PROGRAM", "script -qec 'git rev-list HEAD' /dev/null")]
    [InlineData("promise; git config remote.origin.url \"ext::$PROGRAM\"; git config protocol.ext.allow always", "git cat-file -p $MISSING")]
    [InlineData("promise; git config remote.origin.url ssh://host/x; git config core.sshCommand $PROGRAM; git config protocol.ssh.allow always", "git cat-file -p $MISSING")]
    [InlineData("promise; git config remote.origin.url git://host/x; git config core.gitProxy $PROGRAM", "git cat-file -p $MISSING")]
    [InlineData("promise; git config remote.origin.url .; git config remote.origin.uploadpack $PROGRAM; git config protocol.file.allow always", "git cat-file -p $MISSING")]
    [InlineData("promise; git config remote.origin.url https://127.0.0.1:1/x; git config protocol.https.allow always; git config credential.helper '!'$PROGRAM; git config core.alternateRefsCommand $PROGRAM; echo $PWD/.git/objects > .git/objects/info/alternates", "printf 'url=https://h/' | git credential fill")]
    public void No_program_that_a_repository_names_is_run(string configuration, string plainCall)
    {
        Prepare(configuration);

        RunEverything();

        Assert.False(File.Exists(outside["marker"]));
        repository.Shell(Variables() + $"({plainCall}) </dev/null >/dev/null 2>&1 || true");
        Assert.True(File.Exists(outside["marker"]), "the plain call does not run the program, so the case shows nothing");
    }

    /// <summary>The same call with and without the contract: what our own calls avoid by themselves is shut off too.</summary>
    [Theory]
    [InlineData("git config core.fsmonitor $PROGRAM", "status")]
    [InlineData("git config log.showSignature true; git config gpg.program $PROGRAM", "log")]
    [InlineData("git config core.hooksPath $HOOKS; touch a", "update-index --refresh --add untracked")]
    [InlineData("cp $PROGRAM .git/hooks/post-index-change; touch a", "update-index --refresh --add untracked")]
    [InlineData("git config remote.origin.url \"ext::$PROGRAM\"; git config protocol.ext.allow always", "ls-remote origin")]
    [InlineData("git config remote.origin.url ssh://host/x; git config core.sshCommand $PROGRAM; git config protocol.ssh.allow always", "ls-remote origin")]
    [InlineData("git config remote.origin.url git://host/x; git config core.gitProxy $PROGRAM; git config protocol.git.allow always", "ls-remote origin")]
    [InlineData("git config remote.origin.url .; git config remote.origin.uploadpack $PROGRAM; git config protocol.file.allow always", "ls-remote origin")]
    public void The_contract_stops_what_a_plain_call_runs(string configuration, string call)
    {
        Prepare(configuration);

        repository.Open().Git.Run(call.Split(' '), CancellationToken.None);

        Assert.False(File.Exists(outside["marker"]));
        repository.Shell(Variables() + $"git rm -q --cached --ignore-unmatch untracked; rm -f {outside["marker"]}; git {call} </dev/null >/dev/null 2>&1 || true");
        Assert.True(File.Exists(outside["marker"]), "the plain call does not run the program, so the case shows nothing");
    }

    [Fact]
    public void Git_is_not_taken_from_the_current_or_a_relative_folder()
    {
        outside.Shell("printf '#!/bin/sh\n' > git; chmod +x git");
        var real = GitExecutable.Find(Environment.GetEnvironmentVariable("PATH"));

        Assert.Equal(real, GitExecutable.Find($".::sub:{Path.GetDirectoryName(real)}"));
        Assert.Equal(outside["git"], GitExecutable.Find(outside.Path));
    }

    [Fact]
    public void A_missing_git_is_named()
    {
        var error = Assert.Throws<SourceException>(() => GitExecutable.Find(outside.Path));

        Assert.Equal("git was not found in PATH; install git 2.38 or later.", error.Message);
    }

    [Theory]
    [InlineData("git version 2.37.9\n", "git 2.37.9 is too old; install git 2.38 or later.")]
    [InlineData("git version 1.99\n", "git 1.99 is too old; install git 2.38 or later.")]
    [InlineData("hello\n", "git does not tell its version (it said 'hello'); install git 2.38 or later.")]
    public void A_git_that_is_too_old_is_named(string answer, string message)
    {
        var error = Assert.Throws<SourceException>(() => GitExecutable.RequireMinimum(answer));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("git version 2.38.0")]
    [InlineData("git version 2.39.5 (Apple Git-154)")]
    [InlineData("git version 3.0.windows.1")]
    public void A_git_that_is_new_enough_is_taken(string answer) => GitExecutable.RequireMinimum(answer);

    [Fact]
    public void Git_variables_of_the_environment_do_not_reach_git()
    {
        var environment = new Dictionary<string, string?>
        {
            ["GIT_DIR"] = "/elsewhere",
            ["GIT_CONFIG_COUNT"] = "1",
            ["GIT_SSH_COMMAND"] = "x",
            ["GIT_EXEC_PATH"] = "/x",
            ["PATH"] = "/bin",
        };

        GitContract.Apply(environment, protocol: null, indexFile: null);

        Assert.Equal(
            [
                "GIT_ALLOW_PROTOCOL=none", "GIT_ATTR_NOSYSTEM=1", "GIT_GRAFT_FILE=/dev/null", "GIT_NO_LAZY_FETCH=1",
                "GIT_NO_REPLACE_OBJECTS=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C", "PATH=/bin",
            ],
            environment.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_clone_keeps_the_users_own_credentials_and_opens_one_protocol()
    {
        var environment = new Dictionary<string, string?>
        {
            ["GIT_DIR"] = "/elsewhere",
            ["GIT_SSH_COMMAND"] = "x",
            ["GIT_ASKPASS"] = "y",
        };

        GitContract.Apply(environment, protocol: "ssh", indexFile: null);

        Assert.Equal("ssh", environment["GIT_ALLOW_PROTOCOL"]);
        Assert.Equal("x", environment["GIT_SSH_COMMAND"]);
        Assert.Equal("y", environment["GIT_ASKPASS"]);
        Assert.False(environment.ContainsKey("GIT_DIR"));
    }

    public void Dispose()
    {
        repository.Dispose();
        outside.Dispose();
    }

    private void Prepare(string configuration)
    {
        outside.Shell("printf '#!/bin/sh\ntouch %s/marker\nexit 1\n' \"$PWD\" > program; chmod +x program; mkdir hooks; cp program hooks/post-index-change");
        repository.Commit("a", "A");
        repository.Commit("sub/b", "B");
        SignLastCommit();
        repository.Commit("c", "C");
        repository.Write("d", "D");
        repository.Git("add", "d");
        repository.Write("untracked", "U");
        repository.Shell(Variables() + configuration);
    }

    // After promise, git may ask the remote for a blob that HEAD needs.
    private string Variables()
    {
        var missing = repository.IdOf("C");
        return $$"""
            PROGRAM={{outside["program"]}}
            HOOKS={{outside["hooks"]}}
            MISSING={{missing}}
            promise() {
                git config core.repositoryFormatVersion 1
                git config extensions.partialClone origin
                git config remote.origin.promisor true
                rm -f {{repository.ObjectFile(missing)}}
            }

            """;
    }

    private void SignLastCommit()
    {
        var signed = repository.Git("cat-file", "commit", "HEAD").Split("\n\n", 2);
        repository.Write(".git/signed", $"{signed[0]}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n{signed[1]}\n");
        repository.Git("reset", "--soft", repository.Git("hash-object", "-t", "commit", "-w", ".git/signed"));
    }

    private void RunEverything()
    {
        using var files = FileSource.Open(repository.Path, _ => false);
        files.ReadAll();
        var opened = repository.Open();
        using var staged = GitStagedSource.Open(opened);
        staged.ReadAll();
        using var history = GitHistorySource.OpenAll(opened);
        history.ReadAll();
        GitAttribution.Read(history, [Id(repository.IdOf("A"))]);
        using var range = GitHistorySource.OpenRange(opened, GitRange.Parse(opened, "HEAD~1..."));
        range.ReadAll();
        range.ReadPreImages();
        using var blobs = new GitBlobSource(opened, [Id(repository.IdOf("C")), Id(new string('1', 40))]);
        blobs.ReadAll();
    }

    private static ObjectId Id(string hex) => ObjectId.TryParse(hex, out var id) ? id : throw new ArgumentException(hex);
}
