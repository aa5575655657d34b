using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>Knows the calls that give a value to what is named before it: they assign, and look nothing up.</summary>
internal static class SetterCall
{
    private const int LongestCall = 32;

    private static readonly WordSet Calls = new("define putenv setenv setenvironmentvariable setproperty");

    /// <summary>True for <c>define('NAME', '…')</c> and <c>Environment.SetEnvironmentVariable("NAME", "…")</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Where the name begins, behind its quote.</param>
    public static bool Is(ReadOnlySpan<byte> text, int name)
    {
        var open = name > 0 && Ascii.IsQuote(text[name - 1]) ? Blanks.SkipBackInLine(text, name - 1) : 0;
        if (open < 2 || text[open - 1] != '(')
        {
            return false;
        }

        Span<byte> call = stackalloc byte[LongestCall];
        var start = open - 1;
        while (start > 0 && open - 1 - start < LongestCall && Ascii.IsWord(text[start - 1]))
        {
            start--;
        }

        var length = open - 1 - start;
        for (var i = 0; i < length; i++)
        {
            call[i] = Ascii.ToLower(text[start + i]);
        }

        return Calls.Contains(call[..length]);
    }
}
