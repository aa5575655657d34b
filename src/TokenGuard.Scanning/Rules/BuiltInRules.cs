using TokenGuard.Engine.Rules;

namespace TokenGuard.Scanning.Rules;

/// <summary>The rules of this build, compiled from the rules folder.</summary>
public static class BuiltInRules
{
    private const string Resource = "TokenGuard.rules.bin";

    /// <summary>Reads them from the assembly.</summary>
    public static RuleCatalog Load()
    {
        using var stream = typeof(BuiltInRules).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"this build holds no {Resource}");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return RuleCatalogReader.Read(bytes);
    }
}
