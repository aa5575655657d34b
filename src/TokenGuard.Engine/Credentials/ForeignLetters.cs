namespace TokenGuard.Engine.Credentials;

/// <summary>
/// Tells passwords with a letter beyond ASCII, in UTF-8 or in an encoding of single bytes (Windows-1252, Latin-1), from words of
/// other languages.
/// </summary>
internal static class ForeignLetters
{
    private const int Most = 2;

    /// <summary>Other characters for each of them, at least.</summary>
    private const int LeastOthers = 4;

    /// <summary>The first byte of U+0240 to U+027F.</summary>
    private const byte LastLatinLead = 0xC9;

    /// <summary>True for one or two such letters in a value with digits and without spaces; in what is escaped too they are a coincidence.</summary>
    public static bool AreFew(ReadOnlySpan<byte> value, ValueCounts counts)
    {
        if (counts.Spaces > 0 || counts.Digits == 0 || counts.Letters == 0)
        {
            return false;
        }

        var letters = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is < (byte)' ' or 0x7F or (byte)'\\')
            {
                return false;
            }

            if (value[i] >= 0x80)
            {
                var length = Utf8Sequence.LengthAt(value[i..]);
                if (length > 1 && !IsEuropean(value.Slice(i, length)))
                {
                    return false;
                }

                letters++;
                i += Math.Max(0, length - 1);
            }
        }

        return letters <= Most && value.Length - counts.Foreign >= LeastOthers * letters;
    }

    /// <summary>Latin letters up to U+024F and the euro: other scripts put their endings behind Latin words, as Korean does.</summary>
    private static bool IsEuropean(ReadOnlySpan<byte> sequence) => sequence[0] <= LastLatinLead || sequence.SequenceEqual("\u20AC"u8);
}
