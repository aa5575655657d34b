using TokenGuard.Analyzers.Tests.Harness;
using TokenGuard.CodeFixes;
using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.HardCodedTokenAnalyzer, TokenGuard.CodeFixes.ReadFromConfigurationFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class ReadFromConfigurationTests
{
    private const string Imports = """
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Hosting;

        """;

    /// <summary>In the sources, <c>@token</c> is a token and <c>@key</c> the end of reading the value that must be there.</summary>
    private static string Fill(string source, string token) => Imports + source
        .Replace("@token", token, StringComparison.Ordinal)
        .Replace("@key", """["Github:Token"] ?? throw new InvalidOperationException("Github:Token is not set")""", StringComparison.Ordinal);

    private static Verify Test(string before, string after, string key = ReadFromConfigurationFix.ConfigurationKey) =>
        new(Fill(before, $"[|{Token.GitHub}|]"), Fill(after, Token.GitHub), key);

    private static Task Becomes(string before, string after) => Test(before, after).RunAsync();

    private static Task Stays(string source) => Verify.None(Fill(source, $"[|{Token.GitHub}|]"), ReadFromConfigurationFix.ConfigurationKey);

    [Fact]
    public Task A_field_is_in_reach_of_methods() => Becomes(
        """
        class C
        {
            private readonly IConfiguration _configuration;
            public C(IConfiguration configuration) { _configuration = configuration; }
            string M() => "@token";
        }
        """,
        """
        class C
        {
            private readonly IConfiguration _configuration;
            public C(IConfiguration configuration) { _configuration = configuration; }
            string M() => _configuration@key;
        }
        """);

    [Fact]
    public Task A_parameter_is_nearer_than_a_field() => Becomes(
        """
        class C
        {
            private readonly IConfiguration _configuration;
            private string token;
            public C(IConfiguration configuration)
            {
                _configuration = configuration;
                token = "@token";
            }
        }
        """,
        """
        class C
        {
            private readonly IConfiguration _configuration;
            private string token;
            public C(IConfiguration configuration)
            {
                _configuration = configuration;
                token = configuration@key;
            }
        }
        """);

    [Fact]
    public Task A_parameter_of_a_primary_constructor_is_in_reach_of_all_members() => Becomes(
        """
        class C(IConfiguration settings)
        {
            string field = "@token";
            string Property { get; } = "@token";
            string M() => "@token";
        }
        """,
        """
        class C(IConfiguration settings)
        {
            string field = settings@key;
            string Property { get; } = settings@key;
            string M() => settings@key;
        }
        """);

    [Fact]
    public Task A_property_of_a_base_class_is_in_reach() => Becomes(
        """
        class B { protected IConfigurationRoot Settings => null!; }
        class C : B { void M() { var token = "@token"; } }
        """,
        """
        class B { protected IConfigurationRoot Settings => null!; }
        class C : B { void M() { var token = Settings@key; } }
        """);

    [Fact]
    public Task A_builder_of_top_level_statements_has_the_configuration() => Test(
        """
        var builder = WebApplication.CreateBuilder(args);
        var token = "@token";
        var app = builder.Build();
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        var token = builder.Configuration@key;
        var app = builder.Build();
        app.Run();
        """).AsProgram().RunAsync();

    [Fact]
    public Task An_application_has_the_configuration() => Test(
        """
        var app = WebApplication.Create(args);
        app.MapGet("/", () => "@token");
        app.Run();
        """,
        """
        var app = WebApplication.Create(args);
        app.MapGet("/", () => app.Configuration@key);
        app.Run();
        """).AsProgram().RunAsync();

    [Fact]
    public Task A_host_builder_has_the_configuration() => Test(
        """
        HostApplicationBuilder host = Host.CreateApplicationBuilder(args);
        const string token = "@token";
        Console.WriteLine(token);
        """,
        """
        HostApplicationBuilder host = Host.CreateApplicationBuilder(args);
        string token = host.Configuration@key;
        Console.WriteLine(token);
        """).AsProgram().RunAsync();

    [Fact]
    public Task A_context_of_a_host_has_the_configuration() => Becomes(
        """
        class C { void M(IHostBuilder host) => host.ConfigureServices((context, services) => { string s = "@token"; }); }
        """,
        """
        class C { void M(IHostBuilder host) => host.ConfigureServices((context, services) => { string s = context.Configuration@key; }); }
        """);

    [Fact]
    public Task In_a_text_it_may_be_missing() => Becomes(
        """
        class C(IConfiguration configuration) { string M() => "Bearer @token"; }
        """,
        """
        class C(IConfiguration configuration) { string M() => $"Bearer {configuration["Github:Token"]}"; }
        """);

    [Fact]
    public Task All_of_several_files_are_read_at_once() => Test(
        """
        class C(IConfiguration configuration) { string M() => "@token"; }
        """,
        """
        class C(IConfiguration configuration) { string M() => configuration@key; }
        """)
        .WithSource(
            Fill("""class D(IConfiguration configuration) { string M() => "@token"; }""", $"[|{Token.GitHub}|]"),
            Fill("""class D(IConfiguration configuration) { string M() => configuration@key; }""", Token.GitHub))
        .RunAsync();

    [Theory]
    [InlineData("""class C { IConfiguration c = null!; static string M() => "@token"; }""")]
    [InlineData("""class C { IConfiguration c = null!; string t = "@token"; }""")]
    [InlineData("""class C { IConfiguration c = null!; const string T = "@token"; }""")]
    [InlineData("""class C(IConfiguration c) { static string t = "@token"; }""")]
    [InlineData("""class C { IConfigurationSection s = null!; string M() => "@token"; }""")]
    [InlineData("""class C { void M(IConfiguration c) { N(); static string N() => "@token"; } }""")]
    [InlineData("""class C { void M() { string t = "@token"; IConfiguration c = null!; } }""")]
    [InlineData("""class C { void M() { IConfiguration c; string t = "@token"; c = null!; } }""")]
    [InlineData("""class B(string t) { string T => t; } class C : B { IConfiguration c = null!; C() : base("@token") { } }""")]
    [InlineData("""class A { IConfiguration c = null!; class C { string M() => "@token"; } }""")]
    public Task What_cannot_be_used_at_the_place_is_not_in_reach(string source) => Stays(source);

    [Fact]
    public Task A_local_of_top_level_statements_is_not_in_reach_of_types() => new Verify(
        Fill("""
        IConfiguration configuration = null!;
        Console.WriteLine(configuration);
        class C { string M() => "@token"; }
        """, $"[|{Token.GitHub}|]"),
        Fill("""
        IConfiguration configuration = null!;
        Console.WriteLine(configuration);
        class C { string M() => "@token"; }
        """, $"[|{Token.GitHub}|]"),
        ReadFromConfigurationFix.ConfigurationKey).AsProgram().RunAsync();

    [Fact]
    public Task User_secrets_open_the_assembly_once() => Test(
        """

        class C(IConfiguration configuration)
        {
            string one = "@token";
            string two = "@token";
        }
        """,
        """

        // dotnet user-secrets set "Github:Token" "<value>" --id "TestProject"
        [assembly: Microsoft.Extensions.Configuration.UserSecrets.UserSecretsId("TestProject")]

        class C(IConfiguration configuration)
        {
            string one = configuration@key;
            string two = configuration@key;
        }
        """,
        ReadFromConfigurationFix.UserSecretsKey).RunAsync();

    [Fact]
    public Task User_secrets_open_the_assembly_in_one_file_of_several() => Test(
        """

        class C(IConfiguration configuration) { string M() => "@token"; }
        """,
        """

        // dotnet user-secrets set "Github:Token" "<value>" --id "TestProject"
        [assembly: Microsoft.Extensions.Configuration.UserSecrets.UserSecretsId("TestProject")]

        class C(IConfiguration configuration) { string M() => configuration@key; }
        """,
        ReadFromConfigurationFix.UserSecretsKey)
        .WithSource(
            Fill("""class D(IConfiguration configuration) { string M() => "@token"; }""", $"[|{Token.GitHub}|]"),
            Fill("""class D(IConfiguration configuration) { string M() => configuration@key; }""", Token.GitHub))
        .RunAsync();

    [Fact]
    public Task An_assembly_that_is_open_stays_as_it_is() => Test(
        """
        [assembly: Microsoft.Extensions.Configuration.UserSecrets.UserSecretsId("mine")]
        class C(IConfiguration configuration) { string M() => "@token"; }
        """,
        """
        [assembly: Microsoft.Extensions.Configuration.UserSecrets.UserSecretsId("mine")]
        class C(IConfiguration configuration) { string M() => configuration@key; }
        """,
        ReadFromConfigurationFix.UserSecretsKey)
        .Offering("Read Github:Token from user secrets (dotnet user-secrets set \"Github:Token\" \"<value>\" --id \"mine\")")
        .RunAsync();
}
