using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Tests.Zendesk;

/// <summary>An account in memory: just enough of the token API to see what a client changes.</summary>
internal sealed class FakeZendesk : IApiClient
{
    private long lastId = 900;

    public JsonArray ApiTokens { get; } = [];

    public JsonArray OAuthTokens { get; } = [];

    public JsonArray Clients { get; } = [];

    /// <summary>Values of tokens and secrets by their id.</summary>
    public Dictionary<long, string> Values { get; } = [];

    public List<string> Requests { get; } = [];

    public IEnumerable<string> Changes => Requests.Where(request => !request.StartsWith("GET", StringComparison.Ordinal));

    /// <summary>Answers in place of the account; null lets it answer. It is asked before the account, with the request as it is listed.</summary>
    public Func<string, ApiAnswer?> Instead { get; set; } = _ => null;

    /// <summary>Called when the account has done a change and before it answers.</summary>
    public Action<string> AfterChange { get; set; } = _ => { };

    /// <summary>Answers to <c>users/me</c> by the Authorization header.</summary>
    public Func<string, ApiAnswer> Me { get; set; } = _ => Json(200, """{"user":{"id":1,"email":"ada@acme.example","role":"admin"}}""");

    public static ApiAnswer Json(int status, string body, params (string Name, string Value)[] headers) =>
        new(status, headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body));

    public static string RandomValue(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "abcdefghijklmnopqrstuvwxyz0123456789"[Random.Shared.Next(36)]));

    public JsonObject AddApiToken(long id, string value, bool active = true)
    {
        var token = new JsonObject { ["id"] = id, ["description"] = $"token {id}", ["active"] = active, ["visible_token"] = value[..10], ["last_used"] = "2026-11-20T00:00:00Z" };
        ApiTokens.Add(token);
        Values[id] = value;
        return token;
    }

    public Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var name = $"{request.Method} {request.Url.PathAndQuery}".Replace(".json", "", StringComparison.Ordinal).Replace("/api/v2/", "", StringComparison.Ordinal);
        Requests.Add(name);
        if (Instead(name) is { } answer)
        {
            return Task.FromResult(answer);
        }

        var authorization = request.Headers.FirstOrDefault(header => header.Key == "Authorization").Value ?? "";
        answer = Answer(request.Method.Method, name.Split(' ')[1].Split('?')[0], request.Body is null ? null : JsonNode.Parse(request.Body), authorization);
        if (request.Method != HttpMethod.Get)
        {
            AfterChange(name);
        }

        return Task.FromResult(answer);
    }

    private ApiAnswer Answer(string verb, string path, JsonNode? body, string authorization) => (verb, path.Split('/')) switch
    {
        ("GET", ["users", "me"]) => Me(authorization),
        ("GET", ["api_tokens"]) => List("api_tokens", ApiTokens),
        ("GET", ["oauth", "clients"]) => List("clients", Clients),
        ("GET", ["oauth", "tokens"]) => List("tokens", OAuthTokens),
        ("GET", ["oauth", "tokens", "current"]) => Current(authorization),
        ("GET", ["oauth", "tokens", var id]) => Show(OAuthTokens, id, "token"),
        ("PUT", ["api_tokens", var id]) => Change(ApiTokens, id, "api_token", body!["api_token"]!.AsObject()),
        ("DELETE", ["api_tokens", var id]) => Remove(ApiTokens, id),
        ("POST", ["oauth", "clients"]) => Create(Clients, "client", body!["client"]!.AsObject(), "secret"),
        ("PUT", ["oauth", "clients", var id, "generate_secret"]) => NewSecret(id),
        ("DELETE", ["oauth", "clients", var id]) => Remove(Clients, id),
        ("POST", ["oauth", "tokens"]) => Create(OAuthTokens, "token", body!["token"]!.AsObject(), "full_token"),
        ("POST", ["", "oauth", "tokens"]) => Grant(body!),
        ("DELETE", ["oauth", "tokens", var id]) => Remove(OAuthTokens, id),
        _ => Json(404, """{"error":"InvalidEndpoint","description":"Not found"}"""),
    };

    private static ApiAnswer List(string name, JsonArray items) => Json(200, new JsonObject { [name] = items.DeepClone() }.ToJsonString());

    private static ApiAnswer NotFound() => Json(404, """{"error":"RecordNotFound","description":"Not found"}""");

    private static JsonObject? Find(JsonArray items, string id) => items.OfType<JsonObject>().FirstOrDefault(item => item["id"]!.ToString() == id);

    private static ApiAnswer Change(JsonArray items, string id, string name, JsonObject fields)
    {
        if (Find(items, id) is not { } item)
        {
            return NotFound();
        }

        foreach (var (key, value) in fields)
        {
            item[key] = value?.DeepClone();
        }

        return Json(200, new JsonObject { [name] = item.DeepClone() }.ToJsonString());
    }

    private static ApiAnswer Show(JsonArray items, string id, string name) =>
        Find(items, id) is { } item ? Json(200, new JsonObject { [name] = item.DeepClone() }.ToJsonString()) : NotFound();

    private static ApiAnswer Remove(JsonArray items, string id)
    {
        if (Find(items, id) is not { } item)
        {
            return NotFound();
        }

        items.Remove(item);
        return Json(204, "");
    }

    private ApiAnswer Create(JsonArray items, string name, JsonObject fields, string valueName)
    {
        var item = fields.DeepClone().AsObject();
        var (id, value) = (++lastId, RandomValue(64));
        item["id"] = id;
        item[valueName == "secret" ? "secret" : "token"] = value[..10];
        items.Add(item);
        Values[id] = value;
        var answer = item.DeepClone().AsObject();
        answer[valueName] = value;
        return Json(201, new JsonObject { [name] = answer }.ToJsonString());
    }

    private ApiAnswer NewSecret(string id)
    {
        var value = Values[long.Parse(id, null)] = RandomValue(64);
        return Json(200, new JsonObject { ["client"] = new JsonObject { ["id"] = long.Parse(id, null), ["secret"] = value } }.ToJsonString());
    }

    private ApiAnswer Grant(JsonNode body)
    {
        var client = Clients.OfType<JsonObject>().FirstOrDefault(known => (string?)known["identifier"] == (string?)body["client_id"]);
        if (client is null || Values[(long)client["id"]!] != (string?)body["client_secret"])
        {
            return Json(401, """{"error":"invalid_client"}""");
        }

        var fields = new JsonObject { ["client_id"] = (long)client["id"]!, ["scopes"] = new JsonArray([.. ((string)body["scope"]!).Split(' ').Select(scope => (JsonNode)scope)]) };
        using var made = JsonDocument.Parse(Create(OAuthTokens, "token", fields, "full_token").Body);
        return Json(200, new JsonObject { ["access_token"] = made.RootElement.GetProperty("token").GetProperty("full_token").GetString(), ["token_type"] = "bearer" }.ToJsonString());
    }

    private ApiAnswer Current(string authorization)
    {
        var token = OAuthTokens.OfType<JsonObject>().FirstOrDefault(known => authorization == "Bearer " + Values[(long)known["id"]!]);
        return token is null
            ? Json(401, """{"error":"invalid_token","error_description":"The access token provided is expired."}""")
            : Json(200, new JsonObject { ["token"] = token.DeepClone() }.ToJsonString());
    }
}
