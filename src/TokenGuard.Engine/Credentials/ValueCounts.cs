namespace TokenGuard.Engine.Credentials;

/// <summary>What kinds of characters a value is made of; foreign ones are control characters and bytes beyond ASCII.</summary>
internal readonly record struct ValueCounts(int Lower, int Upper, int Digits, int Spaces, int Others, int Foreign, bool IsHex)
{
    public int Letters => Lower + Upper;

    public static ValueCounts Of(ReadOnlySpan<byte> value)
    {
        int lower = 0, upper = 0, digits = 0, spaces = 0, others = 0, foreign = 0;
        var isHex = true;
        foreach (var b in value)
        {
            isHex &= Ascii.IsHexDigit(b);
            if (Ascii.IsLower(b))
            {
                lower++;
            }
            else if (Ascii.IsUpper(b))
            {
                upper++;
            }
            else if (Ascii.IsDigit(b))
            {
                digits++;
            }
            else if (b >= 0x7F || (b < ' ' && b != '\t'))
            {
                foreign++;
            }
            else if (b <= ' ')
            {
                spaces++;
            }
            else
            {
                others++;
            }
        }

        return new ValueCounts(lower, upper, digits, spaces, others, foreign, isHex);
    }
}
