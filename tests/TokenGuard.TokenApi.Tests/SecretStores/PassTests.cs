using System.Diagnostics;
using System.Runtime.Versioning;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.SecretStores;

/// <summary>With the real <c>pass</c>, a key ring of the test's own and a key that is thrown away.</summary>
[Collection(EnvironmentScope.Collection)]
[UnsupportedOSPlatform("windows")]
public sealed class PassTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly EnvironmentScope environment = new();
    private readonly string secret = MadeUp.Text();

    public void Dispose()
    {
        // Without the key ring of the test it would end that of whoever runs it.
        if (Directory.Exists(folder.File("gpg")))
        {
            Run("gpgconf", "--homedir", folder.File("gpg"), "--kill", "all");
        }

        environment.Dispose();
        folder.Dispose();
    }

    [PassFact]
    public async Task What_pass_was_given_it_gives_back()
    {
        Prepare();
        foreach (var write in new[] { "pass insert -e zendesk/line", "pass insert -m zendesk/lines" })
        {
            await Store(write).WriteAsync(MadeUp.Secret(secret), default);

            Assert.Equal(secret, MadeUp.TextOf(await Store($"pass show {write.Split(' ')[^1]}").ReadAsync(default)));
        }

        Assert.All(Directory.EnumerateFiles(folder.File("store"), "*.gpg", SearchOption.AllDirectories), file => Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [PassFact]
    public async Task An_entry_that_is_there_is_replaced_when_pass_is_told_to()
    {
        Prepare();
        await Store("pass insert -m -f zendesk").WriteAsync(MadeUp.Secret(MadeUp.Text()), default);
        await Store("pass insert -m -f zendesk").WriteAsync(MadeUp.Secret(secret), default);

        Assert.Equal(secret, MadeUp.TextOf(await Store("pass show zendesk").ReadAsync(default)));
    }

    [PassFact]
    public async Task A_missing_entry_and_a_missing_key_are_failures()
    {
        Prepare();
        Assert.Contains("failed (exit code 1)", await FailureOf(() => Store("pass show missing").ReadAsync(default)), StringComparison.Ordinal);

        File.WriteAllText(folder.File("store/.gpg-id"), "nobody@example.org\n");
        var failure = await FailureOf(() => Store("pass insert -m zendesk").WriteAsync(MadeUp.Secret(secret), default));
        Assert.Contains("failed (exit code ", failure, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, failure, StringComparison.Ordinal);
    }

    private static ISecretStore Store(string command) => SecretReference.Parse("command:" + command, new FakeClient());

    private static async Task<string> FailureOf(Func<Task> action) => (await Assert.ThrowsAsync<SecretStoreException>(action)).ToString();

    private void Prepare()
    {
        environment["GNUPGHOME"] = Directory.CreateDirectory(folder.File("gpg"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        environment["PASSWORD_STORE_DIR"] = folder.File("store");
        Assert.Equal(0, Run("gpg", "--batch", "--quiet", "--passphrase", "", "--quick-generate-key", "robin@example.org", "future-default", "default", "never"));
        Assert.Equal(0, Run("pass", "init", "robin@example.org"));
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        error.Wait();
        process.WaitForExit();
        return process.ExitCode;
    }
}
