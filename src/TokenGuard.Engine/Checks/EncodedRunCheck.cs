using TokenGuard.Engine.Assignments;

namespace TokenGuard.Engine.Checks;

/// <summary>
/// Drops what a pattern matched in the midst of base64: pictures, certificates and archives are long enough to spell any
/// prefix. A value that was encoded is found in the text that the encoding holds.
/// </summary>
internal sealed class EncodedRunCheck : ICheck
{
    /// <summary>Base64 digits beside the match, of which addresses and names have fewer in a row.</summary>
    private const int Shortest = 64;

    /// <summary>As many without a plus sign are base64 too.</summary>
    private const int Clear = 2 * Shortest;

    /// <summary>Base64 digits that a line has at least where the encoding is broken into lines (RFC 7468: 64; RFC 2045: up to 76).</summary>
    private const int ShortestLine = 60;

    private static ReadOnlySpan<byte> Entity => "&#10;"u8;

    public Judgement Judge(in CandidateContext candidate)
    {
        var text = candidate.Text;
        var start = candidate.Match.Start;
        if (candidate.Assigned is { } assigned)
        {
            // Chance spells names too, and the line that follows is no value.
            if (assigned.Form != AssignedForm.Beside)
            {
                return Judgement.Pass;
            }

            start = assigned.Name.Start;
        }

        int beside = 0, pluses = 0, slashes = 0;
        for (var i = start - 1; i >= 0 && start - i <= Clear; i--)
        {
            if (!IsDigit(text[i]) && (i = LineBefore(text, i)) < 0)
            {
                break;
            }

            Count(text[i], ref beside, ref pluses, ref slashes);
        }

        for (var i = candidate.Match.End; i < text.Length && i - candidate.Match.End < Clear; i++)
        {
            if (!IsDigit(text[i]) && (i = LineBehind(text, i)) < 0)
            {
                break;
            }

            Count(text[i], ref beside, ref pluses, ref slashes);
        }

        return Judgement.Of(!(beside >= Shortest && (pluses > 0 || (beside >= Clear && slashes > 0))), "a part of a longer text in base64");
    }

    /// <summary>The last digit of a line that is base64 and ends before a break here; negative if there is none.</summary>
    private static int LineBefore(ReadOnlySpan<byte> text, int at)
    {
        var end = at + 1;
        end -= text[..end].EndsWith(Entity) ? Entity.Length : text[..end].EndsWith("\r\n"u8) ? 2 : text[at] is (byte)'\n' or (byte)' ' ? 1 : 0;
        var start = end;
        while (start > 0 && end - start < ShortestLine && IsDigit(text[start - 1]))
        {
            start--;
        }

        return end <= at && end - start == ShortestLine ? end - 1 : -1;
    }

    /// <summary>The first digit of a line that is base64 and begins behind a break here; negative if there is none.</summary>
    private static int LineBehind(ReadOnlySpan<byte> text, int at)
    {
        var start = at + (text[at..].StartsWith(Entity) ? Entity.Length : text[at..].StartsWith("\r\n"u8) ? 2 : text[at] is (byte)'\n' or (byte)' ' ? 1 : 0);
        var end = start;
        while (end < text.Length && end - start < ShortestLine && IsDigit(text[end]))
        {
            end++;
        }

        return start > at && end - start == ShortestLine ? start : -1;
    }

    private static void Count(byte b, ref int beside, ref int pluses, ref int slashes)
    {
        beside++;
        pluses += b == '+' ? 1 : 0;
        slashes += b == '/' ? 1 : 0;
    }

    private static bool IsDigit(byte b) => Ascii.IsAlphanumeric(b) || b is (byte)'+' or (byte)'/';
}
