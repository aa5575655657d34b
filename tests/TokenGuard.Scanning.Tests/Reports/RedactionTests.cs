using System.Text;
using System.Text.Json;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Tests.Reports;

public class RedactionTests
{
    private const int Telling = 12;

    public static TheoryData<string> Formats => [.. ReportFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_report_holds_a_piece_of_a_secret_in_any_form(string format)
    {
        var tokens = SampleReports.NewTokens();
        var style = new TextStyle { Color = true, Hyperlinks = true, Width = 100 };
        var printed = SampleScan.Print(ReportFormat.Find(format)!.Create(style), SampleReports.Full(tokens));

        var text = format == "text" ? printed : Unescape(printed);
        Assert.Contains("…", text, StringComparison.Ordinal);
        Assert.All(tokens.SelectMany(Forms), form => AssertNoPieceOf(form, text));
    }

    [Fact]
    public void The_test_would_see_a_leak()
    {
        var token = SampleScan.NewToken();
        var leak = "x" + Convert.ToBase64String(Encoding.UTF8.GetBytes($"ab{token}c"))[10..30];

        Assert.Contains(Forms(token), form => Pieces(form).Any(leak.Contains));
    }

    private static void AssertNoPieceOf(string form, string text) =>
        Assert.DoesNotContain(Pieces(form), text.Contains);

    private static IEnumerable<string> Pieces(string form) =>
        Enumerable.Range(0, form.Length - Telling + 1).Select(at => form.Substring(at, Telling));

    private static IEnumerable<string> Forms(string token)
    {
        yield return token;
        yield return Convert.ToHexString(Encoding.UTF8.GetBytes(token));
        yield return Convert.ToHexStringLower(Encoding.UTF8.GetBytes(token));
        foreach (var before in new[] { "", "a", "ab" })
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + token));
            yield return encoded[4..^4];
        }
    }

    // Escapes of JSON could hide a piece from the eye of this test, but not from a reader.
    private static string Unescape(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Collect(document.RootElement, text);
        return text.ToString();
    }

    private static void Collect(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    text.AppendLine(property.Name);
                    Collect(property.Value, text);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, text);
                }

                break;
            default:
                text.AppendLine(element.ToString());
                break;
        }
    }
}
