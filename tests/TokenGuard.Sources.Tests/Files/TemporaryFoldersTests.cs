using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Tests.Files;

public class TemporaryFoldersTests
{
    [Fact]
    public void What_is_left_is_removed_at_the_end()
    {
        var folders = new TemporaryFolders();
        var (gone, left) = (folders.Make(), folders.Make());
        File.WriteAllText(Path.Join(left, "a"), "");
        folders.Remove(gone);
        Assert.False(Directory.Exists(gone));

        Directory.CreateDirectory(gone);
        folders.RemoveAll();

        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(gone), "it is somebody else's by now");
        Directory.Delete(gone);
    }
}
