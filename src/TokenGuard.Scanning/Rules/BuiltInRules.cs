using TokenGuard.Engine.Rules;

namespace TokenGuard.Scanning.Rules;

/// <summary>The rules of this build, compiled from the rules folder.</summary>
public static class BuiltInRules
{
    private const string Resource = "TokenGuard.rules.bin";

    /// <summary>Reads them from the assembly.</summary>
    public static unsafe RuleCatalog Load()
    {
        // The runtime gives every resource as what it is, a part of the assembly in memory.
        using var stream = (UnmanagedMemoryStream?)typeof(BuiltInRules).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"this build holds no {Resource}");
        return RuleCatalogReader.Read(new ResourceMemory(stream.PositionPointer, checked((int)stream.Length)).Memory, isPartOfProgram: true);
    }
}
