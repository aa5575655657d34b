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

    /// <summary>
    /// Characters of text that must follow an escape in its word, if the word has as many. Of what is compressed or
    /// encrypted and written in escapes, as files in Go sources are, one byte in 200,000 is followed by so many.
    /// </summary>
    public const int TextBehind = 12;

    /// <summary>How far the next escape is looked for byte by byte: where they crowd, a vector's start costs more.</summary>
    private const int Near = 8;

    public void Decode(ReadOnlySpan<byte> text, DecodedText output)
    {
        var decodedTo = 0;
        for (var at = 0; at < text.Length;)
        {
            at = Next(text, at);
            if (at == text.Length)
            {
                return;
            }

            if (!TryRead(text, at, out var character, out var length) || !IsReason(text.Slice(at, length), character))
            {
                at += Math.Max(1, length);
            }
            else if (IsFollowedByText(text, at + length, out var binary))
            {
                at = decodedTo = DecodeStretch(text, at, decodedTo, output);
            }
            else
            {
                at = binary;
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

    /// <summary>Where the next escape begins that may be worth decoding, or the text's length.</summary>
    protected virtual int Next(ReadOnlySpan<byte> text, int at) => IndexOfLead(text, at, text.Length);

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
            var next = IndexOfLead(text, at, end);
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

    /// <summary>Where <c>lead</c> stands next, or <paramref name="end"/>.</summary>
    protected int IndexOfLead(ReadOnlySpan<byte> text, int at, int end)
    {
        for (var near = Math.Min(end, at + Near); at < near; at++)
        {
            if (text[at] == lead)
            {
                return at;
            }
        }

        var ahead = text[at..end].IndexOf(lead);
        return ahead < 0 ? end : at + ahead;
    }

    /// <param name="text">The text.</param>
    /// <param name="at">Where an escape ends.</param>
    /// <param name="binary">If not: the next escape that stands for no text. None between is followed by text either.</param>
    private bool IsFollowedByText(ReadOnlySpan<byte> text, int at, out int binary)
    {
        for (var i = 0; i < TextBehind && at < text.Length && WordBytes[text[at]]; i++)
        {
            if (text[at] != lead || !TryRead(text, at, out var character, out var length))
            {
                at++;
            }
            else if (IsText(character))
            {
                at += length;
            }
            else
            {
                binary = at;
                return false;
            }
        }

        binary = at;
        return true;
    }

    // Between ASCII and 0x100 there are letters too, but in escapes mostly the bytes of what is no text.
    private static bool IsText(int character) => character is >= 0x100 || (character is >= 0 and < 0x80 && Ascii.IsText((byte)character));

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
