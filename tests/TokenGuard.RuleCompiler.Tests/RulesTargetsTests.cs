using System.Diagnostics;
using System.Runtime.CompilerServices;
using TokenGuard.Engine.Rules;

namespace TokenGuard.RuleCompiler.Tests;

/// <summary>Runs eng/Rules.targets as a host's build does, on a copy of the rules folder.</summary>
public sealed class RulesTargetsTests : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly TemporaryFolder host = new();
    private readonly TemporaryFolder rules = new();

    public RulesTargetsTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository(), "rules"), "*.toml"))
        {
            File.Copy(file, rules[Path.GetFileName(file)]);
        }

        host.Write("Host.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks></PropertyGroup>
              <Import Project="{Repository()}/eng/Rules.targets" />
            </Project>
            """);
    }

    public void Dispose()
    {
        host.Dispose();
        rules.Dispose();
    }

    [Fact]
    public void A_file_in_the_rules_folder_and_a_build_are_all_that_a_new_rule_needs()
    {
        Assert.Equal((0, ""), Build());
        var before = Catalog();
        Assert.NotEmpty(before.Rules);
        Assert.Null(before.Find("brand-new-key"));

        rules.Write("brand-new.toml", "[provider]\nid = 'brand-new'\nname = 'Brand New'\n[[token]]\nid = 'brand-new-key'\nname = 'Key'\npattern = '\\bbrandnew_[a-z]{9}\\b'\n");
        Assert.Equal((0, ""), Build());
        Assert.Equal("Brand New", Catalog().Find("brand-new-key")?.Provider.Name);
        Assert.Equal(before.Rules.Count + 1, Catalog().Rules.Count);

        File.Delete(rules["brand-new.toml"]);
        Assert.Equal((0, ""), Build());
        Assert.Equal(before.Hash, Catalog().Hash);
    }

    [Fact]
    public void A_build_without_changes_does_not_compile_the_rules_again()
    {
        Assert.Equal((0, ""), Build());
        var (binary, stamp) = (File.GetLastWriteTimeUtc(Intermediate("rules.bin")), File.GetLastWriteTimeUtc(Intermediate("rules.stamp")));
        Assert.Equal((0, ""), Build());
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(Intermediate("rules.stamp")));

        File.AppendAllText(rules["url.toml"], "# a remark\n");
        Assert.Equal((0, ""), Build());
        Assert.NotEqual(stamp, File.GetLastWriteTimeUtc(Intermediate("rules.stamp")));
        Assert.Equal(binary, File.GetLastWriteTimeUtc(Intermediate("rules.bin")));
    }

    [Fact]
    public void A_wrong_rule_stops_the_build_and_is_shown_at_its_place()
    {
        var file = rules.Write("wrong.toml", "[provider]\nid = 'wrong'\nname = 'x'\n[[token]]\nid = 'wrong-key'\nname = 'x'\npattern = 'a('\n");
        var (code, output) = Build();
        Assert.Equal(1, code);
        Assert.Contains($"{file}(7,", output, StringComparison.Ordinal);
        Assert.Contains("error TGR001: the pattern is wrong: ", output, StringComparison.Ordinal);
    }

    private RuleCatalog Catalog() => RuleCatalogReader.Read(File.ReadAllBytes(Intermediate("rules.bin")));

    private string Intermediate(string name) => host[Path.Combine("obj", Configuration, "net10.0", name)];

    /// <summary>Runs the target without building the compiler again: the tests run from its files.</summary>
    private (int ExitCode, string Output) Build()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = host.Path,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "msbuild", "Host.csproj", "-nologo", "-v:q", "-nodeReuse:false", "-t:CompileRules", $"-p:Configuration={Configuration}",
                "-p:TargetFramework=net10.0", "-p:BuildProjectReferences=false", $"-p:RulesFolder={rules.Path}/",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string Repository([CallerFilePath] string path = "") => path;
}
