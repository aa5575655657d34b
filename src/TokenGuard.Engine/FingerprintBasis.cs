using System.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>
/// What a fingerprint is made from. A random secret's fingerprint is the same everywhere; that of a chosen value
/// depends on rule, path and the line around it with the value masked, so that it does not tell whether a guessed
/// value is right.
/// </summary>
public sealed class FingerprintBasis
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";
    private const string OfValuePrefix = "tg1-";
    private const string OfPlacePrefix = "tgp1-";
    private const int FingerprintBytes = 16;
    private const int DigestBytes = 32;

    private readonly string prefix;
    private readonly byte[] digest;

    private FingerprintBasis(string prefix, byte[] digest)
    {
        this.prefix = prefix;
        this.digest = digest;
    }

    /// <summary>True if the fingerprint depends on the path.</summary>
    public bool IsOfPlace => prefix == OfPlacePrefix;

    /// <summary>
    /// The basis for a random secret. A key of several lines is the same one where git or an editor has changed its line ends.
    /// </summary>
    public static FingerprintBasis OfValue(ReadOnlySpan<byte> value) =>
        new(OfValuePrefix, Sha256.Of(Encoding.ASCII.GetBytes("tokenguard fingerprint 1\0"), value.IndexOf("\r\n"u8) < 0 ? value : WithLineFeeds(value)));

    /// <summary>The basis for a value that a person chose.</summary>
    /// <param name="rule">The rule that found it.</param>
    /// <param name="before">The line up to the value.</param>
    /// <param name="after">The line behind the value.</param>
    public static FingerprintBasis OfPlace(TokenRule rule, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var masked = new byte[before.Length + 1 + after.Length];
        before.CopyTo(masked);
        after.CopyTo(masked.AsSpan(before.Length + 1));
        return new(OfPlacePrefix, Sha256.Of(Encoding.UTF8.GetBytes("tokenguard place 1\0" + rule.Id + "\0"), masked));
    }

    /// <summary>A basis that was stored.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static FingerprintBasis FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == 1 + DigestBytes && bytes[0] <= 1
        ? new(bytes[0] == 1 ? OfPlacePrefix : OfValuePrefix, bytes[1..].ToArray())
        : throw new FormatException("it is no basis of a fingerprint");

    /// <summary>The basis in a form to be stored.</summary>
    public byte[] ToBytes() => [(byte)(IsOfPlace ? 1 : 0), .. digest];

    /// <summary>The fingerprint of the secret as it stands in a path.</summary>
    public Fingerprint At(string path) => new(prefix + ToBase32(IsOfPlace ? Sha256.Of(Encoding.UTF8.GetBytes(path + "\0"), digest) : digest));

    private static byte[] WithLineFeeds(ReadOnlySpan<byte> value)
    {
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\r' || i + 1 == value.Length || value[i + 1] != '\n')
            {
                bytes.Add(value[i]);
            }
        }

        return [.. bytes];
    }

    private static string ToBase32(byte[] bytes)
    {
        var text = new StringBuilder(26);
        int bits = 0, count = 0;
        for (var i = 0; i < FingerprintBytes; i++)
        {
            bits = (bits << 8) | bytes[i];
            for (count += 8; count >= 5; count -= 5)
            {
                text.Append(Base32[(bits >> (count - 5)) & 31]);
            }

            bits &= (1 << count) - 1;
        }

        return count == 0 ? text.ToString() : text.Append(Base32[(bits << (5 - count)) & 31]).ToString();
    }
}
