using System.Runtime.CompilerServices;
using System.Runtime.Versioning;

// The tests send signals, set modes of files and read /proc.
[assembly: SupportedOSPlatform("linux")]

namespace TokenGuard.Cli.Tests;

/// <summary>Keeps the configuration of whoever runs the tests out of them.</summary>
internal static class IsolatedEnvironment
{
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["XDG_CONFIG_HOME"] = "/nonexistent",
        ["LC_ALL"] = "C",
    };

    [ModuleInitializer]
    internal static void Apply()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        foreach (var (name, value) in Variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
