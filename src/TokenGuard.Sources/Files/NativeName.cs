using System.Globalization;
using System.Text;

namespace TokenGuard.Sources.Files;

/// <summary>
/// File names as strings from which their bytes can be had again: a byte that is not UTF-8 becomes the lone surrogate
/// U+DC00 + byte, which no valid name holds.
/// </summary>
internal static class NativeName
{
    private const int EscapeBase = 0xDC00;
    private const int EscapeLength = 4;

    public static string Decode(ReadOnlySpan<byte> name)
    {
        if (System.Text.Unicode.Utf8.IsValid(name))
        {
            return Encoding.UTF8.GetString(name);
        }

        var text = new StringBuilder(name.Length);
        while (!name.IsEmpty)
        {
            var valid = Rune.DecodeFromUtf8(name, out var rune, out var used) == System.Buffers.OperationStatus.Done;
            if (valid)
            {
                text.Append(rune.ToString());
            }
            else
            {
                used = 1;
                text.Append((char)(EscapeBase + name[0]));
            }

            name = name[used..];
        }

        return text.ToString();
    }

    /// <summary>The bytes of a path with the zero that ends it for the operating system.</summary>
    public static byte[] Encode(string name)
    {
        if (IsValid(name))
        {
            var encoded = new byte[Encoding.UTF8.GetByteCount(name) + 1];
            Encoding.UTF8.GetBytes(name, encoded);
            return encoded;
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(name.Length) + 1];
        var length = 0;
        for (var i = 0; i < name.Length;)
        {
            var isRune = Rune.TryGetRuneAt(name, i, out var rune);
            if (isRune)
            {
                length += rune.EncodeToUtf8(bytes.AsSpan(length));
                i += rune.Utf16SequenceLength;
            }
            else
            {
                bytes[length++] = (byte)(name[i++] - EscapeBase);
            }
        }

        return bytes[..(length + 1)];
    }

    /// <summary>The name behind one that was written for people; the same if it holds no <c>\xHH</c> of a byte that is not ASCII.</summary>
    public static string OfDisplay(string shown)
    {
        var name = new StringBuilder(shown.Length);
        for (var i = 0; i < shown.Length; i++)
        {
            if (shown[i] == '\\' && shown.AsSpan(i).StartsWith("\\x", StringComparison.Ordinal) && i + EscapeLength <= shown.Length
                && byte.TryParse(shown.AsSpan(i + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value >= 0x80)
            {
                name.Append((char)(EscapeBase + value));
                i += EscapeLength - 1;
            }
            else
            {
                name.Append(shown[i]);
            }
        }

        return name.ToString();
    }

    /// <summary>The name for people and reports: bytes that are not UTF-8 stand as <c>\xHH</c>.</summary>
    public static string Display(string name)
    {
        if (IsValid(name))
        {
            return name;
        }

        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length;)
        {
            if (Rune.TryGetRuneAt(name, i, out var rune))
            {
                text.Append(rune.ToString());
                i += rune.Utf16SequenceLength;
            }
            else
            {
                text.Append("\\x").Append(((byte)(name[i++] - EscapeBase)).ToString("X2", null));
            }
        }

        return text.ToString();
    }

    // True for nearly all names: no surrogate, so none that stands for a byte.
    private static bool IsValid(string name) => !name.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
