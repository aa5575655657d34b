using TokenGuard.Engine.Checks;

namespace TokenGuard.Engine.Decoding;

/// <summary>
/// Sees through base64 of either alphabet and through hex, in runs that decode to text. Base64 may be broken into
/// lines, as in PEM and YAML.
/// </summary>
internal sealed class Base64Decoder : ILayerDecoder
{
    /// <summary>Base64 digits that the last line read must have for the next one to go on with it.</summary>
    public const int WrappedLine = 60;

    private const int ShortestRun = DigitRuns.Long;
    private const int ShortestHexRun = 32;
    private const int ProbeDigits = 16;
    private const int DeepestIndent = 16;
    private const double LeastText = 0.9;

    /// <summary>The digits whose six bits are the upper ones of a byte of text.</summary>
    private static readonly bool[] MayStartText =
        [.. Enumerable.Range(0, 256).Select(b => Base64.TryDigit((byte)b, out var bits) && Enumerable.Range(4 * bits, 4).Any(first => Ascii.IsText((byte)first)))];

    public void Decode(ReadOnlySpan<byte> text, DecodedText output)
    {
        for (var at = 0; (at = DigitRuns.IndexInLong(text, at)) < text.Length;)
        {
            var start = DigitRuns.Start(text, at);
            var end = DigitRuns.End(text, at);
            at = end - start >= ShortestRun ? DecodeRun(text, start, end, output) : end;
        }
    }

    /// <returns>Where the search goes on.</returns>
    private static int DecodeRun(ReadOnlySpan<byte> text, int start, int end, DecodedText output)
    {
        if (!output.IsNews(ByteSpan.FromBounds(start, end)))
        {
            return end;
        }

        if (DigitRuns.AreHex(text[start..end]))
        {
            if (end - start >= ShortestHexRun && (end - start) % 2 == 0)
            {
                DecodeHex(text, start, end, output);
            }

            return end;
        }

        // A slash is a base64 digit and a separator: what stands behind it may be where the encoded text starts.
        for (var from = start; end - from >= ShortestRun;)
        {
            if (StartsAsText(text[from..end]))
            {
                var wrapped = WrappedEnd(text, from, end);
                return DecodeBase64(text, from, wrapped, output) ? wrapped : end;
            }

            var slash = text[from..end].IndexOf((byte)'/');
            if (slash < 0)
            {
                break;
            }

            from += slash + 1;
        }

        return end;
    }

    private static bool StartsAsText(ReadOnlySpan<byte> run)
    {
        if (!MayStartText[run[0]])
        {
            return false;
        }

        Span<byte> head = stackalloc byte[ProbeDigits / 4 * 3];
        for (var length = 0; length < head.Length;)
        {
            Base64.TryQuad(run[(length / 3 * 4)..], out var bits);
            (head[length], head[length + 1], head[length + 2]) = ((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
            length += 3;
            if (!AllText(head[..length]) && !AllWide(head[..length]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>UTF-16, as encoded commands of PowerShell have it; what is decoded is seen through once more.</summary>
    private static bool AllWide(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i % 2 == 0 ? !Ascii.IsText(bytes[i]) : bytes[i] != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AllText(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (!Ascii.IsText(b))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The end of a run that goes on over line breaks, as long as the lines are full ones.</summary>
    private static int WrappedEnd(ReadOnlySpan<byte> text, int start, int end)
    {
        for (var lineStart = start; end - lineStart >= WrappedLine;)
        {
            var next = SkipBreak(text, end);
            var nextEnd = DigitRuns.End(text, next);
            if (next == end || nextEnd == next)
            {
                break;
            }

            lineStart = next;
            end = nextEnd;
        }

        return end;
    }

    private static int SkipBreak(ReadOnlySpan<byte> text, int at)
    {
        var i = at;
        if (i < text.Length && text[i] == '\r')
        {
            i++;
        }

        if (i >= text.Length || text[i] != '\n')
        {
            return at;
        }

        for (i++; i < text.Length && i - at <= DeepestIndent && text[i] is (byte)' ' or (byte)'\t'; i++)
        {
        }

        return i;
    }

    private static bool DecodeBase64(ReadOnlySpan<byte> text, int start, int end, DecodedText output)
    {
        var before = output.Length;
        LineContext.AppendBefore(text, start, output);
        var decodedStart = output.Length;
        Span<byte> quad = stackalloc byte[4];
        var good = 0;
        for (int at = start, digits = 0, quadStart = start; at < end;)
        {
            if (digits == 0 && end - at >= quad.Length && Base64.TryQuad(text[at..], out var bits))
            {
                good += Append(bits, 3, at, output);
                at += quad.Length;
                continue;
            }

            // What line breaks take apart, and the rest.
            if (Base64.IsDigit(text[at]))
            {
                quadStart = digits == 0 ? at : quadStart;
                quad[digits++] = text[at];
            }

            at++;
            if (digits == quad.Length || (at == end && digits > 1))
            {
                quad[digits..].Fill((byte)'A');
                Base64.TryQuad(quad, out var rest);
                good += Append(rest, digits - 1, quadStart, output);
                digits = 0;
            }
        }

        if (good < LeastText * (output.Length - decodedStart))
        {
            output.TruncateTo(before);
            return false;
        }

        var padded = end;
        while (padded < text.Length && padded < end + 2 && text[padded] == '=')
        {
            padded++;
        }

        output.MarkRegion(EncodingKind.Base64, decodedStart, ByteSpan.FromBounds(start, padded));
        LineContext.AppendAfter(text, padded, output);
        return true;
    }

    /// <returns>How many of the bytes may be of a text.</returns>
    private static int Append(int bits, int count, int origin, DecodedText output)
    {
        var good = 0;
        for (var i = 0; i < count; i++)
        {
            var value = (byte)(bits >> (16 - (8 * i)));
            output.Append(value, origin + i);
            good += Ascii.IsText(value) || value is 0 or >= 0x80 ? 1 : 0;
        }

        return good;
    }

    private static void DecodeHex(ReadOnlySpan<byte> text, int start, int end, DecodedText output)
    {
        for (var i = start; i < end; i += 2)
        {
            if (!Ascii.IsText(HexByte(text, i)))
            {
                return;
            }
        }

        LineContext.AppendBefore(text, start, output);
        var decodedStart = output.Length;
        for (var i = start; i < end; i += 2)
        {
            output.Append(HexByte(text, i), i);
        }

        output.MarkRegion(EncodingKind.Hex, decodedStart, ByteSpan.FromBounds(start, end));
        LineContext.AppendAfter(text, end, output);
    }

    private static byte HexByte(ReadOnlySpan<byte> text, int at) => (byte)((Ascii.HexValue(text[at]) << 4) | Ascii.HexValue(text[at + 1]));
}
