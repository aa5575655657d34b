namespace TokenGuard.Engine.Credentials;

/// <summary>Letters and digits in the groups of a UUID, whatever its version.</summary>
internal static class UuidShape
{
    public const int Length = 36;

    public static bool Is(ReadOnlySpan<byte> value)
    {
        if (value.Length != Length)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? value[i] != '-' : !Ascii.IsAlphanumeric(value[i]))
            {
                return false;
            }
        }

        return true;
    }
}
