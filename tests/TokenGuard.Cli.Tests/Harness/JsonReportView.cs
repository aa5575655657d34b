using System.Text.Json;

namespace TokenGuard.Cli.Tests;

/// <summary>A JSON report as tests look at it.</summary>
internal sealed class JsonReportView
{
    private readonly JsonElement json;

    private JsonReportView(JsonElement json) => this.json = json;

    /// <summary>One finding.</summary>
    internal sealed record Secret(string Rule, string Fingerprint, IReadOnlyList<Place> Places)
    {
        public Place First => Places[0];
    }

    /// <summary>One occurrence.</summary>
    internal sealed record Place(string Root, string Path, string Kind, int Line, int Column, int EndLine, int EndColumn, string? Commit);

    /// <summary>An accepted finding.</summary>
    internal sealed record Accepted(string Origin, string Reason, string? Owner, string? Until, Secret Finding);

    /// <summary>Something to know about a root or a file.</summary>
    internal sealed record Message(string? Kind, string? Root, string? Path, string Text);

    public IReadOnlyList<Secret> Findings => [.. Items("findings").Select(ToSecret)];

    public IReadOnlyList<Accepted> Suppressed => [.. Items("suppressed").Select(item => new Accepted(
        Text(item, "origin")!, Text(item, "reason") ?? "", Text(item, "owner"), Text(item, "until"), ToSecret(item.GetProperty("finding"))))];

    public IReadOnlyList<Message> Problems => Messages("problems");

    public IReadOnlyList<Message> Notices => Messages("notices");

    public IReadOnlyList<Message> Limits => Messages("limits");

    public bool Complete => json.GetProperty("complete").GetBoolean();

    public int ExitCode => json.GetProperty("exitCode").GetInt32();

    /// <summary>The only finding.</summary>
    public Secret Only => Assert.Single(Findings);

    public static JsonReportView Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return new JsonReportView(document.RootElement.Clone());
    }

    private JsonElement.ArrayEnumerator Items(string name) => json.GetProperty(name).EnumerateArray();

    private IReadOnlyList<Message> Messages(string name) =>
        [.. Items(name).Select(item => new Message(Text(item, "kind"), Text(item, "root"), Text(item, "path"), Text(item, "message")!))];

    private static Secret ToSecret(JsonElement item) => new(
        Text(item, "rule")!, Text(item, "fingerprint")!, [.. item.GetProperty("occurrences").EnumerateArray().Select(ToPlace)]);

    private static Place ToPlace(JsonElement item) => new(
        Text(item, "root")!,
        Text(item, "path")!,
        Text(item, "kind")!,
        item.GetProperty("startLine").GetInt32(),
        item.GetProperty("startColumn").GetInt32(),
        item.GetProperty("endLine").GetInt32(),
        item.GetProperty("endColumn").GetInt32(),
        item.TryGetProperty("commit", out var commit) ? Text(commit, "id") : null);

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
