using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Decoding;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Tests.Reports;

/// <summary>Reports that have everything in them.</summary>
internal static class SampleReports
{
    public static ScanReport Empty() => new SampleScan().Report();

    /// <summary>Every part of the model is filled, much of it by a hostile repository.</summary>
    /// <param name="tokens">Three values.</param>
    public static ScanReport Full(params string[] tokens)
    {
        var (first, second, third) = (tokens[0], tokens[1], tokens[2]);
        const string hostile = "a\u001b]0;owned\u0007/\u202Egpj.env\ud800";
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{second}:x"));
        var blob = Encoding.UTF8.GetBytes($"# {first}\n\tAuthorization: Basic {encoded} # {first}\n");
        var encodedAt = Encoding.UTF8.GetString(blob).IndexOf(encoded, StringComparison.Ordinal);
        var inBase64 = SampleScan.FindingOf(SampleRules.ApiToken, second, new ByteSpan(encodedAt, encoded.Length),
            new EncodingLayer(EncodingKind.Base64, new ByteSpan(encodedAt, encoded.Length)));
        var plain = new[] { 2, blob.Length - 1 - first.Length }
            .Select(at => SampleScan.FindingOf(SampleRules.ApiToken, first, new ByteSpan(at, first.Length))).ToList();
        var suppressed = new SampleScan().Add(SampleScan.File("tests/known.txt"), $"x {third}", SampleRules.Password, third).Findings()[0];

        var scan = new SampleScan()
            .Add(SampleScan.File("src/app settings#1.json"), blob, plain[0], inBase64, plain[1])
            .Add(SampleScan.InCommit("old/config.env", "1a2b3c4d5e6f7081", 1, $"Remove {third} and\u001b[2J"), $"A={first} {second}", first, second)
            .Add(SampleScan.File(hostile), $"{third} k={second} \u001b[31m {first}", second)
            .Add(SampleScan.File($"backup/{second}.txt"), $"{third}", SampleRules.Password, third)
            .Knows(SampleScan.File("src/app settings#1.json"), "acme-account", "acme-shop", 1)
            .Knows(SampleScan.File("src/Client.cs"), "email", "jane@acme.example");

        return scan.Report(
            new ScannedRoot { Root = ".", Kind = RootKind.Folder, FullPath = "/home/jane/shop", Findings = 2, Blobs = 4, Bytes = 999 },
            new ScannedRoot
            {
                Root = $"https://bot:{third}@git.acme.example/shop.git",
                Kind = RootKind.Url,
                Complete = false,
                Version = new RootVersion { RepositoryUri = $"https://bot:{third}@git.acme.example/shop.git", Revision = "1a2b3c4d", Branch = "main" },
            }) with
        {
            Suppressed =
            [
                new SuppressedFinding { Finding = suppressed, Origin = SuppressionOrigin.Inline, Reason = "test data", Owner = "jane", Until = "2026-12-31" },
                new SuppressedFinding { Finding = suppressed, Origin = SuppressionOrigin.Baseline },
            ],
            Problems = [new Problem(".", "locked/\u001b[2Jfile.bin", "permission denied"), new Problem("https://git.acme.example/shop.git", null, "the clone failed: time-out")],
            Notices = [new Notice(NoticeKind.ShallowClone, "the clone is shallow", "."), new Notice(NoticeKind.DiscoveredConfiguration, "in use", ".", ".tokenguard.toml"), new Notice(NoticeKind.Other, "general")],
            LimitsHit = [new LimitHit(".", "big.zip", "more than 4 archives inside each other")],
            Explanations =
            [
                new Explanation(SampleRules.ApiToken, SampleScan.File("doc.md"), new TextPosition(3, 7),
                    [new CheckOutcome("entropy:4.0", true, "4.1 bits"), new CheckOutcome("placeholder", false, null)]),
            ],
        };
    }

    public static string[] NewTokens() => [SampleScan.NewToken(), SampleScan.NewToken(), SampleScan.NewToken()];
}
