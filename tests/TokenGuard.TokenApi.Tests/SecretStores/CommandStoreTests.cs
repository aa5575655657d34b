using System.Runtime.Versioning;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.SecretStores;

[UnsupportedOSPlatform("windows")]
public sealed class CommandStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string secret = MadeUp.Text();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("pass show zendesk", "pass|show|zendesk")]
    [InlineData("  pass   show  ", "pass|show")]
    [InlineData("'/opt/my tools/get' \"a b\" 'c\"d' e''f ''", "/opt/my tools/get|a b|c\"d|ef|")]
    [InlineData("sh $HOME ; `x` a\\ b *", "sh|$HOME|;|`x`|a\\|b|*")]
    public void Quotes_keep_words_together_and_nothing_else_is_special(string text, string words) =>
        Assert.Equal(words.Split('|'), CommandWords.Split(text));

    [Fact]
    public async Task The_first_line_of_the_output_is_the_secret()
    {
        Assert.Equal(secret, MadeUp.TextOf(await Store("printf '%s\\r\\nsecond line\\n' \"$1\"", secret).ReadAsync(default)));
        Assert.Equal(secret, MadeUp.TextOf(await Store("printf %s \"$1\"", secret).ReadAsync(default)));
    }

    [Fact]
    public async Task The_value_and_nothing_else_is_given_on_standard_input()
    {
        await Store("cat > \"$1\"", folder.File("got")).WriteAsync(MadeUp.Secret(secret), default);

        Assert.Equal(secret, File.ReadAllText(folder.File("got")));
    }

    [Fact]
    public async Task Reading_gives_the_program_an_input_that_is_at_its_end() =>
        Assert.Equal("0", MadeUp.TextOf(await Store("wc -c | tr -d ' '").ReadAsync(default)));

    [Fact]
    public async Task What_a_failing_program_says_is_not_repeated()
    {
        var store = Store("cat; cat >&2; exit 7");

        var failure = await Assert.ThrowsAsync<SecretStoreException>(() => store.WriteAsync(MadeUp.Secret(secret), default));

        Assert.Equal($"{store} failed (exit code 7); run it in a terminal to see what it says", failure.Message);
        Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 0")]
    [InlineData("echo; echo second")]
    public async Task No_output_is_no_secret(string script) => Assert.EndsWith(
        " gave no secret: the first line of its output is empty",
        (await Assert.ThrowsAsync<SecretStoreException>(() => Store(script).ReadAsync(default))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_program_that_does_not_take_the_secret_has_not_stored_it() => Assert.EndsWith(
        " ended without taking the secret from its standard input",
        (await Assert.ThrowsAsync<SecretStoreException>(() => Store("exit 0").WriteAsync(MadeUp.Secret(new string('x', 1 << 20)), default))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Endless_output_is_not_read_for_ever() => Assert.EndsWith(
        " gives more output than any secret",
        (await Assert.ThrowsAsync<SecretStoreException>(() => Store("yes").ReadAsync(default))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_program_that_does_not_end_is_ended_with_all_that_it_started()
    {
        var store = new CommandStore(["sh", "-c", "echo $$ > \"$1\"; sleep 100", "sh", folder.File("pid")], TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<SecretStoreException>(() => store.ReadAsync(default));

        Assert.EndsWith(" did not end within 1 seconds", failure.Message, StringComparison.Ordinal);
        var pid = int.Parse(File.ReadAllText(folder.File("pid")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(SpinWait.SpinUntil(() => HasEnded(pid), TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Being_stopped_is_no_failure_of_the_store()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store("sleep 100").ReadAsync(stop.Token));
    }

    [Fact]
    public async Task A_missing_program_is_told()
    {
        var failure = await Assert.ThrowsAsync<SecretStoreException>(() => CommandStore.Parse("tokenguard-no-such-program x").ReadAsync(default));

        Assert.Equal("command:tokenguard-no-such-program x: the program 'tokenguard-no-such-program' was not found in PATH", failure.Message);
    }

    private static CommandStore Store(string script, params string[] arguments) => new(["sh", "-c", script, "sh", .. arguments], TimeSpan.FromSeconds(30));

    private static bool HasEnded(int pid)
    {
        try
        {
            // A child that was not waited for yet is a zombie.
            return File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
