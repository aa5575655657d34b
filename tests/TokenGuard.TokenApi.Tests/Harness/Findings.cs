using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>Makes findings that no scan made.</summary>
internal static class Findings
{
    public static ReportedFinding Of(TokenRule rule, Secret secret, string fingerprint = "tg1-test") => new()
    {
        Rule = rule,
        Fingerprint = new Fingerprint(fingerprint),
        Secret = secret,
        Severity = Severity.High,
        Confidence = Confidence.High,
        Occurrences =
        [
            new Occurrence
            {
                Place = new Place { Root = ".", Path = "a.env", Kind = PlaceKind.File },
                Start = new TextPosition(1, 1),
                End = new TextPosition(1, 2),
                Offset = 0,
                Length = 1,
            },
        ],
    };
}
