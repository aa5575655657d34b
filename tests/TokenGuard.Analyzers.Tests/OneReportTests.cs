using Microsoft.CodeAnalysis.CSharp;
using TokenGuard.Analyzers.Tests.Harness;

namespace TokenGuard.Analyzers.Tests;

/// <summary>A secret is reported once at a place, whichever analyzers see it.</summary>
public sealed class OneReportTests
{
    [Theory]
    [InlineData("""_ = new HMACSHA256(Encoding.UTF8.GetBytes("@"));""")]
    [InlineData("""_ = new HMACSHA256(key: Encoding.UTF8.GetBytes("@"));""")]
    [InlineData("""_ = new HMACSHA512(Convert.FromBase64String("@"));""")]
    [InlineData("""_ = new HMACSHA256("@"u8.ToArray());""")]
    [InlineData("""_ = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("@"));""")]
    [InlineData("""_ = new Rfc2898DeriveBytes("@", 16, 600_000, HashAlgorithmName.SHA256);""")]
    [InlineData("""var given = "@"; _ = new HMACSHA256(Encoding.UTF8.GetBytes(given));""")]
    [InlineData("""var signingKey = "@"; _ = new HMACSHA256(Encoding.UTF8.GetBytes(signingKey));""")]
    [InlineData("""var apiKey = "@"; new HttpClient().DefaultRequestHeaders.Add("X-Api-Key", apiKey);""")]
    [InlineData("""var apiKey = "@"; new HttpClient().DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.Add("X-Api-Key", "@");""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.Add("Authorization", "Bearer @");""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.Add("Authorization", "Bearer " + "@");""")]
    [InlineData("""_ = new AuthenticationHeaderValue("Bearer", "@");""")]
    [InlineData("""_ = new NetworkCredential("robot", "@");""")]
    [InlineData("""_ = new NetworkCredential { UserName = "robot", Password = "@" };""")]
    [InlineData("""_ = Environment.GetEnvironmentVariable("API_KEY") ?? "@";""")]
    [InlineData("""void SetApiKey(string value) { } SetApiKey("@");""")]
    [InlineData("""void Open(string user, string password) { } Open("robot", "@");""")]
    [InlineData("""void Open(string user, string apiKey) { } Open("robot", "@");""")]
    [InlineData("""var d = new Dictionary<string, string> { ["client_secret"] = "@" };""")]
    [InlineData("""var d = new Dictionary<string, string> { { "client_secret", "@" } };""")]
    [InlineData("""_ = new KeyValuePair<string, string>("client_secret", "@");""")]
    [InlineData("""bool Is(string apiKey) => apiKey == "@"; Is("");""")]
    [InlineData("""Func<string> tokenProvider = () => "@";""")]
    [InlineData("""(string user, string apiKey) login = ("robot", "@");""")]
    [InlineData("""var t = "tool --user robot --password @";""")]
    [InlineData("""var t = "{\"client_secret\":\"@\"}";""")]
    [InlineData("""var apiKey = "@"[..20] + "x"; _ = new HMACSHA256(Encoding.UTF8.GetBytes(apiKey));""")]
    [InlineData("""using var aes = Aes.Create(); aes.Key = Encoding.UTF8.GetBytes("@");""")]
    [InlineData("""string Token() => "@"; _ = new HMACSHA256(Encoding.UTF8.GetBytes(Token()));""")]
    [InlineData("""_ = new HMACSHA256(Encoding.UTF8.GetBytes("@" + "@"));""")]
    [InlineData("""var b = new StringBuilder("@"); b.Append("7f"); _ = new HMACSHA256(Encoding.UTF8.GetBytes(b.ToString()));""")]
    [InlineData("""_ = new HMACSHA256(Encoding.UTF8.GetBytes("a" + "@"));""")]
    [InlineData("""var s = new System.Security.SecureString(); foreach (var c in "@") { s.AppendChar(c); }""")]
    public async Task Once(string statement)
    {
        foreach (var value in new[] { Token.Random, Token.GitHub })
        {
            var (diagnostics, exceptions) = await AllAnalyzers.RunAsync([CSharpSyntaxTree.ParseText($$"""
                using System;
                using System.Collections.Generic;
                using System.Net;
                using System.Net.Http;
                using System.Net.Http.Headers;
                using System.Security.Cryptography;
                using System.Text;
                namespace Microsoft.IdentityModel.Tokens { class SymmetricSecurityKey { public SymmetricSecurityKey(byte[] key) { } } }
                namespace N { using Microsoft.IdentityModel.Tokens; class C { void M() { {{statement.Replace("@", value)}} } } }
                """, new CSharpParseOptions(LanguageVersion.Preview), "C.cs")]);
            Assert.Empty(exceptions);
            var places = diagnostics.Where(one => one.Id is "TG1001" or "TG1002" or "TG1003").Select(one => (one.Id, one.Location.SourceSpan.Start, one.Location.SourceSpan.End)).ToList();
            foreach (var (first, i) in places.Select((place, i) => (place, i)))
            {
                Assert.True(places.Skip(i + 1).All(other => other.End <= first.Start || first.End <= other.Start), string.Join("\n", diagnostics));
            }
        }
    }

