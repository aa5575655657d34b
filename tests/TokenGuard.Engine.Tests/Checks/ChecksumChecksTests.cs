using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine.Checks;
using static TokenGuard.Engine.Tests.Checks.Candidates;

namespace TokenGuard.Engine.Tests.Checks;

/// <summary>Vectors are made here, by other ways than the engine's.</summary>
public sealed class ChecksumChecksTests
{
    private const string Digits58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const string Digits32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    [Theory]
    [InlineData(33)]
    [InlineData(78)]
    public void Base_58_passes_with_its_checksum_and_length_alone(int length)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var value = Base58Of(Bytes(length, seed));
            Assert.True(Passes($"base58check:{length}", value));
            Assert.True(Passes($"base58check:1-{length}", value));
            Assert.False(Passes($"base58check:{length + 1}", value));
            Assert.False(Passes($"base58check:{length}", Changed(value, value.Length / 2)));
            Assert.False(Passes($"base58check:{length}", Changed(value, value.Length - 1)));
        }
    }

    [Fact]
    public void Zero_bytes_in_front_are_ones()
    {
        var value = Base58Of([0, 0, .. Bytes(20, 1)]);
        Assert.StartsWith("11", value, StringComparison.Ordinal);
        Assert.True(Passes("base58check:22", value));
        Assert.Equal(value, Encoding.ASCII.GetString(Base58.EncodeChecked([0, 0, .. Bytes(20, 1)])));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0OIl")]
    [InlineData("a b")]
    [InlineData("1111")]
    public void What_is_no_base_58_falls(string value) => Assert.False(Passes("base58check:0-100", value));

    [Fact]
    public void A_very_long_value_falls() => Assert.False(Passes("base58check:0-100000", new string('z', 100_000)));

    [Theory]
    [InlineData("acme", 32)]
    [InlineData("acme1key", 33)]
    [InlineData("ACME-KEY-", 96)]
    public void Bech32_passes_with_its_checksum_and_length_alone(string readable, int length)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var value = Bech32Of(readable, Bytes(length, seed));
            Assert.True(Passes($"bech32:{length}", value));
            Assert.False(Passes($"bech32:{length - 1}", value));
            Assert.False(Passes($"bech32:{length}", Changed(value, value.Length / 2)));
            Assert.False(Passes($"bech32:{length}", Changed(value, value.Length - 1)));
            Assert.False(Passes($"bech32:{length}", char.IsLower(readable[0]) ? "A" + value[1..] : "a" + value[1..]));
            Assert.Equal(value, Encoding.ASCII.GetString(Bech32.Encode(Encoding.ASCII.GetBytes(readable), Bytes(length, seed))));
        }
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("1qqqqqq")]
    [InlineData("acme1")]
    [InlineData("acme1qqq")]
    [InlineData("acme1bbbbbbbb")]
    public void What_is_no_Bech32_falls(string value) => Assert.False(Passes("bech32:0-100", value));

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static string Changed(string value, int at) => value[..at] + value.First(c => char.IsLetterOrDigit(c) && c != value[at] && c != '1') + value[(at + 1)..];

    private static string Base58Of(byte[] content)
    {
        byte[] all = [.. content, .. SHA256.HashData(SHA256.HashData(content))[..4]];
        var number = new BigInteger(all, isUnsigned: true, isBigEndian: true);
        var text = "";
        for (; number > 0; number /= 58)
        {
            text = Digits58[(int)(number % 58)] + text;
        }

        return new string('1', all.TakeWhile(b => b == 0).Count()) + text;
    }

    private static string Bech32Of(string readable, byte[] content)
    {
        var lower = readable.ToLowerInvariant();
        var bits = string.Concat(content.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        bits = bits.PadRight((bits.Length + 4) / 5 * 5, '0');
        var digits = Enumerable.Range(0, bits.Length / 5).Select(i => Convert.ToInt32(bits.Substring(i * 5, 5), 2)).ToList();
        int[] all = [.. lower.Select(c => c >> 5), 0, .. lower.Select(c => c & 31), .. digits, 0, 0, 0, 0, 0, 0];
        var rest = Remainder(all) ^ 1;
        var text = lower + "1" + string.Concat(digits.Concat(Enumerable.Range(0, 6).Select(i => (int)(rest >> (5 * (5 - i)) & 31))).Select(digit => Digits32[digit]));
        return readable == lower ? text : text.ToUpperInvariant();
    }

    /// <summary>The remainder of the polynomial that BIP 173 names by its five values.</summary>
    private static long Remainder(IEnumerable<int> digits)
    {
        long[] generator = [.. "3b6a57b2 26508e6d 1ea119fa 3d4233dd 2a1462b3".Split(' ').Select(hex => long.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        var rest = 1L;
        foreach (var digit in digits)
        {
            var top = rest / (1 << 25);
            rest = ((rest % (1 << 25)) * 32) ^ digit;
            rest = Enumerable.Range(0, 5).Where(i => (top >> i) % 2 == 1).Aggregate(rest, (sum, i) => sum ^ generator[i]);
        }

        return rest;
    }
}
