using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Tests.Checks;

namespace TokenGuard.Engine.Tests.Scanning;

/// <summary>Rules written in a test, values in their format, and scans.</summary>
internal static class TestScan
{
    /// <summary>A provider whose one rule knows a prefix.</summary>
    public const string Acme = """
        [provider]
        id = 'acme'
        name = 'Acme'
        [[token]]
        id = 'acme-token'
        name = 'Acme token'
        pattern = '\bacme_[A-Za-z0-9]{22}\b'
        """;

    public static CompiledRules AcmeRules { get; } = Compile(Acme);

    /// <summary>A value in the format of <see cref="Acme"/>: 27 bytes, so that base64 of it has no rest.</summary>
    public static string Token(int seed) => "acme_" + RandomText.Of(RandomText.Base62, 22, seed);

    public static CompiledRules Compile(params string[] files) =>
        CompiledRules.Compile(RuleCatalog.Create(files.Select((text, i) => RuleFileReader.Read($"{i}.toml", Encoding.UTF8.GetBytes(text)))));

    public static ScanResult Scan(CompiledRules rules, string text) => Scan(rules, Encoding.UTF8.GetBytes(text));

    public static ScanResult Scan(CompiledRules rules, byte[] blob, ScanLimits? limits = null, bool explain = false) =>
        new Scanner(rules, limits ?? ScanLimits.Default, explain).Scan(blob, Scanner.DetectEncoding(blob), "");

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Findings as <c>rule start-end layers</c>.</summary>
    public static IEnumerable<string> Spell(this ScanResult result) => result.Findings.Select(finding =>
        string.Join(' ', finding.Layers.Select(layer => layer.Kind.ToString()).Prepend($"{finding.Rule.Id} {finding.Span.Start}-{finding.Span.End}")));
}
