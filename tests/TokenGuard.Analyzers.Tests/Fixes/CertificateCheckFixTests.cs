using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.Tests.Fixes.StandIns.CertificateAnalyzer, TokenGuard.CodeFixes.CertificateCheckFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class CertificateCheckFixTests
{
    [Fact]
    public Task A_statement_goes() => Verify.That(
        """
        using System.Net;
        using System.Net.Http;
        class C
        {
            HttpClientHandler M()
            {
                var handler = new HttpClientHandler();
                handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; // test server
                ServicePointManager.ServerCertificateValidationCallback += [|(_, _, _, _) => { return true; }|];
                return handler;
            }
        }
        """,
        """
        using System.Net;
        using System.Net.Http;
        class C
        {
            HttpClientHandler M()
            {
                var handler = new HttpClientHandler();
                return handler;
            }
        }
        """);

    [Fact]
    public Task A_statement_of_a_program_goes() => new Verify(
        """
        using System.Net.Http;
        var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback =
            [|(message, certificate, chain, errors) => true|];
        System.Console.WriteLine(handler);
        """,
        """
        using System.Net.Http;
        var handler = new HttpClientHandler();
        System.Console.WriteLine(handler);
        """).AsProgram().RunAsync();

    [Fact]
    public Task A_member_of_an_initializer_goes() => Verify.That(
        """
        using System.Net.Http;
        class C
        {
            HttpClientHandler one = new HttpClientHandler { ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|] };
            HttpClientHandler two = new() { ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|] };
            HttpClientHandler three = new() { UseProxy = false, ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|] };
            HttpClientHandler four = new() { ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|], UseProxy = false };
            HttpClientHandler five = new()
            {
                ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|],
                UseProxy = false,
            };
            HttpClientHandler six = new()
            {
                UseProxy = false,
                ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|],
            };
            HttpClientHandler seven = new()
            {
                UseProxy = false,
                ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]
            };
        }
        """,
        """
        using System.Net.Http;
        class C
        {
            HttpClientHandler one = new HttpClientHandler();
            HttpClientHandler two = new();
            HttpClientHandler three = new() { UseProxy = false };
            HttpClientHandler four = new() { UseProxy = false };
            HttpClientHandler five = new()
            {
                UseProxy = false,
            };
            HttpClientHandler six = new()
            {
                UseProxy = false,
            };
            HttpClientHandler seven = new()
            {
                UseProxy = false
            };
        }
        """);

    [Theory]
    [InlineData("if (b) { @ }", "")]
    [InlineData("if (b) @", "")]
    [InlineData("if (b)\n        {\n            @\n        }", "")]
    [InlineData("if (b) { if (s.Length > 1 && !IsLive()) { @ } }", "")]
    [InlineData("if (b) { @ handler.UseProxy = b; }", "if (b) {  handler.UseProxy = b; }")]
    [InlineData("if (b) { handler.UseProxy = b; } else { @ }", "if (b) { handler.UseProxy = b; }")]
    [InlineData("if (b) { handler.UseProxy = b; }\n        else if (s == \"live\")\n        {\n            @\n        }", "if (b) { handler.UseProxy = b; }")]
    [InlineData("{ @ }", "{  }")]
    [InlineData("System.Action set = () => { @ };", "System.Action set = () => {  };")]
    public Task No_empty_body_stays(string before, string after)
    {
        static string Wrap(string statement) => $$"""
            using System.Net.Http;
            class C
            {
                bool IsLive() => true;
                void M(bool b, string s, HttpClientHandler handler)
                {
                    System.Console.WriteLine();{{(statement.Length > 0 ? "\n        " : "")}}{{statement}}
                }
            }
            """;
        return Verify.That(
            Wrap(before.Replace("@", "handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|];", StringComparison.Ordinal)),
            Wrap(after));
    }

    [Theory]
    [InlineData("void M(bool b) { while (b) handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; }")]
    [InlineData("void M(bool b) { foreach (var c in \"\") { handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; } }")]
    [InlineData("void M(bool b) { try { handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; } finally { } }")]
    [InlineData("void M(bool b) { if (b) { handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; } else { handler.UseProxy = b; } }")]
    [InlineData("void M(bool b) { if (Ask()) { handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; } } bool Ask() => true;")]
    [InlineData("void M(bool b) { if (b = handler.UseProxy) { handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; } }")]
    [InlineData("object M(object b) { if (b is not string text) { handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; } return b; }")]
    [InlineData("void M(bool b) { if (b) { handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; } }")]
    [InlineData("System.Action<HttpClientHandler> M() => h => h.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|];")]
    [InlineData("object M() => new SslStream(System.IO.Stream.Null, false, [|(_, _, _, _) => true|]);")]
    [InlineData("void M() { System.Func<int, int, int, int, bool> f = [|(_, _, _, _) => true|]; f = [|(_, _, _, _) => true|]; }")]
    public Task Where_more_depends_on_it_nothing_is_offered(string member) => Verify.None(
        $$"""
        using System.Net.Http;
        using System.Net.Security;
        class C
        {
            HttpClientHandler handler = new();
            {{member}}
        }
        """);

    [Theory]
    [InlineData("var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = [|HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|] };", "var handler = new HttpClientHandler();")]
    [InlineData("var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = [|delegate { return true; }|] } };", "var handler = new SocketsHttpHandler { SslOptions = { } };")]
    [InlineData("var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = [|(s, c, ch, e) => true|] } };", "var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions() };")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = new RemoteCertificateValidationCallback([|delegate { return true; }|]); Console.WriteLine();", " Console.WriteLine();")]
    [InlineData("var chain = new X509Chain { ChainPolicy = { [|VerificationFlags = X509VerificationFlags.AllFlags|] } };", "var chain = new X509Chain { ChainPolicy = { } };")]
    [InlineData("var db = [|\"Server=db.example.com;User Id=app;@login;TrustServerCertificate=True\"|];", "var db = \"Server=db.example.com;User Id=app;@login;TrustServerCertificate=False\";")]
    [InlineData("var builder = new System.Data.Common.DbConnectionStringBuilder(); [|builder[\"Trust Server Certificate\"] = true|];", "var builder = new System.Data.Common.DbConnectionStringBuilder(); builder[\"Trust Server Certificate\"] = false;")]
    public Task What_the_analyzer_reports_is_mended(string before, string after)
    {
        static string Wrap(string statement) => $$"""
            using System;
            using System.Net;
            using System.Net.Http;
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;
            class C
            {
                void M()
                {
                    {{statement.Replace("@login", "Password=" + "changeit", StringComparison.Ordinal)}}
                }
            }
            """;
        return Harness.VerifyFix<CertificateCheckAnalyzer, CodeFixes.CertificateCheckFix>.That(Wrap(before), Wrap(after));
    }
}
