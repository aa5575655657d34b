using System.Reflection;
using TokenGuard.Scanning;

namespace TokenGuard.Cli;

/// <summary>What the program says of itself.</summary>
internal static class Product
{
    public static ToolInfo Tool { get; } = new(Version(), "https://github.com/tokenguard/tokenguard");

    private static string Version()
    {
        var version = typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var build = version.IndexOf('+');
        return build < 0 ? version : version[..build];
    }
}
