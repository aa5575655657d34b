using System.Text.Json.Nodes;
using TokenGuard.Engine.Tests;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests;

/// <summary>A client that others wrote for the real provider: the sandbox must not be made to fit our own.</summary>
public sealed class NodeZendeskTests
{
    [NodeFact]
    public async Task The_npm_package_node_zendesk_works_against_the_sandbox()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.OAuthToken("read");
        var others = Enumerable.Range(0, 120).Select(_ => sandbox.OAuthToken("read")).ToList();
        var dead = sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Admin) { ExpiresAt = TestSandbox.September });
        var folder = Directory.CreateTempSubdirectory("tokenguard-node-");
        try
        {
            File.Copy(RepositoryFiles.Find("tests/node-zendesk/package.json"), Path.Combine(folder.FullName, "package.json"));
            await ExternalProgram.RunAsync("npm", folder.FullName, "", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
            var input = new JsonObject
            {
                ["modules"] = folder.FullName,
                ["endpoint"] = new Uri(sandbox.Server.Address, "acme/api/v2").ToString(),
                ["email"] = TestSandbox.Admin,
                ["apiToken"] = sandbox.ApiToken.Value,
                ["oauthToken"] = token.Value,
                ["deadToken"] = dead.Value,
            };
            var seen = JsonNode.Parse(await ExternalProgram.RunAsync("node", folder.FullName, input.ToJsonString(), RepositoryFiles.Find("tests/node-zendesk/check.js")))!;
            Assert.Equal((TestSandbox.Admin, "admin"), ((string?)seen["me"], (string?)seen["bearerMe"]));
            Assert.Equal(6, seen["users"]!.AsArray().Count);
            Assert.Equal([token.Id, .. others.Select(other => other.Id), dead.Id], seen["tokens"]!.AsArray().Select(id => (long)id!));
            Assert.Equal(["The printer is on fire", "How do I change my address?"], seen["tickets"]!.AsArray().Select(subject => (string?)subject));
            Assert.Equal(("open", 204), ((string?)seen["ticket"], (int)seen["revoked"]!));
            Assert.Contains("401", (string?)seen["dead"], StringComparison.Ordinal);
            Assert.Contains("404", (string?)seen["unknown"], StringComparison.Ordinal);
            Assert.False(sandbox.Server.Seeds.IsLive(others[0].Reference));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
