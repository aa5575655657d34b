using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>Tells a line of a configuration that has a name and a value alone, <c>    password qzv4wren8</c>, from a sentence.</summary>
internal static class Directive
{
    private const int LongestValue = 64;
    private const int LongestVerb = 16;

    /// <summary>Of Dockerfiles, Apache, the C shell and nginx.</summary>
    private static readonly WordSet Verbs = new("ENV SetEnv setenv fastcgi_param uwsgi_param scgi_param");

    /// <summary>True if nothing else stands in the line, and a digit in the value: words may be the end of a paragraph.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name of a password or of a token.</param>
    /// <param name="at">Where the value begins.</param>
    public static bool Is(ReadOnlySpan<byte> text, ByteSpan name, int at)
    {
        if (at != Blanks.SkipInLine(text, name.End) || !BeginsLine(text, name.Start))
        {
            return false;
        }

        var end = at;
        var digits = 0;
        while (end < text.Length && end - at < LongestValue && text[end] > ' ')
        {
            digits += Ascii.IsDigit(text[end]) ? 1 : 0;
            end++;
        }

        end = Blanks.SkipInLine(text, end);
        return digits > 0 && (end == text.Length || text[end] is (byte)'\r' or (byte)'\n')
            && CredentialName.KindOf(text.Slice(name.Start, name.Length)) is NameKind.Password or NameKind.Token;
    }

    private static bool BeginsLine(ReadOnlySpan<byte> text, int at) => IsFirst(text, at) || IsFirst(text, VerbBefore(text, at));

    private static bool IsFirst(ReadOnlySpan<byte> text, int at) => Blanks.SkipBackInLine(text, at) is var first && (first == 0 || text[first - 1] == '\n');

    /// <summary>Where a verb before the name begins that sets variables; the name's own place if there is none.</summary>
    private static int VerbBefore(ReadOnlySpan<byte> text, int at)
    {
        var end = Blanks.SkipBackInLine(text, at);
        var start = end;
        while (start > 0 && end - start < LongestVerb && (Ascii.IsLetter(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        return Verbs.Contains(text[start..end]) ? start : at;
    }
}
