using System.Runtime.InteropServices;

namespace TokenGuard.Sources.Files;

/// <summary>Tells whether the program was started with standard input, output or error at all.</summary>
public static partial class InheritedFile
{
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;

    /// <summary>False if the descriptor was closed (<c>&lt;&amp;-</c> in a shell).</summary>
    public static bool IsOpen(int descriptor)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        // The runtime opens files of its own before us, and gets the numbers that are free. They are closed for other
        // programs, which a file that we were started with cannot be.
        var flags = Control(descriptor, GetFlags);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);
}
