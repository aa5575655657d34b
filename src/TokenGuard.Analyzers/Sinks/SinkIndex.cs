using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Engine.Configuration;

namespace TokenGuard.Analyzers.Sinks;

/// <summary>The sinks of one compilation by their types: those that it can name, and those that its configuration declares.</summary>
internal sealed class SinkIndex
{
    private readonly Dictionary<ISymbol, List<Sink>> byType = new(SymbolEqualityComparer.Default);

    /// <summary>Most calls are told from sinks by the name alone.</summary>
    private readonly HashSet<string> members = new(StringComparer.Ordinal);

    public SinkIndex(GuardCompilation guard)
    {
        foreach (var sink in SinkTable.All.Concat(guard.Configuration.Sinks.Where(sink => sink.Kind != SinkKind.Url).Select(Declared)))
        {
            foreach (var type in guard.Types(sink.Type))
            {
                if (!byType.TryGetValue(type, out var list))
                {
                    byType.Add(type, list = []);
                }

                list.Add(sink);
                members.Add(sink.Member);
            }
        }
    }

    /// <summary>The sink that a parameter is, or null.</summary>
    public Sink? Of(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
        {
            return null;
        }

        var original = method.ReducedFrom ?? method.OriginalDefinition;
        if (original.MethodKind == MethodKind.Constructor)
        {
            return byType.TryGetValue(original.ContainingType.OriginalDefinition, out var list)
                ? list.FirstOrDefault(sink => sink.Member == Sink.Constructor && Takes(sink, parameter, method))
                : null;
        }

        return members.Contains(original.Name) ? At(original.ContainingType).FirstOrDefault(sink => sink.Member == original.Name && Takes(sink, parameter, method)) : null;
    }

    /// <summary>The sink that a property is, or null.</summary>
    public Sink? Of(IPropertySymbol property) =>
        members.Contains(property.Name) ? At(property.OriginalDefinition.ContainingType).FirstOrDefault(sink => sink.Member == property.Name) : null;

    /// <summary>A type's own sinks, then those of its bases and interfaces.</summary>
    private IEnumerable<Sink> At(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null && byType.Count > 0; current = current.BaseType?.OriginalDefinition)
        {
            if (byType.TryGetValue(current, out var own))
            {
                foreach (var sink in own)
                {
                    yield return sink;
                }
            }
        }

        foreach (var implemented in type?.AllInterfaces ?? ImmutableArray<INamedTypeSymbol>.Empty)
        {
            if (byType.TryGetValue(implemented.OriginalDefinition, out var own))
            {
                foreach (var sink in own)
                {
                    yield return sink;
                }
            }
        }
    }

    private static bool Takes(Sink sink, IParameterSymbol parameter, IMethodSymbol method)
    {
        // A reduced extension method has lost its first parameter.
        var ordinal = (parameter.Ordinal + (method.ReducedFrom is null ? 0 : 1)).ToString(CultureInfo.InvariantCulture);
        foreach (var wanted in sink.Parameters)
        {
            if (wanted == parameter.Name || (wanted[0] == '@' && wanted.AsSpan(1).SequenceEqual(ordinal.AsSpan())))
            {
                return true;
            }
        }

        return false;
    }

    private static Sink Declared(SinkDeclaration declaration) => new(
        declaration.Type,
        declaration.Member,
        declaration.Kind == SinkKind.Header ? SinkForm.HeaderLine : SinkForm.Value,
        declaration.Parameter is { } name ? [name] : declaration.Position is { } position ? ["@" + position.ToString(CultureInfo.InvariantCulture)] : []);
}
