using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>Finds the configuration of an application among what the code at a place can name.</summary>
internal static class ConfigurationInReach
{
    private const string Configuration = "Microsoft.Extensions.Configuration.IConfiguration";
    private const string Section = "Microsoft.Extensions.Configuration.IConfigurationSection";

    /// <summary>The expression that yields the configuration, such as <c>builder.Configuration</c>; null if there is none.</summary>
    public static string? Find(SemanticModel model, ExpressionSyntax place)
    {
        var wanted = model.Compilation.GetTypesByMetadataName(Configuration);
        if (wanted.IsEmpty)
        {
            return null;
        }

        var scope = Scope.Of(model, place);
        var sections = model.Compilation.GetTypesByMetadataName(Section);
        return (from symbol in model.LookupSymbols(place.SpanStart)
                where symbol.Kind is SymbolKind.Local or SymbolKind.Parameter or SymbolKind.Field or SymbolKind.Property && scope.Reaches(symbol)
                let type = TypeOf(symbol)
                where type is not null && !type.Is(sections)
                let isItself = type.Is(wanted)
                where isItself || HoldsConfiguration(type, wanted)
                orderby isItself ? 0 : 1, (int)Rank(symbol), symbol.Name
                select Escape(symbol.Name) + (isItself ? "" : ".Configuration")).FirstOrDefault();
    }

    /// <summary>Builders and contexts of hosts hand their configuration out under this name.</summary>
    private static bool HoldsConfiguration(ITypeSymbol type, IEnumerable<INamedTypeSymbol> wanted) =>
        type.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.", StringComparison.Ordinal) == true
        && type.GetMembers("Configuration").Any(member => member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false } property && property.Type.Is(wanted));

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    };

    private static int Rank(ISymbol symbol) => symbol.Kind switch
    {
        SymbolKind.Local => 0,
        SymbolKind.Parameter => 1,
        SymbolKind.Field => 2,
        _ => 3,
    };

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
