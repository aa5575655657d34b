namespace TokenGuard.Sources.Archives;

/// <summary>A copy, on disk and nameless as far as the system allows it, of what must be read in any order and came as a stream.</summary>
internal static class TemporaryCopy
{
    private const int BufferLength = 64 << 10;

    /// <summary>Copies to the end.</summary>
    /// <param name="source">What is copied.</param>
    /// <returns>The copy at its beginning; it is gone when it is closed.</returns>
    public static Stream Of(Stream source)
    {
        var path = Path.Join(Path.GetTempPath(), $"tokenguard-{Guid.NewGuid():N}");
        var copy = new FileStream(path, Options());
        try
        {
            // Without a name it goes away with the process, however that ends.
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path);
            }

            source.CopyTo(copy, BufferLength);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
