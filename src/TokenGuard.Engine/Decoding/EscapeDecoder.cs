namespace TokenGuard.Engine.Decoding;

/// <summary>Sees through escapes that stand for single characters. The line around them is kept.</summary>
/// <param name="kind">What the escapes are called.</param>
/// <param name="lead">The byte that each begins with.</param>
/// <param name="inLines">Whether the whole line is decoded with an escape, and not only the word without quotes in which it stands.</param>
internal abstract class EscapeDecoder(EncodingKind kind, byte lead, bool inLines) : ILayerDecoder
{
    private static readonly bool[] WordBytes = [.. Enumerable.Range(0, 256).Select(b => b > 0x20 && "\"'`<>".IndexOf((char)b) < 0)];

    /// <summary>What is decoded at once, before and behind the first escape.</summary>
    private const int LongestStretch = 8192;

    public void Decode(ReadOnlySpan<byte> text, DecodedText output)
    {
        var decodedTo = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(lead);
            if (next < 0)
            {
                return;
            }

            at += next;
            if (TryRead(text, at, out var character, out var length) && IsReason(text.Slice(at, length), character))
            {
                at = decodedTo = DecodeStretch(text, at, decodedTo, output);
            }
            else
            {
                at += Math.Max(1, length);
            }
        }
    }

    /// <summary>Reads one escape.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where <c>lead</c> stands.</param>
    /// <param name="character">What the escape stands for.</param>
    /// <param name="length">The length of the escape; where there is none, how much to pass over, or 0.</param>
    protected abstract bool TryRead(ReadOnlySpan<byte> text, int at, out int character, out int length);

    /// <summary>Whether an escape is worth decoding the text around it: letters beyond ASCII are in no token and in none of the names that tell one.</summary>
    protected virtual bool IsReason(ReadOnlySpan<byte> escape, int character) => character < 0x80;

    /// <summary>Adds a character as UTF-8.</summary>
    protected virtual void Append(int character, int origin, DecodedText output) => output.AppendRune(character, origin);

    /// <summary>Decodes from an escape to the end of the stretch that it stands in.</summary>
    private int DecodeStretch(ReadOnlySpan<byte> text, int escape, int decodedTo, DecodedText output)
    {
        var start = StartOf(text, escape, Math.Max(decodedTo, escape - LongestStretch));
        var end = EndOf(text[..Math.Min(text.Length, escape + LongestStretch)], escape);
        if (!output.IsNews(ByteSpan.FromBounds(start, Math.Max(end, escape + 1))))
        {
            return Math.Max(end, escape + 1);
        }

        LineContext.AppendBefore(text, start, output);
        var decodedStart = output.Length;
        var at = start;
        while (at < end)
        {
            var ahead = text[at..end].IndexOf(lead);
            var next = ahead < 0 ? end : at + ahead;
            output.AppendVerbatim(text, at, next);
            at = next;
            if (at == end)
            {
                break;
            }

            if (TryRead(text, at, out var character, out var length))
            {
                Append(character, at, output);
                at += length;
            }
            else
            {
                output.Append(text[at], at);
                at++;
            }
        }

        output.MarkRegion(kind, decodedStart, ByteSpan.FromBounds(start, at));
        LineContext.AppendAfter(text, at, output);
        return at;
    }

    private int StartOf(ReadOnlySpan<byte> text, int escape, int earliest)
    {
        if (inLines)
        {
            return earliest + text[earliest..escape].LastIndexOf((byte)'\n') + 1;
        }

        var start = escape;
        while (start > earliest && WordBytes[text[start - 1]])
        {
            start--;
        }

        return start;
    }

    private int EndOf(ReadOnlySpan<byte> text, int escape)
    {
        if (inLines)
        {
            var length = text[escape..].IndexOf((byte)'\n');
            return length < 0 ? text.Length : escape + length;
        }

        var end = escape;
        while (end < text.Length && WordBytes[text[end]])
        {
            end++;
        }

        return end;
    }
}
