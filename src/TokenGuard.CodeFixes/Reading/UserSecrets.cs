using Microsoft.CodeAnalysis;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>The store of a developer's secrets that a project opens by an id in its assembly.</summary>
internal static class UserSecrets
{
    private const string Attribute = "Microsoft.Extensions.Configuration.UserSecrets.UserSecretsIdAttribute";

    /// <summary>True if the project can read user secrets at all.</summary>
    public static bool AreKnownTo(Compilation compilation) => !compilation.GetTypesByMetadataName(Attribute).IsEmpty;

    /// <summary>The command that stores a value, which is the developer's to type.</summary>
    public static string Command(Compilation compilation, string key) => $"dotnet user-secrets set \"{key}\" \"<value>\" --id \"{IdOf(compilation) ?? NewIdOf(compilation)}\"";

    /// <summary>The lines that give the assembly its id; null if it has one. A fix cannot write it into the project file.</summary>
    public static string? OpeningOf(Compilation compilation, IEnumerable<string> keys) => IdOf(compilation) is null
        ? string.Concat(keys.Select(key => $"// {Command(compilation, key)}\n")) + $"[assembly: {Attribute[..^nameof(Attribute).Length]}(\"{NewIdOf(compilation)}\")]\n"
        : null;

    private static string? IdOf(Compilation compilation) =>
        compilation.Assembly.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == Attribute) is { } found
            ? found.ConstructorArguments.FirstOrDefault().Value as string
            : null;

    private static string NewIdOf(Compilation compilation) => compilation.AssemblyName ?? "secrets";
}
