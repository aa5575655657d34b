namespace TokenGuard.Sources.Git;

/// <summary>
/// What every git call is given so that nothing a repository's own configuration names is run, no network is used, and
/// no setting of the repository or the machine changes the output.
/// </summary>
internal static class GitContract
{
    // A protocol name that does not exist. The repository's own protocol.<name>.allow outranks protocol.allow, but
    // nothing in a configuration outranks the variable.
    private const string NoProtocol = "none";

    // What a user may set for the one call that uses the network.
    private static readonly string[] NetworkVariables =
        ["GIT_ASKPASS", "GIT_SSH", "GIT_SSL_", "GIT_CONFIG_", "GIT_HTTP_", "GIT_PROXY_SSL_"];

    private static readonly string[] Common =
    [
        "--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs",
        "-c", "core.fsmonitor=false",
        "-c", "core.hooksPath=/dev/null",
        "-c", "core.alternateRefsCommand=:",
        // GIT_GRAFT_FILE below brings this hint about, which would stand where git's own error is told.
        "-c", "advice.graftFileDeprecated=false",
        "-c", "log.showSignature=false",
        "-c", "log.showRoot=true",
        "-c", "color.ui=false",
        "-c", "gc.auto=0",
        "-c", "maintenance.auto=false",
        "-c", "submodule.recurse=false",
        "-c", "protocol.allow=never",
    ];

    private static readonly string[] Local =
    [
        "-c", "core.sshCommand=false",
        "-c", "core.gitProxy=false",
        "-c", "credential.helper=",
        // Whose repository it is does not matter where none of its programs are run.
        "-c", "safe.directory=*",
        "-c", "safe.bareRepository=all",
    ];

    /// <summary>The options before the command.</summary>
    /// <param name="protocol">The one protocol that may be used, or null.</param>
    public static IEnumerable<string> Options(string? protocol) => protocol is null ? Common.Concat(Local) : Common;

    /// <summary>Cleans the environment of what would lead git elsewhere and sets what it must have.</summary>
    public static void Apply(IDictionary<string, string?> environment, string? protocol, string? indexFile)
    {
        foreach (var name in environment.Keys.Where(name => IsRemoved(name, protocol)).ToList())
        {
            environment.Remove(name);
        }

        environment["GIT_ALLOW_PROTOCOL"] = protocol ?? NoProtocol;
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        environment["GIT_NO_LAZY_FETCH"] = "1";
        environment["GIT_ATTR_NOSYSTEM"] = "1";
        environment["GIT_GRAFT_FILE"] = "/dev/null";
        environment["LC_ALL"] = "C";
        if (indexFile is not null)
        {
            environment["GIT_INDEX_FILE"] = indexFile;
        }
    }

    private static bool IsRemoved(string name, string? protocol) =>
        name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)
        && (protocol is null || !NetworkVariables.Any(kept => name.StartsWith(kept, StringComparison.OrdinalIgnoreCase)));
}
