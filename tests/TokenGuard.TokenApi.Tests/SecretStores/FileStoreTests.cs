using System.Runtime.Versioning;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.SecretStores;

[UnsupportedOSPlatform("windows")]
public sealed class FileStoreTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder folder = new();
    private readonly string secret = MadeUp.Text();

    private string Path => folder.File("secret");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_written_is_read_again_and_is_the_owners_alone()
    {
        await Store().WriteAsync(MadeUp.Secret("another, longer than the next one: " + MadeUp.Text()), default);
        await Store().WriteAsync(MadeUp.Secret(secret), default);

        Assert.Equal(secret, File.ReadAllText(Path));
        Assert.Equal(secret, MadeUp.TextOf(await Store().ReadAsync(default)));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path));
        Assert.Equal([Path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("")]
    public async Task The_line_break_of_an_editor_is_no_part_of_it(string end)
    {
        Write(secret + end, OwnerOnly);

        Assert.Equal(secret, MadeUp.TextOf(await Store().ReadAsync(default)));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task A_file_that_is_open_to_others_is_not_read(UnixFileMode others)
    {
        Write(secret, OwnerOnly | others);

        Assert.Equal($"file:{Path} cannot be read: others may read or write it: chmod 600 '{Path}'", await FailureOf(store => store.ReadAsync(default)));
    }

    [Fact]
    public async Task Writing_closes_a_file_that_was_open_to_others()
    {
        Write("old", OwnerOnly | UnixFileMode.OtherRead);

        await Store().WriteAsync(MadeUp.Secret(secret), default);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task A_symbolic_link_is_followed_neither_to_read_nor_to_write()
    {
        var target = folder.File("target");
        File.WriteAllText(target, "as it was");
        File.SetUnixFileMode(target, OwnerOnly);
        File.CreateSymbolicLink(Path, target);

        Assert.Contains("it is a symbolic link, and is not followed", await FailureOf(store => store.ReadAsync(default)), StringComparison.Ordinal);
        Assert.Contains("it is a symbolic link, and is not followed", await FailureOf(store => store.WriteAsync(MadeUp.Secret(secret), default)), StringComparison.Ordinal);
        Assert.Equal("as it was", File.ReadAllText(target));
    }

    [Fact]
    public async Task A_missing_an_empty_and_a_huge_file_are_told()
    {
        Assert.StartsWith($"file:{Path} cannot be read: ", await FailureOf(store => store.ReadAsync(default)), StringComparison.Ordinal);
        Write("\n", OwnerOnly);
        Assert.Equal($"file:{Path} is empty", await FailureOf(store => store.ReadAsync(default)));
        Write(new string('x', 70_000), OwnerOnly);
        Assert.Equal($"file:{Path} cannot be read: it is larger than 65536 bytes", await FailureOf(store => store.ReadAsync(default)));
    }

    [Fact]
    public async Task A_missing_folder_is_told_and_nothing_is_left_behind()
    {
        var file = folder.File("missing/secret");

        var failure = await Assert.ThrowsAsync<SecretStoreException>(() => SecretReference.Parse("file:" + file, new FakeClient()).WriteAsync(MadeUp.Secret(secret), default));

        Assert.Equal($"file:{file} cannot be written: there is no folder '{folder.File("missing")}'", failure.Message);
        Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_folder_is_not_replaced_by_a_file()
    {
        Directory.CreateDirectory(Path);
        Assert.Equal($"file:{Path} cannot be written: it is a folder", await FailureOf(store => store.WriteAsync(MadeUp.Secret(secret), default)));
    }

    [Fact]
    public async Task Whoever_reads_meanwhile_sees_one_value_or_the_other()
    {
        string[] values = [new('a', 50_000), new('b', 100)];
        await Store().WriteAsync(MadeUp.Secret(values[0]), default);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await Store().WriteAsync(MadeUp.Secret(values[i % 2]), default);
            }
        });

        for (var i = 0; i < 300; i++)
        {
            Assert.Contains(MadeUp.TextOf(await Store().ReadAsync(default)), values);
        }

        await stop.CancelAsync();
        await writing;
    }

    private ISecretStore Store() => SecretReference.Parse("file:" + Path, new FakeClient());

    private async Task<string> FailureOf(Func<ISecretStore, Task> action) => (await Assert.ThrowsAsync<SecretStoreException>(() => action(Store()))).Message;

    private void Write(string content, UnixFileMode mode)
    {
        File.WriteAllText(Path, content);
        File.SetUnixFileMode(Path, mode);
    }
}
