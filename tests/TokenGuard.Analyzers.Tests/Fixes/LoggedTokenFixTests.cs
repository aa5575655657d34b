using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.Tests.Fixes.StandIns.LogAnalyzer, TokenGuard.CodeFixes.LoggedTokenFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class LoggedTokenFixTests
{
    private static Verify Test(string before, string after)
    {
        string Wrap(string statement) => $$"""
            using System;
            using System.Diagnostics;
            using Microsoft.Extensions.Logging;
            class C
            {
                void M(ILogger logger, string token, string user, Exception e)
                {
                    {{statement}}
                }
            }
            """;
        return new Verify(Wrap(before), Wrap(after));
    }

    [Theory]
    [InlineData("""logger.LogInformation("Token {Token}", [|token|]);""", """logger.LogInformation("Token ***");""")]
    [InlineData("""logger.LogInformation("Token {Token} of {User}", [|token|], user);""", """logger.LogInformation("Token *** of {User}", user);""")]
    [InlineData("""logger.LogInformation("{User} has {Token}!", user, [|token|]);""", """logger.LogInformation("{User} has ***!", user);""")]
    [InlineData("""logger.LogError(e, "Token {@Token} failed", [|token|]);""", """logger.LogError(e, "Token *** failed");""")]
    [InlineData("""logger.Log(LogLevel.Debug, "{{x}} {Token:l} {User}", [|token|].Trim(), user);""", """logger.Log(LogLevel.Debug, "{{x}} *** {User}", user);""")]
    [InlineData("""logger.LogInformation("Token {0} of {1}", [|token|], user);""", """logger.LogInformation("Token {0} of {1}", "***", user);""")]
    [InlineData("""logger.LogInformation("Token " + [|token|]);""", """logger.LogInformation("Token ***");""")]
    [InlineData("""logger.LogInformation($"Token {[|token|]} of {user}");""", """logger.LogInformation($"Token *** of {user}");""")]
    [InlineData("""logger.LogInformation($"Token {[|token|].Substring(4),10:x} of {user}");""", """logger.LogInformation($"Token *** of {user}");""")]
    public Task Structured_messages_lose_argument_and_placeholder(string before, string after) => Test(before, after).RunAsync();

    [Theory]
    [InlineData("""Console.WriteLine([|token|]);""", """Console.WriteLine("***");""")]
    [InlineData("""Console.WriteLine("{0}: {1}", user, [|token|]);""", """Console.WriteLine("{0}: {1}", user, "***");""")]
    [InlineData("""Console.WriteLine(user + ":" + ([|token|] ?? "none"));""", """Console.WriteLine(user + ":***");""")]
    [InlineData("""Console.WriteLine("a" + [|token|] + "b");""", """Console.WriteLine("a***b");""")]
    [InlineData("""Console.WriteLine([|token|] + "b" + user);""", """Console.WriteLine("***b" + user);""")]
    [InlineData("""Console.WriteLine(user + [|token|] + "b");""", """Console.WriteLine(user + "***b");""")]
    [InlineData("""Console.WriteLine(user + [|token|]);""", """Console.WriteLine(user + "***");""")]
    [InlineData("""Console.WriteLine("a\t" + [|token|] + @"\b");""", """Console.WriteLine("a\t***" + @"\b");""")]
    [InlineData("""Console.WriteLine(@"\a" + [|token|] + @"\b" + user);""", """Console.WriteLine(@"\a***\b" + user);""")]
    [InlineData("""Console.WriteLine($"{user}: " + [|token|] + '!');""", """Console.WriteLine($"{user}: ***" + '!');""")]
    [InlineData("""Console.WriteLine($"{user}: " + [|token|] + $" at {e}");""", """Console.WriteLine($"{user}: *** at {e}");""")]
    [InlineData("""Console.WriteLine("a" + /* whose? */ [|token|] + "b");""", """Console.WriteLine("a" + /* whose? */ "***b");""")]
    [InlineData("""Console.WriteLine("a" + ([|token|] + "b"));""", """Console.WriteLine("a" + ("***b"));""")]
    [InlineData("""Console.WriteLine("a" + user.Length + [|token|].Trim() + 5);""", """Console.WriteLine("a" + user.Length + "***" + 5);""")]
    [InlineData("""Console.WriteLine(string.Format("{0}", [|token|]));""", """Console.WriteLine(string.Format("{0}", "***"));""")]
    [InlineData("""Debug.WriteLine([|token|], "auth");""", """Debug.WriteLine("***", "auth");""")]
    [InlineData("""Trace.TraceError("bad {0}", [|token|]);""", """Trace.TraceError("bad {0}", "***");""")]
    [InlineData("""new Activity("a").SetTag("token", [|token|]);""", """new Activity("a").SetTag("token", "***");""")]
    [InlineData("""throw new InvalidOperationException([|token|]);""", """throw new InvalidOperationException("***");""")]
    [InlineData("""throw new InvalidOperationException($"Bad token {[|token|]}", e);""", """throw new InvalidOperationException($"Bad token ***", e);""")]
    [InlineData("""throw new ArgumentException("Bad token " + [|token|], nameof(user));""", """throw new ArgumentException("Bad token ***", nameof(user));""")]
    [InlineData(""""Console.WriteLine($$"""{"token": "{{[|token|]}}"}""");"""", """"Console.WriteLine($$"""{"token": "***"}""");"""")]
    public Task Other_messages_show_stars(string before, string after) => Test(before, after).RunAsync();

    [Fact]
    public Task All_of_a_file_at_once() => Test(
        """
        Console.WriteLine([|token|]);
        logger.LogInformation("{A} {B} {C}", [|token|], user, [|token|]);
        """,
        """
        Console.WriteLine("***");
        logger.LogInformation("*** {B} ***", user);
        """).InTurns(3, 1).RunAsync();

    [Fact]
    public Task All_of_a_sum_at_once() => Test(
        """Console.WriteLine("a" + [|token|] + "b" + [|token|] + "c");""",
        """Console.WriteLine("a***b***c");""").InTurns(2, 1).RunAsync();

    [Theory]
    [InlineData("""Console.WriteLine([|token|].Length);""")]
    [InlineData("""Console.WriteLine([|token|][0]);""")]
    public Task A_part_that_is_no_text_stays(string statement) => Test(statement, statement).RunAsync();

    [Theory]
    [InlineData("logger.LogInformation(\"Using token {Token}\", [|token|]);", "logger.LogInformation(\"Using token ***\");")]
    [InlineData("logger.LogDebug(\"Logging in as {User} with {Password}\", user, [|password|]);", "logger.LogDebug(\"Logging in as {User} with ***\", user);")]
    [InlineData("logger.LogInformation(\"Headers {Headers}\", [|request.Headers|]);", "logger.LogInformation(\"Headers ***\");")]
    [InlineData("using (logger.BeginScope(\"call with {Token}\", [|token|])) { }", "using (logger.BeginScope(\"call with ***\")) { }")]
    [InlineData("using (logger.BeginScope(new Dictionary<string, object?> { [\"Token\"] = [|token|] })) { }", "using (logger.BeginScope(new Dictionary<string, object?> { [\"Token\"] = \"***\" })) { }")]
    [InlineData("logger.LogInformation(\"{Event}\", new { user, [|token|] });", "logger.LogInformation(\"{Event}\", new { user, token = \"***\" });")]
    [InlineData("logger.LogInformation(\"{Value}\", [|password|] ?? \"none\");", "logger.LogInformation(\"***\");")]
    [InlineData("Console.WriteLine(string.Concat(user, [|password|]));", "Console.WriteLine(string.Concat(user, \"***\"));")]
    [InlineData("Console.WriteLine(\"Token: {0} for {1}\", [|token|], user);", "Console.WriteLine(\"Token: {0} for {1}\", \"***\", user);")]
    [InlineData("throw new InvalidOperationException($\"Token {[|token|]} was refused\");", "throw new InvalidOperationException($\"Token *** was refused\");")]
    [InlineData("var failure = new Exception(); failure.Data[\"token\"] = [|token|]; throw failure;", "var failure = new Exception(); failure.Data[\"token\"] = \"***\"; throw failure;")]
    public Task What_the_analyzer_reports_is_mended(string before, string after)
    {
        static string Wrap(string statement) => $$"""
            using System;
            using System.Collections.Generic;
            using System.Net.Http;
            using Microsoft.Extensions.Logging;
            class C
            {
                void M(ILogger logger, string token, string user, string password, HttpRequestMessage request)
                {
                    {{statement}}
                }
            }
            """;
        return Harness.VerifyFix<LoggedTokenAnalyzer, CodeFixes.LoggedTokenFix>.That(Wrap(before), Wrap(after));
    }
}
