using System.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Conventions.Tests;

/// <summary>The rule files of the repository.</summary>
internal static class RuleFiles
{
    public static IReadOnlyDictionary<string, RuleFile> All { get; } = TrackedFiles.All.Where(IsRuleFile)
        .ToDictionary(path => path, path => RuleFileReader.Read(path, Encoding.UTF8.GetBytes(TrackedFiles.Read(path))));

    public static bool IsRuleFile(string path) =>
        path.StartsWith("rules/", StringComparison.Ordinal) && path.EndsWith(".toml", StringComparison.Ordinal);
}
