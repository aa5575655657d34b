namespace TokenGuard.Engine.Decoding;

/// <summary>Sees through escapes that stand for single characters. The line around them is kept.</summary>
/// <param name="kind">What the escapes are called.</param>
/// <param name="lead">The byte that each begins with.</param>
internal abstract class EscapeDecoder(EncodingKind kind, byte lead) : ILayerDecoder
{
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
            if (TryRead(text, at, out _, out var length) && IsReason(text.Slice(at, length)))
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

    /// <summary>Whether an escape is worth decoding the text around it.</summary>
    protected virtual bool IsReason(ReadOnlySpan<byte> escape) => true;

    /// <summary>Whether a byte belongs to what is decoded with an escape: a word without quotes.</summary>
    protected virtual bool IsPart(byte b) => b > 0x20 && b is not ((byte)'"' or (byte)'\'' or (byte)'`' or (byte)'<' or (byte)'>');

    /// <summary>Adds a character as UTF-8.</summary>
    protected virtual void Append(int character, int origin, DecodedText output) => output.AppendRune(character, origin);

    /// <summary>Decodes from an escape to the end of the stretch that it stands in.</summary>
    private int DecodeStretch(ReadOnlySpan<byte> text, int escape, int decodedTo, DecodedText output)
    {
        var start = escape;
        while (start > decodedTo && escape - start < LongestStretch && IsPart(text[start - 1]))
        {
            start--;
        }

        var end = escape;
        while (end < text.Length && end - escape < LongestStretch && IsPart(text[end]))
        {
            end++;
        }

        if (!output.IsNews(ByteSpan.FromBounds(start, Math.Max(end, escape + 1))))
        {
            return Math.Max(end, escape + 1);
        }

        LineContext.AppendBefore(text, start, output);
        var decodedStart = output.Length;
        output.AppendVerbatim(text, start, escape);
        var at = escape;
        while (at < end)
        {
            if (text[at] == lead && TryRead(text, at, out var character, out var length))
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
}
