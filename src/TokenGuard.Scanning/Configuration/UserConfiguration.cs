namespace TokenGuard.Scanning.Configuration;

/// <summary>The user's own configuration: <c>tokenguard/config.toml</c> in the folder where the system keeps such files.</summary>
public static class UserConfiguration
{
    /// <summary>The file, or null if there is none.</summary>
    public static string? Find()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        var file = Path.Combine(folder, "tokenguard", "config.toml");
        return folder.Length > 0 && System.IO.File.Exists(file) ? file : null;
    }
}
