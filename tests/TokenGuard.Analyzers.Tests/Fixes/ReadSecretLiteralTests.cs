using System.Globalization;
using TokenGuard.CodeFixes;
using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.Tests.Fixes.StandIns.SecretLiteralAnalyzer, TokenGuard.CodeFixes.ReadFromConfigurationFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class ReadSecretLiteralTests
{
    [Theory]
    [InlineData("string? zendeskApiToken = [|\"hunter\"|];", "ZENDESK_API_TOKEN")]
    [InlineData("string? Password { get; } = [|\"hunter\"|];", "PASSWORD")]
    [InlineData("string? GetClientSecret() => [|\"hunter\"|];", "CLIENT_SECRET")]
    [InlineData("void M(string? apiKey) => M([|\"hunter\"|]);", "API_KEY")]
    [InlineData("void M(string? apiKey) => M(apiKey: [|\"hunter\"|]);", "API_KEY")]
    [InlineData("void SetShopSecret(string? secret) => SetShopSecret([|\"hunter\"|]);", "SHOP_SECRET")]
    [InlineData("void AddSigningKey(object? key) => AddSigningKey(Make([|\"hunter\"|])); object? Make(string? s) => s;", "SIGNING_KEY")]
    [InlineData("void AddSettings(string? apiKey) => AddSettings([|\"hunter\"|]);", "API_KEY")]
    [InlineData("void Send(string? text) => Send([|\"hunter\"|]);", "API_TOKEN")]
    [InlineData("string? text = [|\"hunter\"|];", "API_TOKEN")]
    [InlineData("string? slackToken = true ? [|\"hunter\"|] : null;", "SLACK_TOKEN")]
    [InlineData("string? M() { string? awsSecretKey; awsSecretKey = [|\"hunter\"|]; return awsSecretKey; }", "AWS_SECRET_KEY")]
    [InlineData("string? schlüsselToken = [|\"hunter\"|];", "API_TOKEN")]
    public Task The_variable_is_called_like_what_it_is_given_to(string member, string variable)
    {
        var expected = member.Replace("[|\"hunter\"|]", $"Environment.GetEnvironmentVariable(\"{variable}\")", StringComparison.Ordinal);
        return Verify.That($"using System;\nclass C {{ {member} }}", $"using System;\nclass C {{ {expected} }}", ReadFromConfigurationFix.EnvironmentKey);
    }

    [Theory]
    [InlineData("password == [|\"hunter\"|]", "password == ({0})")]
    [InlineData("[|\"hunter\"|] != this.password", "({0}) != this.password")]
    public Task The_variable_is_called_like_what_the_value_is_compared_with(string comparison, string expected)
    {
        var read = string.Format(CultureInfo.InvariantCulture, expected, "Environment.GetEnvironmentVariable(\"PASSWORD\") ?? throw new InvalidOperationException(\"PASSWORD is not set\")");
        return Verify.That(Member(comparison), Member(read), ReadFromConfigurationFix.EnvironmentKey);

        static string Member(string body) => $"using System;\nclass C {{ string? password; bool Is() => {body}; }}";
    }

    [Theory]
    [InlineData("zendeskApiToken", "Zendesk:ApiToken")]
    [InlineData("apiKey", "ApiKey")]
    [InlineData("password", "Password")]
    [InlineData("stripeSecretKey", "Stripe:SecretKey")]
    public Task The_key_has_a_section_where_the_name_begins_with_a_product(string name, string key) => Verify.That(
        $$"""class C(Microsoft.Extensions.Configuration.IConfiguration configuration) { void M() { string? {{name}} = [|"hunter"|]; } }""",
        $$"""class C(Microsoft.Extensions.Configuration.IConfiguration configuration) { void M() { string? {{name}} = configuration["{{key}}"]; } }""",
        ReadFromConfigurationFix.ConfigurationKey);

    [Fact]
    public Task A_sum_that_is_reported_as_a_whole_is_replaced_as_a_whole() => Verify.That(
        """
        using System;
        class C { string? M() => [|"hunter" + "2"|]; }
        """,
        """
        using System;
        class C { string? M() => Environment.GetEnvironmentVariable("API_TOKEN"); }
        """,
        ReadFromConfigurationFix.EnvironmentKey);

    [Theory]
    [InlineData("Bearer hunter", "Bearer ")]
    [InlineData("Basic hunter", "Basic ")]
    [InlineData("Authorization: Bearer hunter", "Authorization: Bearer ")]
    [InlineData("token hunter", "token ")]
    public Task A_header_keeps_its_scheme(string header, string kept) => Verify.That(
        $$"""
        using System;
        class C { string M() => [|"{{header}}"|]; }
        """,
        $$"""
        using System;
        class C { string M() => $"{{kept}}{Environment.GetEnvironmentVariable("API_TOKEN")}"; }
        """,
        ReadFromConfigurationFix.EnvironmentKey);

    [Fact]
    public Task A_sentence_is_no_header() => Verify.That(
        """
        using System;
        class C { string? M() => [|"my dog hunter"|]; }
        """,
        """
        using System;
        class C { string? M() => Environment.GetEnvironmentVariable("API_TOKEN"); }
        """,
        ReadFromConfigurationFix.EnvironmentKey);

    [Fact]
    public Task Bytes_are_made_of_the_variable() => Verify.That(
        """
        using System;
        class C
        {
            byte[] signingKey = [|"hunter"u8|].ToArray();
            ReadOnlySpan<byte> M() => [|"hunter"u8|];
        }
        """,
        """
        using System;
        using System.Text;
        class C
        {
            byte[] signingKey = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("SIGNING_KEY") ?? throw new InvalidOperationException("SIGNING_KEY is not set"));
            ReadOnlySpan<byte> M() => Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("API_TOKEN") ?? throw new InvalidOperationException("API_TOKEN is not set"));
        }
        """,
        ReadFromConfigurationFix.EnvironmentKey);

    [Fact]
    public Task Bytes_of_an_inferred_type_stay() => Verify.None(
        """class C { void M() { var key = [|"hunter"u8|]; } }""");

    [Theory]
    [InlineData("{\\\"password\\\":\\\"hunter\\\"}")]
    [InlineData("<password>hunter</password>")]
    [InlineData("Server=db;Pass" + "word=hunter")]
    [InlineData("https://user:hunter@example.com/")]
    public Task A_text_that_holds_more_than_the_secret_stays(string text) => Verify.None($"class C {{ string text = [|\"{text}\"|]; }}");
}
