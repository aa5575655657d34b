using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.Tests.Fixes.StandIns.HttpTextAnalyzer, TokenGuard.CodeFixes.ClearTextTransportFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class ClearTextTransportFixTests
{
    [Theory]
    [InlineData("\"http://api.example.com/v2\"", "\"https://api.example.com/v2\"")]
    [InlineData("@\"http://api.example.com/v2\"", "@\"https://api.example.com/v2\"")]
    [InlineData("\"\"\"http://api.example.com/v2\"\"\"", "\"\"\"https://api.example.com/v2\"\"\"")]
    [InlineData("\"HTTP://api.example.com\"", "\"https://api.example.com\"")]
    [InlineData("\"ws://api.example.com/feed\"", "\"wss://api.example.com/feed\"")]
    [InlineData("\"http://api.example.com:80/v2\"", "\"https://api.example.com/v2\"")]
    [InlineData("\"http://api.example.com:80\"", "\"https://api.example.com\"")]
    [InlineData("\"http://api.example.com:8080/v2\"", "\"https://api.example.com:8080/v2\"")]
    [InlineData("\"see http://a.example.com and http://b.example.com\"", "\"see https://a.example.com and https://b.example.com\"")]
    [InlineData("\"Server=db;Encrypt=False\"", "\"Server=db;Encrypt=True\"")]
    public Task An_address_in_a_text_is_spoken_to_with_TLS(string before, string after) =>
        Verify.That($"class C {{ string url = [|{before}|]; }}", $"class C {{ string url = {after}; }}");

    [Fact]
    public Task Addresses_in_interpolated_texts_too() => Verify.That(
        """"
        class C
        {
            string M(string host) => $"[|http://|]{host}:80/v2" + $@"{host}[|/ http://b.example.com/|]" + $$"""[|{ http://|]{{host}}/""";
        }
        """",
        """"
        class C
        {
            string M(string host) => $"https://{host}:80/v2" + $@"{host}/ https://b.example.com/" + $$"""{ https://{{host}}/""";
        }
        """");

    [Fact]
    public Task All_of_a_file_and_a_constant_in_an_attribute() => Verify.That(
        """
        using System;
        class C
        {
            const string Url = [|"http://api.example.com"|];
            [Obsolete([|"http://api.example.com/old"|])] void M(string url = [|"http://api.example.com"|]) { }
            Uri uri = new([|"http://api.example.com"|]);
        }
        """,
        """
        using System;
        class C
        {
            const string Url = "https://api.example.com";
            [Obsolete("https://api.example.com/old")] void M(string url = "https://api.example.com") { }
            Uri uri = new("https://api.example.com");
        }
        """);

    [Fact]
    public Task A_scheme_by_itself_is_replaced_where_no_port_stands_beside_it() => Verify.That(
        """
        using System;
        class C
        {
            UriBuilder one = new([|"http"|], "api.example.com");
            UriBuilder two = new() { Scheme = [|"http"|] };
        }
        """,
        """
        using System;
        class C
        {
            UriBuilder one = new("https", "api.example.com");
            UriBuilder two = new() { Scheme = "https" };
        }
        """);

    [Fact]
    public Task A_scheme_with_a_port_stays() => Verify.None(
        """
        using System;
        class C { UriBuilder one = new([|"http"|], "api.example.com", 80); }
        """);

    [Fact]
    public Task Settings_are_switched_on() => Verify.That(
        """
        class Mail { public bool EnableSsl { get; set; } }
        class C
        {
            bool RequireHttpsMetadata;
            void M(Mail mail)
            {
                [|RequireHttpsMetadata = false|];
                mail = new Mail { [|EnableSsl = false|] };
                [|mail.EnableSsl = false|];
            }
        }
        """,
        """
        class Mail { public bool EnableSsl { get; set; } }
        class C
        {
            bool RequireHttpsMetadata;
            void M(Mail mail)
            {
                RequireHttpsMetadata = true;
                mail = new Mail { EnableSsl = true };
                mail.EnableSsl = true;
            }
        }
        """);

    [Theory]
    [InlineData("await client.GetAsync($\"[|http://api.example.com/users?access_token=|]{token}\");", "await client.GetAsync($\"https://api.example.com/users?access_token={token}\");")]
    [InlineData("client.BaseAddress = new Uri([|\"http://api.github.com:80\"|]);", "client.BaseAddress = new Uri(\"https://api.github.com\");")]
    [InlineData("const string Url = [|\"http://api.github.com/user\"|]; await client.GetAsync(Url);", "const string Url = \"https://api.github.com/user\"; await client.GetAsync(Url);")]
    [InlineData("var cookie = new CookieOptions { HttpOnly = true, [|Secure = false|] }; response.Cookies.Append(\"auth_token\", token, cookie);", "var cookie = new CookieOptions { HttpOnly = true, Secure = true }; response.Cookies.Append(\"auth_token\", token, cookie);")]
    [InlineData("var mail = [|new SmtpClient(\"mail.example.com\")|]; mail.Credentials = new NetworkCredential(\"me\", token);", "var mail = new SmtpClient(\"mail.example.com\") { EnableSsl = true }; mail.Credentials = new NetworkCredential(\"me\", token);")]
    [InlineData("var mail = [|new SmtpClient(\"mail.example.com\") { Credentials = new NetworkCredential(\"me\", token) }|];", "var mail = new SmtpClient(\"mail.example.com\") { Credentials = new NetworkCredential(\"me\", token), EnableSsl = true };")]
    [InlineData("var mail = new SmtpClient(\"mail.example.com\") { Credentials = new NetworkCredential(\"me\", token), [|EnableSsl = false|] };", "var mail = new SmtpClient(\"mail.example.com\") { Credentials = new NetworkCredential(\"me\", token), EnableSsl = true };")]
    [InlineData("new JwtBearerOptions { [|RequireHttpsMetadata = false|] }.ToString();", "new JwtBearerOptions { RequireHttpsMetadata = true }.ToString();")]
    [InlineData("var db = [|\"Server=db.example.com;User Id=app;@login;Encrypt=False\"|];", "var db = \"Server=db.example.com;User Id=app;@login;Encrypt=True\";")]
    [InlineData("var db = [|\"Host=db.example.com;Username=app;@login;SSL Mode=Disable\"|];", "var db = \"Host=db.example.com;Username=app;@login;SSL Mode=Require\";")]
    public Task What_the_analyzer_reports_is_mended(string before, string after)
    {
        static string Wrap(string statement) => $$"""
            using System;
            using System.Net;
            using System.Net.Http;
            using System.Net.Mail;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Http;
            class JwtBearerOptions { public bool RequireHttpsMetadata { get; set; } }
            class C
            {
                async Task M(HttpClient client, string token, HttpResponse response)
                {
                    await Task.Yield();
                    {{statement.Replace("@login", "Password=" + "changeit", StringComparison.Ordinal)}}
                }
            }
            """;
        return Harness.VerifyFix<ClearTextTransportAnalyzer, CodeFixes.ClearTextTransportFix>.That(Wrap(before), Wrap(after));
    }
}
