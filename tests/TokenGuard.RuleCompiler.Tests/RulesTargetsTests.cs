using System.Diagnostics;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Tests;

namespace TokenGuard.RuleCompiler.Tests;

/// <summary>Runs eng/Rules.targets as a host's build does, on a copy of the rules folder.</summary>
public sealed class RulesTargetsTests : IDisposable
{
    private readonly TemporaryFolder host = new();
    private readonly TemporaryFolder rules = new();

    public RulesTargetsTests()
    {
        foreach (var file in Directory.GetFiles(RepositoryFiles.Find("rules"), "*.toml"))
        {
            File.Copy(file, rules[Path.GetFileName(file)]);
        }

        // Building the compiler is left out: it is built, and these tests run from its files.
        host.Write("Host.proj", $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <IntermediateOutputPath>obj/</IntermediateOutputPath>
              </PropertyGroup>
              <Import Project="{RepositoryFiles.Find("eng/Rules.targets")}" />
              <Target Name="ResolveProjectReferences">
                <ItemGroup><RuleCompilerAssembly Include="{typeof(RuleCompilation).Assembly.Location}" /></ItemGroup>
              </Target>
              <Target Name="CoreCompile"><Copy SourceFiles="@(EmbeddedResource)" DestinationFolder="bin" /></Target>
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
        var (binary, stamp) = (TimeOf("rules.bin"), TimeOf("rules.stamp"));
        Assert.Equal((0, ""), Build());
        Assert.Equal(stamp, TimeOf("rules.stamp"));

        File.AppendAllText(rules["url.toml"], "# a remark\n");
        Assert.Equal((0, ""), Build());
        Assert.NotEqual(stamp, TimeOf("rules.stamp"));
        Assert.Equal(binary, TimeOf("rules.bin"));
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

    /// <summary>The catalogue that the host embeds.</summary>
    private RuleCatalog Catalog() => RuleCatalogReader.Read(File.ReadAllBytes(host["bin/rules.bin"]));

    private DateTime TimeOf(string name) => File.GetLastWriteTimeUtc(host["obj/" + name]);

    private (int ExitCode, string Output) Build()
    {
        var start = new ProcessStartInfo("dotnet", $"msbuild Host.proj -nologo -v:q -nodeReuse:false -t:CoreCompile -p:RulesFolder={rules.Path}/")
        {
            WorkingDirectory = host.Path,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
