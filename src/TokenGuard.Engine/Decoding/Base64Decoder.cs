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

    private const int ShortestRun = 20;
    private const int ShortestHexRun = 32;
    private const int ProbeDigits = 16;
    private const int DeepestIndent = 16;
    private const double LeastText = 0.9;

    public void Decode(ReadOnlySpan<byte> text, DecodedText output)
    {
        // A run of at least ShortestRun digits covers one of every ShortestRun positions: only those are probed.
        for (var probe = ShortestRun - 1; probe < text.Length;)
        {
            if (!Base64.IsDigit(text[probe]) || !MayBeLong(text, probe))
            {
                probe += ShortestRun;
                continue;
            }

            var start = DigitRuns.Start(text, probe);
            var end = DigitRuns.End(text, probe);
            if (end - start >= ShortestRun)
            {
                end = DecodeRun(text, start, end, output);
            }

            probe = end + ShortestRun;
        }
    }

    // Of a run of ShortestRun digits at least half stand on one side of each.
    private static bool MayBeLong(ReadOnlySpan<byte> text, int at) =>
        (Base64.IsDigit(text[at - (ShortestRun / 4)]) && Base64.IsDigit(text[at - (ShortestRun / 2)]))
        || (at + (ShortestRun / 2) < text.Length && Base64.IsDigit(text[at + (ShortestRun / 4)]) && Base64.IsDigit(text[at + (ShortestRun / 2)]));

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
        Span<byte> head = stackalloc byte[ProbeDigits];
        var length = Base64.Decode(run[..ProbeDigits], head);
        return AllText(head[..length]) || AllWide(head[..length]);
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
        Span<byte> triple = stackalloc byte[3];
        int digits = 0, quadStart = start, good = 0;
        for (var i = start; i < end; i++)
        {
            if (!Base64.IsDigit(text[i]))
            {
                continue;
            }

            quadStart = digits == 0 ? i : quadStart;
            quad[digits++] = text[i];
            if (digits == 4)
            {
                good += Append(quad, triple, quadStart, output);
                digits = 0;
            }
        }

        if (digits > 1)
        {
            good += Append(quad[..digits], triple, quadStart, output);
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

    private static int Append(ReadOnlySpan<byte> quad, Span<byte> triple, int origin, DecodedText output)
    {
        var length = Base64.Decode(quad, triple);
        var good = 0;
        for (var i = 0; i < length; i++)
        {
            output.Append(triple[i], origin + i);
            good += Ascii.IsText(triple[i]) || triple[i] is 0 or >= 0x80 ? 1 : 0;
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
