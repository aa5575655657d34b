using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>Words without one of which a text holds no finding of a rule, as one of its checks says.</summary>
internal static class RequiredWords
{
    /// <summary>The words; none if all texts must be searched. Short ones, or such with other letters, are left to the check.</summary>
    public static IReadOnlyList<byte[]> Of(TokenRule rule) =>
        rule.Checks.Select(NearCheck.WordsOf).FirstOrDefault(words => words.Length > 0 && words.All(IsFast)) ?? [];

    private static bool IsFast(byte[] word) => word.Length >= FilterPlan.WindowLength && word.All(value => value < 0x80);
}
