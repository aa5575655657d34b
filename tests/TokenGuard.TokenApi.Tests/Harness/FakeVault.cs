using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>A key-value engine, version 2, that behaves as HashiCorp's documentation says: versions, check-and-set, deleted versions.</summary>
internal sealed class FakeVault(string token)
{
    public JsonObject? Data { get; set; } = [];

    public int Version { get; set; }

    /// <summary>Somebody else's writes that come between a reading and a writing.</summary>
    public Queue<JsonObject> Interference { get; } = [];

    public int Writes { get; private set; }

    /// <summary>Accepts a write and then breaks the connection.</summary>
    public bool LosesAnswers { get; set; }

    public async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers["X-Vault-Token"] != token || context.Request.Headers["X-Vault-Request"] != "true")
        {
            await WriteAsync(context, 403, """{"errors":["permission denied"]}""");
        }
        else if (context.Request.Path != "/v1/team/kv/data/zendesk")
        {
            await WriteAsync(context, 404, """{"errors":[]}""");
        }
        else if (context.Request.Method == "GET")
        {
            await ReadAsync(context);
        }
        else
        {
            await StoreAsync(context);
        }
    }

    private async Task ReadAsync(HttpContext context)
    {
        var answer = new JsonObject
        {
            ["data"] = new JsonObject { ["data"] = Data?.DeepClone(), ["metadata"] = new JsonObject { ["version"] = Version } },
        };
        await WriteAsync(context, Version == 0 || Data is null ? 404 : 200, Version == 0 ? """{"errors":[]}""" : answer.ToJsonString());
        if (Interference.TryDequeue(out var other))
        {
            (Data, Version) = (other, Version + 1);
        }
    }

    private async Task StoreAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        if (body["options"]!["cas"]!.GetValue<int>() != Version)
        {
            await WriteAsync(context, 400, """{"errors":["check-and-set parameter did not match the current version"]}""");
            return;
        }

        Writes++;
        (Data, Version) = ((JsonObject)body["data"]!.DeepClone(), Version + 1);
        if (LosesAnswers)
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, 200, """{"data":{"version":1}}""");
    }

    private static async Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }
}