    [Theory]
    [InlineData("""const string Password = "@"; string Text => "Server=db;User Id=shop;Password=" + Password;""")]
    [InlineData("""readonly string password = "@"; string Text() => $"amqp://shop:{password}@queue.acme.dev";""")]
    [InlineData("""static string Password { get; } = "@"; string Text => $"https://robot:{Password}@git.acme.dev/shop.git";""")]
    [InlineData("""string Password() => "@"; string Text => "Server=db;User Id=shop;Password=" + Password();""")]
    [InlineData("""string Text() { var password = "@"; return $"grant_type=password&username=bob&password={password}"; }""")]
    [InlineData("""string Text() { var password = Environment.GetEnvironmentVariable("DB_PASSWORD") ?? "@"; return "Server=db;User Id=shop;Password=" + password; }""")]
    [InlineData("""const string Password = "@"; const string Base = "Server=db;User Id=shop;Password=" + Password; string Text => Base + ";Encrypt=true";""")]
    [InlineData("""const string Plain = "@"; string Text => $"https://robot:{Plain}@git.acme.dev/shop.git";""")]
    [InlineData("""const string Plain = "@"; string Text => "Server=db;User Id=shop;Password=" + Plain;""")]
    [InlineData("""const string ClientSecret = "@"; string Text => $"grant_type=client_credentials&client_id=shop&client_secret={ClientSecret}";""")]
    [InlineData("""string Text => "Server=db;User Id=shop;Password=" + Other.Password; static class Other { public const string Password = "@"; }""")]
    [InlineData("""const string Plain = "@"; string Text => $"https://api.acme.dev/items?api_key={Plain}";""")]
    [InlineData("""string Text() { const string plain = "@"; return $"grant_type=client_credentials&client_id=shop&client_secret={plain}"; }""")]
    public async Task Also_where_it_reaches_a_text(string members)
    {
        foreach (var value in new[] { Token.Random, Token.GitHub, "Winter-Sun7" })
        {
            if (value is "Winter-Sun7" && members.Contains("api_key", StringComparison.Ordinal))
            {
                continue;
            }

            var (diagnostics, exceptions) = await AllAnalyzers.RunAsync([CSharpSyntaxTree.ParseText($$"""
                using System;
                class C { {{members.Replace("@git", "#git", StringComparison.Ordinal).Replace("@queue", "#queue", StringComparison.Ordinal).Replace("@", value, StringComparison.Ordinal).Replace('#', '@')}} }
                """, new CSharpParseOptions(LanguageVersion.Preview), "C.cs")]);
            Assert.Empty(exceptions);
            Assert.True(diagnostics.Count(one => one.Id is "TG1001" or "TG1002" or "TG1003") == 1, value.Length + "\n" + string.Join("\n", diagnostics));
        }
    }

    /// <summary>As generators of clients copy attributes; what only they write is told there.</summary>
    [Theory]
    [InlineData("/shop/obj/Debug/net10.0/Acme.Generator/Items.g.cs", 1)]
    [InlineData("Acme.Generator/Items.g.cs", 1)]
    [InlineData("C:\\shop\\obj\\Debug\\Items.g.cs", 1)]
    [InlineData("/shop/Items.Designer.cs", 2)]
    [InlineData("/shop/Items.g.cs", 2)]
    public async Task A_copy_that_the_build_makes_is_quiet(string path, int reports)
    {
        var made = CSharpSyntaxTree.ParseText($$"""class Made { string[] Headers => ["X-Api-Key: {{Token.GitHub}}"]; }""", path: path);
        var code = CSharpSyntaxTree.ParseText($$"""interface IItems { const string Header = "X-Api-Key: {{Token.GitHub}}"; }""", path: "/shop/IItems.cs");
        Assert.Equal(reports, (await AllAnalyzers.RunAsync([code, made])).Diagnostics.Count(one => one.Id == "TG1001"));
        Assert.Equal(1, (await AllAnalyzers.RunAsync([made])).Diagnostics.Count(one => one.Id == "TG1001"));
    }
}
