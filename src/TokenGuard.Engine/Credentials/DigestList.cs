using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Credentials;

/// <summary>Knows files that list digests by their path: the lock files of package managers and of tools for translations, state of such tools, sums.</summary>
internal static class DigestList
{
    /// <summary>Some tools cut digests short, to no less than this.</summary>
    private const int ShortestDigest = 8;

    private static readonly string[] Ends =
        [".lock", ".sum", ".sums", "-lock.json", "-lock.yaml", "-lock.yml", ".lock.json", ".lock.yaml", ".lock.yml", ".lock.hcl", ".lock.toml", "translation_state.json", "npm-shrinkwrap.json"];

    /// <param name="path">With forward slashes; may be empty.</param>
    public static bool Is(string path) => Array.Exists(Ends, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the value is of hexadecimal digits alone, as a digest is.</summary>
    public static bool MayHold(ReadOnlySpan<byte> value) => value.Length >= ShortestDigest && DigitRuns.AreHex(value);
}
