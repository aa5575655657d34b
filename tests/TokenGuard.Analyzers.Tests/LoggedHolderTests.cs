using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.LoggedTokenAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>Values of settings that are objects of their own.</summary>
public sealed class LoggedHolderTests
{
    [Theory]
    [InlineData("Console.WriteLine(\"Password (checked) => \" + [|settings.Password.Value|]);")]
    [InlineData("Console.WriteLine($\"Key {[|settings.ApiKey.Value|]}\");")]
    [InlineData("var password = settings.Password; Console.WriteLine([|password.Value|]);")]
    public Task The_value_of_a_credential_is_one(string statement) => Verify.That(Around(statement));

    [Theory]
    [InlineData("Console.WriteLine(settings.Password.Label);")]
    [InlineData("Console.WriteLine(settings.Site.Value);")]
    [InlineData("Console.WriteLine(settings.ApiToken.Value);")]
    [InlineData("Console.WriteLine(settings.Length.Value);")]
    [InlineData("Console.WriteLine(words.Password.Value);")]
    [InlineData("Console.WriteLine(settings.Password.Value.Length);")]
    public Task What_stands_beside_it_is_quiet(string statement) => Verify.That(Around(statement));

    private static string Around(string statement) => $$"""
        using System;

        class Setting { public string Value { get; set; } = ""; public string Label { get; set; } = ""; }

        class Number { public int Value { get; set; } }

        class LocalizedWord { public string Value { get; set; } = ""; }

        class Settings
        {
            public Setting Password { get; } = new();
            public Setting ApiKey { get; } = new();
            public Setting ApiToken { get; } = new();
            public Setting Site { get; } = new();
            public Number Length { get; } = new();
        }

        class Words { public LocalizedWord Password { get; } = new(); }

        class C { void M(Settings settings, Words words) { {{statement}} } }
        """;
}
