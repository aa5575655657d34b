using TokenGuard.Engine.Rules;

namespace TokenGuard.Cli;

/// <summary>The end of a message about a word that is not known.</summary>
internal static class Suggestion
{
    /// <summary>The known word that was most likely meant, as a question; empty if none is near.</summary>
    public static string For(string word, IEnumerable<string> known) => NearestName.Find(word, known) is { } near ? $"; did you mean '{near}'?" : "";
}
