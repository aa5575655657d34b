using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TokenGuard.Analyzers.Sinks;
using TokenGuard.Analyzers.Tests.Harness;

namespace TokenGuard.Analyzers.Tests.Sinks;

public sealed class SinkTableTests
{
    private static readonly CSharpCompilation Everything = CSharpCompilation.Create("Everything", references: References.Framework.Concat(References.Libraries));

    [Fact]
    public void Members_and_parameters_of_the_libraries_at_hand_exist()
    {
        var wrong = new List<string>();
        var checkedTypes = 0;
        foreach (var sink in SinkTable.All)
        {
            var types = Everything.GetTypesByMetadataName(sink.Type);
            checkedTypes += types.IsEmpty ? 0 : 1;
            if (!types.IsEmpty && !types.Any(type => Has(type, sink)))
            {
                wrong.Add($"{sink.Type} {sink.Member}({string.Join(", ", sink.Parameters)})");
            }
        }

        Assert.Empty(wrong);
        Assert.True(checkedTypes > SinkTable.All.Count / 2, $"only {checkedTypes} of {SinkTable.All.Count} sinks could be looked up");
    }

    private static bool Has(INamedTypeSymbol type, Sink sink)
    {
        var members = sink.Member == Sink.Constructor ? type.InstanceConstructors.Cast<ISymbol>() : Inherited(type).SelectMany(one => one.GetMembers(sink.Member));
        return members.Any(member => member is IPropertySymbol ? sink.Parameters.Length == 0
            : member is IMethodSymbol method && method.Parameters.Any(parameter => sink.Parameters.Contains(parameter.Name)));
    }

    private static IEnumerable<INamedTypeSymbol> Inherited(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }

        foreach (var one in type.AllInterfaces)
        {
            yield return one;
        }
    }
}
