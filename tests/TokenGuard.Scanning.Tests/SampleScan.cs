using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Tests;

/// <summary>A scan in memory: texts with known secrets go in, a report comes out as the pipeline makes it.</summary>
internal sealed class SampleScan
{
    private readonly FindingCollector collector = new();
    private readonly CompanionIndex companions = new();

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public SecretTraces Traces { get; } = new();

    /// <summary>A value in the format of <see cref="SampleRules.ApiToken"/>.</summary>
    public static string NewToken() => "acme_" + RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789", 40);

    public static Place File(string path, string root = ".") => new() { Root = root, Path = path, Kind = PlaceKind.File };

    public static Place InCommit(string path, string commit, int day = 1, string subject = "Add configuration") => new()
    {
        Root = ".",
        Path = path,
        Kind = PlaceKind.History,
        BlobId = "b10b" + commit,
        Commit = new CommitInfo
        {
            Id = commit,
            AuthorName = "Jane Doe",
            AuthorEmail = "jane@acme.example",
            Date = Noon.AddDays(day),
            Subject = subject,
        },
    };

    public static Finding FindingOf(TokenRule rule, string secret, ByteSpan span, params EncodingLayer[] layers) => new()
    {
        Rule = rule,
        Secret = new Secret(Encoding.UTF8.GetBytes(secret), rule.PublicPrefix),
        FingerprintBasis = FingerprintBasis.OfValue(Encoding.UTF8.GetBytes(secret)),
        Confidence = rule.Confidence,
        Span = span,
        Layers = layers,
        Checks = [new CheckOutcome("entropy:4.0", true, "4.8 bits")],
    };

    /// <summary>Every place of every secret in a text becomes a finding.</summary>
    public SampleScan Add(Place place, string text, params string[] secrets) => Add(place, text, SampleRules.ApiToken, secrets);

    public SampleScan Add(Place place, string text, TokenRule rule, params string[] secrets)
    {
        var findings = new List<Finding>();
        foreach (var secret in secrets)
        {
            for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = text.IndexOf(secret, at + 1, StringComparison.Ordinal))
            {
                var start = Encoding.UTF8.GetByteCount(text.AsSpan(0, at));
                findings.Add(FindingOf(rule, secret, new ByteSpan(start, Encoding.UTF8.GetByteCount(secret))));
            }
        }

        return Add(place, Encoding.UTF8.GetBytes(text), [.. findings.OrderBy(finding => finding.Span.Start)]);
    }

    public SampleScan Add(Place place, byte[] blob, params Finding[] findings)
    {
        var factory = new OccurrenceFactory(place, PieceStart.Zero, blob, findings, Traces);
        foreach (var finding in findings)
        {
            collector.Add(finding, finding.FingerprintBasis.At(place.Path), factory.Create(finding));
        }

        return this;
    }

    public SampleScan Knows(Place place, string kind, string value, int offset = 0)
    {
        companions.Add(place, [new ContextFact(kind, value, offset)]);
        return this;
    }

    public IReadOnlyList<ReportedFinding> Findings() => companions.Complete(collector.Build());

    public ScanReport Report(params ScannedRoot[] roots) => new ScanReport
    {
        ToolVersion = "0.1.0",
        ToolUri = "https://tokenguard.example",
        RuleSetHash = "0123abcd",
        Started = Noon,
        Ended = Noon.AddMilliseconds(1234),
        ExitCode = 1,
        Roots = roots.Length > 0 ? roots : [new ScannedRoot { Root = ".", Kind = RootKind.Folder, FullPath = "/home/jane/shop" }],
        Findings = Findings(),
        Statistics = new ScanStatistics
        {
            Blobs = 1234,
            Bytes = 45_678_901,
            RuleHits = new Dictionary<string, long> { ["acme-api-token"] = 3 },
        },
    }.Mask(Traces);

    public static string Print(IReport format, ScanReport report)
    {
        using var output = new MemoryStream();
        format.Write(report, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
