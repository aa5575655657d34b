using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.SecretStores;

[UnsupportedOSPlatform("windows")]
public sealed class UserSecretsStoreTests : IDisposable
{
    private const string Id = "11111111-2222";

    private readonly TemporaryFolder folder = new();
    private readonly string secret = MadeUp.Text();

    private string Path => folder.File($"{Id}/secrets.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_new_file_holds_the_key_and_is_the_owners_alone()
    {
        await Store("Zendesk:Token").WriteAsync(MadeUp.Secret(secret), default);

        Assert.Equal($"{{\n  \"Zendesk:Token\": \"{secret}\"\n}}", File.ReadAllText(Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        Assert.Equal(secret, MadeUp.TextOf(await Store("Zendesk:Token").ReadAsync(default)));
    }

    [Fact]
    public async Task Other_keys_stay_as_they_are()
    {
        Write("""{ /* mine */ "a": "1", "B": { "c": [1, null, "x"], "Zendesk": {} }, "zendesk": { "TOKEN": "old", "Mail": "m" }, "ZENDESK:token": "older", }""");

        await Store("Zendesk:Token").WriteAsync(MadeUp.Secret(secret), default);

        using var json = JsonDocument.Parse(File.ReadAllBytes(Path));
        using var expected = JsonDocument.Parse($$"""{ "a": "1", "B": { "c": [1, null, "x"], "Zendesk": {} }, "zendesk": { "Mail": "m" }, "Zendesk:Token": "{{secret}}" }""");
        Assert.True(JsonElement.DeepEquals(expected.RootElement, json.RootElement), json.RootElement.ToString());
    }

    [Theory]
    [InlineData("""{ "Zendesk:Token": "S" }""")]
    [InlineData("""{ "zendesk:TOKEN": "S" }""")]
    [InlineData("""{ "Zendesk": { "Token": "S" } }""")]
    [InlineData("""{ "Zendesk:Token": "old", "Zendesk": { "Token": "S" } }""")]
    [InlineData("\uFEFF{ \"Zendesk:Token\": \"S\" }")]
    public async Task A_key_is_found_as_dotnet_finds_it(string json)
    {
        Write(json.Replace("S", secret, StringComparison.Ordinal));

        Assert.Equal(secret, MadeUp.TextOf(await Store("Zendesk:Token").ReadAsync(default)));
    }

    [Theory]
    [InlineData("""{ "Zendesk": "S" }""")]
    [InlineData("""{ "Zendesk:Token": "" }""")]
    [InlineData("""{ "Zendesk:Token": 5 }""")]
    [InlineData("{}")]
    public async Task A_missing_key_is_told(string json)
    {
        Write(json);

        Assert.Equal($"there is no user-secrets:{Id}/Zendesk:Token", await FailureOf(store => store.ReadAsync(default)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"a\": \"S")]
    [InlineData("S")]
    [InlineData("fS")]
    [InlineData("{ \"a\": tS }")]
    [InlineData("nS")]
    public async Task A_file_that_is_no_object_is_told_and_left_alone(string json)
    {
        Write(json.Replace("S", secret, StringComparison.Ordinal));
        var before = File.ReadAllBytes(Path);

        Assert.DoesNotContain(secret, await FailureOf(store => store.ReadAsync(default)), StringComparison.Ordinal);
        Assert.Contains(Path, await FailureOf(store => store.WriteAsync(MadeUp.Secret(MadeUp.Text()), default)), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public async Task What_is_no_text_is_not_stored_as_another_value()
    {
        Assert.EndsWith("the secret is not one in UTF-8", await FailureOf(store => store.WriteAsync(new Engine.Secret([0xFF, 0x41], 0), default)), StringComparison.Ordinal);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task The_real_tool_and_the_store_understand_each_other()
    {
        var home = folder.File("home");
        Directory.CreateDirectory(home);
        var store = new UserSecretsStore(System.IO.Path.Combine(home, ".microsoft", "usersecrets"), Id, "Zendesk:Token");

        Dotnet(home, "set", "Other:Key", "stays");
        Dotnet(home, "set", "Zendesk:Token", "old");
        Assert.Equal("old", MadeUp.TextOf(await store.ReadAsync(default)));
        await store.WriteAsync(MadeUp.Secret(secret), default);

        var listed = Dotnet(home, "list");
        Assert.Contains("Other:Key = stays", listed, StringComparison.Ordinal);
        Assert.Contains($"Zendesk:Token = {secret}", listed, StringComparison.Ordinal);
    }

    private UserSecretsStore Store(string key) => new(folder.Path, Id, key);

    private async Task<string> FailureOf(Func<ISecretStore, Task> action) =>
        (await Assert.ThrowsAsync<SecretStoreException>(() => action(Store("Zendesk:Token")))).Message;

    private void Write(string json)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllBytes(Path, Encoding.UTF8.GetBytes(json));
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static string Dotnet(string home, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", ["user-secrets", .. words, "--id", Id])
        {
            WorkingDirectory = home,
            RedirectStandardOutput = true,
            Environment = { ["HOME"] = home, ["DOTNET_CLI_HOME"] = home, ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
