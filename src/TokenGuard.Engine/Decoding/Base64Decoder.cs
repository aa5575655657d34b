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

    /// <summary>1 for bytes of a text, be it ASCII, UTF-8 or UTF-16.</summary>
    private static readonly byte[] MayBeText =
        [.. Enumerable.Range(0, 256).Select(b => (byte)(Ascii.IsText((byte)b) || b is 0 or >= 0x80 ? 1 : 0))];

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

        // The latter as encoded commands of PowerShell have it; what is decoded is seen through once more.
        var (isText, isUtf16) = (true, true);
        for (var quad = 0; quad < ProbeDigits / 4; quad++)
        {
            Base64.TryQuad(run[(4 * quad)..], out var bits);
            for (var i = 0; i < 3; i++)
            {
                var value = (byte)(bits >> (16 - (8 * i)));
                var isCharacter = Ascii.IsText(value);
                isText &= isCharacter;
                isUtf16 &= ((3 * quad) + i) % 2 == 0 ? isCharacter : value == 0;
            }

            if (!isText && !isUtf16)
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
                output.AppendThree(bits, at);
                good += MayBeText[bits >> 16] + MayBeText[(byte)(bits >> 8)] + MayBeText[(byte)bits];
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
            good += MayBeText[value];
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
