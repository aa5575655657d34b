using TokenGuard.Engine.Rules;

namespace TokenGuard.RuleCompiler.Tests;

public sealed class RuleCompilationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Output => folder["rules.bin"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_become_one_catalogue()
    {
        Assert.Empty(RuleCompilation.Run(Output, [Rule("b", "b-key"), Rule("a", "a-key")]));
        var catalog = RuleCatalogReader.Read(File.ReadAllBytes(Output));
        Assert.Equal(["a-key", "b-key"], catalog.Rules.Select(rule => rule.Id));
        Assert.Equal(new RuleOrigin("a.toml", 5, 6), catalog.Rules[0].Origin);
    }

    [Fact]
    public void A_list_names_files_one_a_line()
    {
        var list = folder.Write("rules.list", $"{Rule("a", "a-key")}\n\n{Rule("b", "b-key")}\n");
        Assert.Empty(RuleCompilation.Run(Output, ["@" + list]));
        Assert.Equal(2, RuleCatalogReader.Read(File.ReadAllBytes(Output)).Rules.Count);
    }

    [Fact]
    public void The_order_of_files_and_their_folder_leave_no_trace()
    {
        using var other = new TemporaryFolder();
        string[] names = ["a", "b", "c"];
        RuleCompilation.Run(Output, [.. names.Select(name => Rule(name, name + "-key"))]);
        foreach (var name in names)
        {
            File.Copy(folder[name + ".toml"], other[name + ".toml"]);
        }

        RuleCompilation.Run(other["rules.bin"], [other["c.toml"], other["a.toml"], other["b.toml"]]);
        Assert.Equal(File.ReadAllBytes(Output), File.ReadAllBytes(other["rules.bin"]));
    }

    [Fact]
    public void An_unchanged_catalogue_is_not_written_again()
    {
        var file = Rule("a", "a-key");
        RuleCompilation.Run(Output, [file]);
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Output, longAgo);
        RuleCompilation.Run(Output, [file]);
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(Output));
        RuleCompilation.Run(Output, [file, Rule("b", "b-key")]);
        Assert.NotEqual(longAgo, File.GetLastWriteTimeUtc(Output));
    }

    [Fact]
    public void Errors_of_all_files_have_the_form_that_MSBuild_understands()
    {
        var a = folder.Write("a.toml", "[provider]\nid = 'a'\nname = 'A'\n[[token]]\nid = 'a-key'\nname = 'x'\npattern = 'x'\nrisc = 'x'\n");
        var b = folder.Write("b.toml", "=");
        Assert.Equal(
            [$"{a}(8,1): error TGR001: [[token]] knows no key 'risc'; did you mean 'risk'?", $"{b}(1,1): error TGR001: expected a key, found '='"],
            RuleCompilation.Run(Output, [b, a]));
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public void A_rule_without_an_anchor_is_refused()
    {
        var a = folder.Write("a.toml", "[provider]\nid = 'a'\nname = 'A'\n[[token]]\nid = 'a-key'\nname = 'x'\npattern = '[0-9a-f]{32}'\n");

        Assert.Equal([$"{a}(5,6): error TGR001: rule 'a-key': the pattern has no anchor, so no program that embeds it could start"], RuleCompilation.Run(Output, [a]));
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public void An_id_that_two_files_claim_names_both_places()
    {
        var a = Rule("a", "a-b-key");
        var b = Rule("a-b", "a-b-key");
        // In the order of names, a-b.toml comes before a.toml.
        Assert.Equal([$"{a}(5,6): error TGR001: the rule id 'a-b-key' is already taken at {b}(5,6)"], RuleCompilation.Run(Output, [a, b]));
    }

    [Fact]
    public void A_file_is_named_after_its_provider()
    {
        var file = folder.Write("other.toml", File.ReadAllText(Rule("a", "a-key")));
        Assert.Equal([$"{file}(2,6): error TGR001: the provider's id is 'a', so the file must be a.toml"], RuleCompilation.Run(Output, [file]));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Single(RuleCompilation.Run(Output, [folder["none.toml"]]));
        Assert.StartsWith("RuleCompiler : error TGR002: ", error, StringComparison.Ordinal);
        Assert.Contains("none.toml", error, StringComparison.Ordinal);
    }

    private string Rule(string provider, string rule) => folder.Write(
        provider + ".toml", $"[provider]\nid = '{provider}'\nname = 'P'\n[[token]]\nid = '{rule}'\nname = 'x'\npattern = 'xyz'\n");
}
