using System.Text.Json;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Scanning.Reports;

/// <summary>A rule as a SARIF reporting descriptor.</summary>
internal static class SarifRule
{
    public static void Write(Utf8JsonWriter json, TokenRule rule)
    {
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        WriteText(json, "shortDescription", "Exposed " + rule.Name);
        WriteText(json, "fullDescription", rule.Risk.Length > 0 ? rule.Risk : $"{rule.Name} ({rule.Provider.Name})");
        json.WriteObject("help", () =>
        {
            json.WriteString("text", string.Join("\n\n", HelpLines(rule, "", "")));
            json.WriteString("markdown", string.Join("\n\n", HelpLines(rule, "**", "**")));
        });
        json.WriteOptional("helpUri", rule.Provider.Links.Prepend(rule.Source).FirstOrDefault(IsWebAddress));
        json.WriteObject("defaultConfiguration", () => json.WriteString("level", Level(rule.Severity)));
        json.WriteObject("properties", () =>
        {
            json.WriteStartArray("tags");
            json.WriteStringValue("security");
            json.WriteStringValue("secret");
            json.WriteStringValue(rule.Provider.Id);
            json.WriteEndArray();
            json.WriteString("security-severity", Score(rule.Severity));
            json.WriteString("precision", ReportWords.Of(rule.Confidence));
        });
    }

    public static string Level(Severity severity) => severity switch
    {
        Severity.Low => "note",
        Severity.Medium => "warning",
        _ => "error",
    };

    // Code scanning services sort by a CVSS-like number; these lie in the middle of its bands.
    private static string Score(Severity severity) => severity switch
    {
        Severity.Low => "2.5",
        Severity.Medium => "5.5",
        Severity.High => "8.0",
        _ => "9.5",
    };

    private static bool IsWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static IEnumerable<string> HelpLines(TokenRule rule, string open, string close)
    {
        yield return $"{open}{rule.Name}{close} ({rule.Provider.Name})";
        if (rule.Risk.Length > 0)
        {
            yield return $"{open}Risk:{close} {rule.Risk}";
        }

        if (rule.Remedy.Length > 0)
        {
            yield return $"{open}Remedy:{close} {rule.Remedy}";
        }

        if (rule.Retires is { } retires)
        {
            yield return $"{open}Retires:{close} {retires}";
        }

        if (IsWebAddress(rule.Source))
        {
            yield return $"{open}Source:{close} {rule.Source}";
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text) =>
        json.WriteObject(name, () => json.WriteString("text", text));
}
