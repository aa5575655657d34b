using System.Text;
using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class ScannerRobustnessTests
{
    [Fact]
    public void A_scanner_gives_the_same_results_however_often_it_is_used()
    {
        var random = new Random(7);
        var used = new Scanner(BuiltInRules.Compiled, ScanLimits.Default, explain: true);
        for (var i = 0; i < 20; i++)
        {
            var blob = Blob(random, 3000);
            var encoding = Scanner.DetectEncoding(blob);
            Assert.Equal(
                Spell(new Scanner(BuiltInRules.Compiled, ScanLimits.Default, explain: true).Scan(blob, encoding, "a")),
                Spell(used.Scan(blob, encoding, "a")));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_bytes_make_a_scan_fail(int seed)
    {
        var random = new Random(seed);
        var scanner = new Scanner(BuiltInRules.Compiled, ScanLimits.Default, explain: false);
        var found = 0;
        for (var i = 0; i < 16; i++)
        {
            var blob = i % 4 == 0 ? Noise(random, 300_000) : Blob(random, random.Next(1, 20_000));
            var result = scanner.Scan(blob, Scanner.DetectEncoding(blob), "");
            found += result.Findings.Count;
            Assert.All(result.Findings, finding => Assert.True(
                finding.Span.Start >= 0 && finding.Span.Length > 0 && finding.Span.End <= blob.Length, $"{finding.Rule.Id} at {finding.Span}"));
            Assert.All(result.Facts, fact => Assert.InRange(fact.Offset, 0, blob.Length - 1));
            Assert.All(result.Findings.Zip(result.Findings.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
        }

        Assert.True(found > 20, $"only {found} findings");
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Examples, anchors, encodings and noise side by side, some of them cut.</summary>
    private static byte[] Blob(Random random, int length)
    {
        var rules = BuiltInRules.Catalog.Rules;
        var blob = new List<byte>();
        while (blob.Count < length)
        {
            var rule = rules[random.Next(rules.Count)];
            byte[] piece = rule.Examples.Count == 0 ? [] : ExampleTemplate.Parse(rule.Examples[random.Next(rule.Examples.Count)]).Fill((ulong)random.NextInt64()).Bytes.ToArray();
            var noise = Noise(random, random.Next(80));
            blob.AddRange(random.Next(7) switch
            {
                0 => piece,
                1 => piece[..random.Next(piece.Length + 1)],
                2 => Encoding.ASCII.GetBytes(Convert.ToBase64String(piece)),
                3 => Encoding.ASCII.GetBytes(Convert.ToHexString(piece)),
                4 => noise,
                5 => noise.Select(value => (byte)(0x20 + (value % 0x5F))),
                _ => "%41\\u0041\\x%4\n\"=="u8.ToArray(),
            });
            blob.Add((byte)" \n\"'\0;"[random.Next(6)]);
        }

        return random.Next(8) switch
        {
            0 => [0xFF, 0xFE, .. blob.SelectMany(value => new byte[] { value, 0 })],
            1 => [0xFE, 0xFF, .. blob],
            _ => [.. blob],
        };
    }

    private static string Spell(ScanResult result) => string.Join('\n', result.Spell()
        .Concat(result.Facts.Select(fact => fact.ToString()))
        .Concat(result.Dropped.Select(dropped => $"{dropped.Rule.Id} {dropped.Span} {dropped.Checks[^1]}")));
}
