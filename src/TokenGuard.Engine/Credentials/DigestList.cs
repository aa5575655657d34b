namespace TokenGuard.Engine.Credentials;

/// <summary>Knows files that list digests by their path: the lock files of package managers and of tools for translations, state of such tools, sums.</summary>
internal static class DigestList
{
    private static readonly string[] Ends =
        [".lock", ".sum", ".sums", "-lock.json", "-lock.yaml", "-lock.yml", ".lock.json", ".lock.yaml", ".lock.yml", ".lock.hcl", ".lock.toml", "translation_state.json", "npm-shrinkwrap.json"];

    /// <summary>Lengths of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512 in hexadecimal digits.</summary>
    private static readonly int[] Lengths = [32, 40, 56, 64, 96, 128];

    /// <param name="path">With forward slashes; may be empty.</param>
    public static bool Is(string path) => Array.Exists(Ends, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the value is as long as a digest and of hexadecimal digits alone.</summary>
    public static bool MayHold(ReadOnlySpan<byte> value)
    {
        if (Array.IndexOf(Lengths, value.Length) < 0)
        {
            return false;
        }

        foreach (var b in value)
        {
            if (!Ascii.IsHexDigit(b))
            {
                return false;
            }
        }

        return true;
    }
}
