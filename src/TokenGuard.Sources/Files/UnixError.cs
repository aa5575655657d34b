using System.Runtime.InteropServices;

namespace TokenGuard.Sources.Files;

/// <summary>Errors of libc calls.</summary>
internal static class UnixError
{
    public const int NoSuchEntry = 2;
    public const int NoSuchDevice = 6;
    public const int NotAFolder = 20;

    /// <summary>Too many links: Linux and macOS number it differently.</summary>
    public static int Loop => OperatingSystem.IsLinux() ? 40 : 62;

    public static IOException Last() => new(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
}
