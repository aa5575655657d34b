namespace TokenGuard.Engine.Credentials;

/// <summary>Knows files with translations by their path: what stands behind <c>password</c> there is what a page shows.</summary>
internal static class LocalePath
{
    private const int LongestName = 16;

    private static readonly WordSet Names = new(
        "i18n intl l10n lang langs language languages locale locales localization localisation localizable localize localized messages nls strings translation translations");

    /// <param name="path">With forward slashes; may be empty.</param>
    public static bool Is(string path)
    {
        Span<byte> word = stackalloc byte[LongestName];
        var length = 0;
        foreach (var character in path)
        {
            if (character < 0x80 && Ascii.IsAlphanumeric((byte)character))
            {
                word[Math.Min(length++, LongestName - 1)] = Ascii.ToLower((byte)character);
                continue;
            }

            if (length <= LongestName && Names.Contains(word[..length]))
            {
                return true;
            }

            length = 0;
        }

        return false;
    }
}
