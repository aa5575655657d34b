namespace TokenGuard.Analyzers;

/// <summary>Where the page of a diagnostic stands.</summary>
internal static class HelpLink
{
    private const string Pages = "https://github.com/tokenguard/tokenguard/blob/main/docs/diagnostics/";

    public static string To(string id) => Pages + id + ".md";
}
