using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using TokenGuard.Server.Sandbox.Quirks;

namespace TokenGuard.Server.Sandbox.Http;

/// <summary>A request that was read whole, and what its handling notes for the log.</summary>
internal sealed class SandboxRequest
{
    private const int LongestBody = 4 * 1024 * 1024;
    private readonly HttpContext context;
    private readonly QuirkSwitches quirks;
    private readonly byte[] body;
    private readonly List<QuirkName> taken = [];

    private SandboxRequest(HttpContext context, QuirkSwitches quirks, byte[] body)
    {
        this.context = context;
        this.quirks = quirks;
        this.body = body;
        Path = context.Request.Path.Value ?? "/";
    }

    public string Method => context.Request.Method;

    public string Path { get; }

    /// <summary>Scheme and host, for links to the sandbox itself.</summary>
    public string Origin => $"{context.Request.Scheme}://{context.Request.Host}";

    public IQueryCollection Query => context.Request.Query;

    public string? Authorization => Header("Authorization");

    /// <summary>The credential presented, as the log names it.</summary>
    public string? Credential { get; set; }

    public List<string> Targets { get; } = [];

    public List<string> Changes { get; } = [];

    public IReadOnlyList<QuirkName> TakenQuirks => taken;

    /// <exception cref="BadHttpRequestException">The body is too long.</exception>
    public static async Task<SandboxRequest> ReadAsync(HttpContext context, QuirkSwitches quirks)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.Length <= LongestBody
            ? new SandboxRequest(context, quirks, body.ToArray())
            : throw new BadHttpRequestException("the body is too long", StatusCodes.Status413PayloadTooLarge);
    }

    public string? Header(string name) => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The value behind a scheme word of the Authorization header; null if it has another scheme.</summary>
    public string? Bearer(string scheme = "Bearer") =>
        Authorization is { } header && header.StartsWith(scheme + " ", StringComparison.OrdinalIgnoreCase) ? header[(scheme.Length + 1)..].Trim() : null;

    /// <summary>User and password of a Basic header; null if there is none that can be read.</summary>
    public (string User, string Password)? Basic()
    {
        var encoded = Bearer("Basic");
        var bytes = new byte[encoded?.Length ?? 0];
        if (encoded is null || !Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }

    /// <summary>A part of the path, as the route names it.</summary>
    public string Part(string name) => context.Request.RouteValues[name]?.ToString() ?? "";

    public string? QueryValue(string name) => Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The body as a JSON object; null if it is none.</summary>
    public JsonObject? Json()
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The fields of a form body; none if it is something else.</summary>
    public IReadOnlyDictionary<string, StringValues> Form() =>
        context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            ? QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body))
            : new Dictionary<string, StringValues>();

    /// <summary>Asks whether a quirk befalls this request.</summary>
    public Quirk? Take(QuirkName name)
    {
        var quirk = quirks.Take(name, Method, Path);
        if (quirk is not null)
        {
            taken.Add(name);
        }

        return quirk;
    }
}
