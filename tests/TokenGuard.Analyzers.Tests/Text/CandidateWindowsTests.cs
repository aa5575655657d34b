using System.Text;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Tests.Harness;

namespace TokenGuard.Analyzers.Tests.Text;

public sealed class CandidateWindowsTests
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("        // An ordinary line of words about the token.\n", 20));

    [Fact]
    public void Ordinary_code_has_no_window() => Assert.Empty(Windows("class C { string Token(string password) => Encoding.UTF8.GetString(password); }"));

    [Fact]
    public void A_value_brings_its_surroundings_and_no_more()
    {
        var window = Assert.Single(Windows($"{Filler}var a = \"{Token.Random}\";\n{Filler}"));
        Assert.InRange(window.Start, 1, Filler.Length - 400);
        Assert.InRange(window.End, Filler.Length + 400, (2 * Filler.Length) - 1);
    }

    [Theory]
    [InlineData("amqp://app:", "@queue")]
    [InlineData("Server=db;Password=", "")]
    [InlineData("Server=db;Pwd=", "")]
    [InlineData("\\u0067hp", "")]
    public void Signs_of_short_values_have_a_window(string before, string after) => Assert.Single(Windows($"{Filler}var a = \"{before}azerty{after}\";\n"));

    [Fact]
    public void Values_of_all_rules_stand_in_windows()
    {
        int found = 0;
        var missed = new List<string>();
        foreach (var rule in GuardRules.BuiltIn.Catalog.Rules)
        {
            foreach (var example in rule.Examples)
            {
                var text = $"{Filler}{Token.Of(example)}\n{Filler}";
                var windows = Windows(text);
                foreach (var finding in GuardRules.BuiltIn.Scan(Encoding.UTF8.GetBytes(text), "").Findings)
                {
                    found++;
                    var start = Encoding.UTF8.GetCharCount(Encoding.UTF8.GetBytes(text), 0, finding.Span.Start);
                    if (!windows.Any(window => window.Contains(start)))
                    {
                        missed.Add(finding.Rule.Id);
                    }
                }
            }
        }

        Assert.True(found > 1000, $"only {found} findings");
        Assert.True(missed.Count * 200 < found, $"{missed.Count} of {found}: {string.Join(", ", missed)}");
    }

    private static List<Microsoft.CodeAnalysis.Text.TextSpan> Windows(string text) => CandidateWindows.Find(text.ToCharArray(), text.Length);
}
