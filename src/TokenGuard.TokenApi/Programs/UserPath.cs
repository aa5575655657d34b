namespace TokenGuard.TokenApi.Programs;

/// <summary>Paths as people write them in a configuration, where no shell replaces <c>~</c>.</summary>
internal static class UserPath
{
    public static string Expand(string path) => path.StartsWith("~/", StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
        : path;
}
