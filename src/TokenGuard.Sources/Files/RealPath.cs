using System.Runtime.InteropServices;

namespace TokenGuard.Sources.Files;

/// <summary>Paths with every link resolved.</summary>
public static partial class RealPath
{
    /// <summary>The path behind all links, or null if there is nothing.</summary>
    public static string? Of(string path) => OperatingSystem.IsWindows() ? OnWindows(path) : OnUnix(path);

    /// <summary>Whether a real path is the given real folder or lies below it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var prefix = folder.TrimEnd('/', Path.DirectorySeparatorChar);
        return path.StartsWith(prefix, StringComparison.Ordinal)
            && (path.Length == prefix.Length || path[prefix.Length] == '/' || path[prefix.Length] == Path.DirectorySeparatorChar);
    }

    private static string? OnWindows(string path)
    {
        FileSystemInfo entry = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        try
        {
            var target = entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry;
            return target.Exists ? target.FullName : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static unsafe string? OnUnix(string path)
    {
        var resolved = Resolve(NativeName.Encode(path), 0);
        if (resolved == 0)
        {
            return null;
        }

        try
        {
            return NativeName.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)resolved));
        }
        finally
        {
            NativeMemory.Free((void*)resolved);
        }
    }

    [LibraryImport("libc", EntryPoint = "realpath")]
    private static partial nint Resolve(byte[] path, nint buffer);
}
