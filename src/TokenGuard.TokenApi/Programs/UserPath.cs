namespace TokenGuard.TokenApi.Programs;

/// <summary>Paths as people write them in a configuration, where no shell replaces <c>~</c>.</summary>
internal static class UserPath
{
    /// <summary>The user's home, which need not be there yet; the root where there is none: what is meant to lie in it must not land in the current folder.</summary>
    public static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home
        ? home
        : "/";

    public static string Expand(string path) => path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Home, path[2..]) : path;
}
