namespace TokenGuard.Conventions.Tests;

public sealed class BuildTests(RepositoryCopies copies) : IClassFixture<RepositoryCopies>
{
    [Theory]
    [InlineData("release_netstandard2.0")]
    [InlineData("release_net10.0")]
    public void The_engine_has_the_same_bytes_from_any_folder(string output)
    {
        string[] folders = [copies.First, copies.Second];
        foreach (var folder in folders.Where(folder => !File.Exists(EngineIn(folder, output))))
        {
            RepositoryCopies.Build(folder, "src/TokenGuard.Engine");
        }

        Assert.Equal(File.ReadAllBytes(EngineIn(copies.First, output)), File.ReadAllBytes(EngineIn(copies.Second, output)));
    }

    [Fact]
    public void One_file_in_the_rules_folder_is_all_that_a_new_token_type_needs()
    {
        File.WriteAllText(Path.Combine(copies.First, "rules", "xyz.toml"), """
            [provider]
            id = 'xyz'
            name = 'Xyz'
            [[token]]
            id = 'xyz-api-token'
            name = 'Xyz API token'
            pattern = '\bxyzt_[a-z]{4}_[a-z0-9]{20}\b'
            """);
        RepositoryCopies.Build(copies.First, "src/TokenGuard.Cli");
        var program = Path.Combine(copies.First, "artifacts", "bin", "TokenGuard.Cli", "release", "tokenguard.dll");
        var (listed, rules) = Tool.Run(copies.First, "dotnet", program, "rules", "list");
        Assert.Equal(0, listed);
        Assert.Contains("\nxyz-api-token ", rules, StringComparison.Ordinal);

        var scanned = Directory.CreateDirectory(Path.Combine(copies.First, "artifacts", "scanned")).FullName;
        File.WriteAllText(Path.Combine(scanned, "settings.txt"), $"xyzt_{new string(Random.Shared.GetItems<char>("abcdefgh", 4))}_{new string(Random.Shared.GetItems<char>("abcdefghijklmnop0123456789", 20))}\n");
        var (found, report) = Tool.Run(scanned, "dotnet", program, "scan", ".");
        Assert.True(found == 1, report);
        Assert.Contains("xyz-api-token", report, StringComparison.Ordinal);
    }

    private static string EngineIn(string folder, string output) =>
        Path.Combine(folder, "artifacts", "bin", "TokenGuard.Engine", output, "TokenGuard.Engine.dll");
}
