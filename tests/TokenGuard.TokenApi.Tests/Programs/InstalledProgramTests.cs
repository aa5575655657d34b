using System.Runtime.Versioning;
using TokenGuard.TokenApi.Programs;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.Programs;

[UnsupportedOSPlatform("windows")]
public sealed class InstalledProgramTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_first_program_of_the_search_path_is_found()
    {
        var program = Make("b/tool", UnixFileMode.UserExecute | UnixFileMode.UserRead);
        Make("a/tool", UnixFileMode.UserRead);
        Make("c/tool", UnixFileMode.UserExecute | UnixFileMode.UserRead);

        Assert.Equal(program, InstalledProgram.Find("tool", string.Join(':', folder.File("a"), folder.File("b"), folder.File("c"))));
    }

    /// <summary>The current folder may be a hostile repository, with a program that has the name of a store.</summary>
    [Theory]
    [InlineData(".")]
    [InlineData("")]
    [InlineData(null)]
    public void The_current_folder_is_not_searched(string? path)
    {
        var name = $"tokenguard-test-{Guid.NewGuid():N}";
        File.WriteAllText(name, "#!/bin/sh\n");
        File.SetUnixFileMode(name, UnixFileMode.UserExecute | UnixFileMode.UserRead);
        try
        {
            Assert.Null(InstalledProgram.Find(name, path));
            Assert.Equal(Path.GetFullPath(name), InstalledProgram.Find("./" + name, path));
        }
        finally
        {
            File.Delete(name);
        }
    }

    private string Make(string name, UnixFileMode mode)
    {
        var file = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "#!/bin/sh\n");
        File.SetUnixFileMode(file, mode);
        return file;
    }
}
