using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.LoggedTokenAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>What is looked up by a key that names a credential is one, however the look-up hands it out.</summary>
public sealed class LoggedLookUpTests
{
    [Theory]
    [InlineData("""if (request.Cookies.TryGetValue("session", out var found)) { Console.WriteLine([|found|]); }""")]
    [InlineData("""request.Cookies.TryGetValue("auth_token", out string? found); Console.WriteLine([|found|]);""")]
    [InlineData("""string? found; request.Cookies.TryGetValue("session", out found); Console.WriteLine($"came with {[|found|]}");""")]
    [InlineData("""if (request.Headers.TryGetValue("Authorization", out var found)) { Console.WriteLine([|found|]); }""")]
    [InlineData("""if (request.Headers.TryGetValue("X-Api-Key", out var found)) { Console.WriteLine([|found.ToString()|]); }""")]
    [InlineData("""if (request.Headers.TryGetValue("Cookie", out var found)) { Console.WriteLine([|found[0]|]); }""")]
    [InlineData("""if (request.Query.TryGetValue("access_token", out var found)) { Console.WriteLine([|found|]); }""")]
    [InlineData("""if (request.Form.TryGetValue("password", out var found)) { Console.WriteLine([|found|]); }""")]
    [InlineData("""if (settings.TryGetValue("Db:Password", out var found)) { Console.WriteLine([|found|]); }""")]
    [InlineData("""const string Key = "ApiKey"; if (settings.TryGetValue(Key, out var found)) { Console.WriteLine([|found|]); }""")]
    [InlineData("""if (session.TryGetValue("access_token", out var found)) { Console.WriteLine(System.Text.Encoding.UTF8.GetString([|found|])); }""")]
    [InlineData("""if (answer.Headers.TryGetValues("Set-Cookie", out var found)) { Console.WriteLine(string.Join(",", [|found|])); }""")]
    [InlineData("""if (answer.Headers.TryGetValues("Set-Cookie", out var found)) { foreach (var one in found) { Console.WriteLine([|one|]); } }""")]
    [InlineData("""if (answer.Headers.TryGetValues("X-Auth-Token", out var found)) { Console.WriteLine([|found.First()|]); }""")]
    [InlineData("""var found = request.Headers.GetCommaSeparatedValues("Authorization"); Console.WriteLine([|found[0]|]);""")]
    [InlineData("""var found = answer.Headers.GetValues("X-Auth-Token"); Console.WriteLine([|found.First()|]);""")]
    [InlineData("""if (json.TryGetProperty("access_token", out var found)) { Console.WriteLine([|found|]); }""")]
    [InlineData("""if (json.TryGetProperty("access_token", out var found)) { Console.WriteLine([|found.GetString()|]); }""")]
    [InlineData("""void Bound([Microsoft.AspNetCore.Mvc.FromHeader(Name = "Authorization")] string who) => Console.WriteLine([|who|]);""")]
    [InlineData("""void Bound([Microsoft.AspNetCore.Mvc.FromForm(Name = "client_secret")] string who) => Console.WriteLine([|who|]);""")]
    public Task A_credential(string statement) => Verify.That(Around(statement));

    [Theory]
    [InlineData("""if (request.Cookies.TryGetValue("theme", out var found)) { Console.WriteLine(found); }""")]
    [InlineData("""if (request.Headers.TryGetValue("Accept-Language", out var found)) { Console.WriteLine(found); }""")]
    [InlineData("""if (request.Headers.TryGetValue("Authorization", out var found)) { Console.WriteLine(found.Count); }""")]
    [InlineData("""if (request.Headers.TryGetValue("Authorization", out _)) { Console.WriteLine(request.Path); }""")]
    [InlineData("""if (settings.TryGetValue("Db:Host", out var found)) { Console.WriteLine(found); }""")]
    [InlineData("""if (settings.TryGetValue(request.Path, out var found)) { Console.WriteLine(found); }""")]
    [InlineData("""if (counts.TryGetValue("password", out var found)) { Console.WriteLine(found); }""")]
    [InlineData("""if (json.TryGetProperty("expires_in", out var found)) { Console.WriteLine(found); }""")]
    [InlineData("""if (answer.Headers.TryGetValues("Retry-After", out var found)) { Console.WriteLine(string.Join(",", found)); }""")]
    [InlineData("""var found = request.Headers.GetCommaSeparatedValues("Accept"); Console.WriteLine(found[0]);""")]
    [InlineData("""string[] found = [request.Path, settings["Password"]]; Console.WriteLine(found[0]);""")]
    [InlineData("""if (settings.TryGetValue("ApiKey", out var key)) { var found = key.Length; Console.WriteLine(found); }""")]
    [InlineData("""void Other() { if (settings.TryGetValue("ApiKey", out var found)) { Use(found); } } void Use(string given) { var found = given.Length; Console.WriteLine(found); } Other();""")]
    [InlineData("""if (state.TryGetValue("password", out var found)) { Console.WriteLine(found); }""")]
    [InlineData("""void Bound([Microsoft.AspNetCore.Mvc.FromHeader(Name = "Accept")] string who) => Console.WriteLine(who);""")]
    [InlineData("""void Bound([Microsoft.AspNetCore.Mvc.FromQuery(Name = "password")] bool who) => Console.WriteLine(who);""")]
    public Task Something_else(string statement) => Verify.That(Around(statement));

    private static string Around(string statement) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Text.Json;
        using Microsoft.AspNetCore.Http;

        class C
        {
            void M(HttpRequest request, ISession session, IDictionary<string, string> settings, IDictionary<string, int> counts, HttpResponseMessage answer, JsonElement json,
                Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state)
            {
                {{statement}}
            }
        }
        """;
}
