using TokenGuard.Engine;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>The rules of this build, read once for the life of the host.</summary>
internal static class BuiltInRules
{
    private const string Resource = "TokenGuard.rules.bin";

    private static readonly Lazy<CompiledRules> Compiled = new(() => CompiledRules.Compile(Load()));

    public static CompiledRules Rules => Compiled.Value;

    private static RuleCatalog Load()
    {
        using var stream = typeof(BuiltInRules).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"this build holds no {Resource}");
        var bytes = new byte[stream.Length];
        for (var read = 0; read < bytes.Length;)
        {
            var count = stream.Read(bytes, read, bytes.Length - read);
            read += count > 0 ? count : throw new InvalidOperationException($"{Resource} is cut short");
        }

        return RuleCatalogReader.Read(bytes);
    }
}
