using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Manifests;

/// <summary>Decodes the values of a manifest that are base64.</summary>
internal static class EntryDecoder
{
    /// <summary>Writes the key of an entry, and its value decoded.</summary>
    /// <param name="text">The text that the entry stands in.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="output">An empty text.</param>
    /// <param name="assigned">The name and value in the output, if the value is a line of text.</param>
    public static EntryContent Decode(ReadOnlySpan<byte> text, ManifestEntry entry, DecodedText output, out AssignedValue assigned)
    {
        assigned = default;
        if (entry.Value.Length > ValueReader.LongestValue)
        {
            return EntryContent.Other;
        }

        output.AppendVerbatim(text, entry.Key.Start, entry.Key.End);
        var name = new ByteSpan(0, output.Length);
        foreach (var b in ": "u8)
        {
            output.Append(b, entry.Key.End);
        }

        var start = output.Length;
        if (!AppendDecoded(text, entry.Value, output))
        {
            return EntryContent.Other;
        }

        // Shells end what they encode with a line feed.
        while (output.Length > start && output.Bytes[^1] is (byte)'\n' or (byte)'\r')
        {
            output.TruncateTo(output.Length - 1);
        }

        var value = output.Bytes[start..];
        if (value.IsEmpty || value.IndexOf((byte)'\n') >= 0)
        {
            return EntryContent.Other;
        }

        output.MarkRegion(EncodingKind.Base64, start, entry.Value);
        assigned = new AssignedValue(name, ByteSpan.FromBounds(start, output.Length), AssignedForm.Quoted);
        return IsText(value) ? EntryContent.Line : EntryContent.Binary;
    }

    private static bool AppendDecoded(ReadOnlySpan<byte> text, ByteSpan value, DecodedText output)
    {
        uint bits = 0;
        int digits = 0, padding = 0, before = value.Start;
        for (var i = value.Start; i < value.End; i++)
        {
            if (text[i] <= ' ')
            {
                continue;
            }

            if (text[i] == '=')
            {
                padding++;
                continue;
            }

            if (padding > 0 || !Base64.TryDigit(text[i], out var digit))
            {
                return false;
            }

            bits = (bits << 6) | (uint)digit;
            if (digits++ % 4 is > 0 and var place)
            {
                output.Append((byte)(bits >> (6 - (2 * place))), before);
            }

            before = i;
        }

        return digits > 1 && digits % 4 != 1 && (digits + padding) % 4 == 0;
    }

    private static bool IsText(ReadOnlySpan<byte> value)
    {
        foreach (var b in value)
        {
            if (b < 0x80 && !Ascii.IsText(b))
            {
                return false;
            }
        }

        return Utf8Sequence.IsText(value);
    }
}
