namespace TokenGuard.Analyzers.Names;

/// <summary>Tells the keys that are the same in every emulator of Azure, and published with it, from those of an account.</summary>
/// <remarks>
/// https://learn.microsoft.com/azure/storage/common/storage-use-azurite and
/// https://learn.microsoft.com/azure/cosmos-db/emulator
/// </remarks>
internal static class EmulatorKey
{
    private static readonly string[] Beginnings = ["eby8vdm02xnocqfl", "c2y6ydjf5/r+ob0n"];

    /// <summary>True for a text that holds one of them.</summary>
    public static bool IsIn(string text) => Beginnings.Any(beginning => text.IndexOf(beginning, StringComparison.OrdinalIgnoreCase) >= 0);
}
