using System.Text.Json;

namespace TokenGuard.Server.Sandbox.Quirks;

/// <summary>A quirk that is switched on, and the requests that it is for.</summary>
/// <param name="Name">Which one.</param>
public sealed record Quirk(QuirkName Name)
{
    /// <summary>The only method that it is for; null is every one.</summary>
    public string? Method { get; init; }

    /// <summary>A part of the path of the requests that it is for; null is every path.</summary>
    public string? Path { get; init; }

    /// <summary>How many requests it is for; null is as many as come.</summary>
    public int? Times { get; init; }

    /// <summary>How many matching requests pass unharmed first.</summary>
    public int After { get; init; }

    /// <summary>How late a slow answer comes, and what <c>Retry-After</c> says.</summary>
    public int Seconds { get; init; } = 2;

    /// <summary>The host of a redirect, with its port if it has one.</summary>
    public string Host { get; init; } = "other.example.com";

    /// <summary>The name as the command line and the control API write it, as in <c>drop-after-effect</c>.</summary>
    public static string WordFor(QuirkName name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString());

    /// <summary>Reads what <see cref="WordFor"/> writes; null if no quirk is called so.</summary>
    public static QuirkName? NameOf(string word)
    {
        var names = Enum.GetValues<QuirkName>().Where(name => WordFor(name) == word);
        return names.Any() ? names.First() : null;
    }

    internal bool IsFor(string method, string path) =>
        (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || path.Contains(Path, StringComparison.Ordinal));
}
