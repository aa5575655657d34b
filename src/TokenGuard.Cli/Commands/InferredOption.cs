using System.CommandLine;

namespace TokenGuard.Cli.Commands;

/// <summary><c>--inferred</c>: also calls that no documentation confirms.</summary>
internal static class InferredOption
{
    public static Option<bool> New() => new("--inferred") { Description = "Also make calls that are only inferred from a provider's other calls." };
}
