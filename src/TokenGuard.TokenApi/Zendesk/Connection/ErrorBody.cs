using System.Text;
using System.Text.Json;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Zendesk.Connection;

/// <summary>What an answer says went wrong, in any of the forms that Zendesk writes it.</summary>
/// <param name="Code">As in <c>RecordNotFound</c>; empty if it has none.</param>
/// <param name="Text">A sentence; empty if it has none.</param>
/// <param name="IsJson">False for pages and plain text.</param>
/// <param name="IsPage">True for HTML.</param>
internal sealed record ErrorBody(string Code, string Text, bool IsJson, bool IsPage)
{
    private const string ScopesLead = "required scopes:";
    private const int LongestText = 300;

    /// <summary>The scopes that a 403 names, any of which is enough.</summary>
    public IReadOnlyList<string> MissingScopes =>
        Text.IndexOf(ScopesLead, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? [.. Text[(at + ScopesLead.Length)..].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(scope => scope.TrimEnd('.'))]
            : [];

    public static ErrorBody Of(ApiAnswer answer)
    {
        using var json = answer.TryReadJson();
        if (json is null)
        {
            var text = Encoding.UTF8.GetString(answer.Body).Trim();
            var isPage = text.StartsWith('<') || (answer.Header("Content-Type") ?? "").Contains("html", StringComparison.OrdinalIgnoreCase);
            return new ErrorBody("", isPage ? "" : Clean(text), IsJson: false, isPage);
        }

        var root = json.RootElement;
        var error = root.Child("error");
        return error is { ValueKind: JsonValueKind.Object } inner
            ? new ErrorBody(inner.Text("title") ?? inner.Text("code") ?? "", Clean(inner.Text("message") ?? ""), IsJson: true, IsPage: false)
            : new ErrorBody(
                root.Text("error") ?? "",
                Clean(root.Text("description") ?? root.Text("error_description") ?? root.Text("message") ?? "") + DetailsOf(root),
                IsJson: true,
                IsPage: false);
    }

    public override string ToString() => (Code, Text) switch
    {
        ("", "") => IsPage ? "a page for people" : "no reason",
        ("", _) => Text,
        (_, "") => Clean(Code),
        _ => $"{Clean(Code)}: {Text}",
    };

    private static string DetailsOf(JsonElement root)
    {
        var details = root.Child("details") is { ValueKind: JsonValueKind.Object } fields
            ? string.Join("; ", fields.EnumerateObject().Select(field => $"{field.Name} {FirstOf(field.Value)}".TrimEnd()))
            : "";
        return details.Length == 0 ? "" : Clean($" ({details})");
    }

    private static string FirstOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array when value.GetArrayLength() > 0 => FirstOf(value[0]),
        JsonValueKind.Object => value.Text("description") ?? value.Text("error") ?? "",
        JsonValueKind.String => value.GetString()!,
        _ => "",
    };

    /// <summary>One line that cannot drive a terminal.</summary>
    private static string Clean(string text)
    {
        var line = VisibleText.Of(text);
        return line.Length > LongestText ? line[..LongestText] + "…" : line;
    }
}
