namespace TokenGuard.Engine.Credentials;

/// <summary>Splits a name into its words: <c>db.oldApiKey2</c> into db, old, api, key and 2.</summary>
internal ref struct NameWords(ReadOnlySpan<byte> name)
{
    private readonly ReadOnlySpan<byte> name = name;
    private int end = name.Length;

    /// <summary>What stands before the word that was read last.</summary>
    public readonly ReadOnlySpan<byte> Rest => name[..end];

    /// <summary>The next word from the end; empty when there are no more. Upper case is kept.</summary>
    public ReadOnlySpan<byte> Previous()
    {
        while (end > 0 && !Ascii.IsAlphanumeric(name[end - 1]))
        {
            end--;
        }

        var start = end;
        while (start > 0 && Belongs(name[start - 1], start < end ? name[start] : (byte)0, start + 1 < end ? name[start + 1] : (byte)0))
        {
            start--;
        }

        var word = name[start..end];
        end = start;
        return word;
    }

    /// <summary>Whether a byte belongs to the word that begins with the two behind it.</summary>
    private static bool Belongs(byte b, byte next, byte afterNext)
    {
        if (!Ascii.IsAlphanumeric(b))
        {
            return false;
        }

        if (next == 0)
        {
            return true;
        }

        if (Ascii.IsDigit(b) != Ascii.IsDigit(next))
        {
            return false;
        }

        // userName ends a word before N; in HTTPServer the S begins the next one.
        return !(Ascii.IsUpper(next) && (Ascii.IsLower(b) || (Ascii.IsUpper(b) && Ascii.IsLower(afterNext))));
    }
}
