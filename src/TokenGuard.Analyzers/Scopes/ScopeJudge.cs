using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers.Values;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Finds out whose the scopes of a file's texts are, and what is known of each.</summary>
internal sealed class ScopeJudge(ProviderIndex index, ProviderContext context)
{
    /// <summary>Judges all texts of a file.</summary>
    public IReadOnlyList<JudgedText> Judge(IReadOnlyList<ScopeText> texts)
    {
        var siblings = texts.SelectMany(text => text.Places.Select(place => (place.Node, text))).ToLookup(pair => pair.Node, pair => pair.text);
        return [.. texts.Select(text => new JudgedText(text, Judge(text, [.. text.Places.SelectMany(place => siblings[place.Node]).Distinct()])))];
    }

    private List<JudgedScope> Judge(ScopeText text, IReadOnlyList<ScopeText> siblings)
    {
        var names = ScopeList.Split(text.Text).Where(name => !ScopeList.IsSignIn(name)).ToList();
        if (names.Count == 0)
        {
            return [];
        }

        var (providers, isCertain) = ProvidersOf(text);
        if (providers.Count == 0 && siblings.SelectMany(sibling => ScopeList.Split(sibling.Text)).Select(index.OfDistinct).FirstOrDefault(provider => provider is not null) is { } only)
        {
            (providers, isCertain) = ([only], true);
        }

        var together = new HashSet<string>(siblings.Append(text).SelectMany(sibling => ScopeList.Split(sibling.Text)), StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => Judge(name, text, providers, isCertain)).Select(scope => IsBroadTogether(scope, together) ? scope with { IsBroad = true } : scope)];
    }

    private static bool IsBroadTogether(JudgedScope scope, HashSet<string> together) =>
        scope.Definition is { BroadWith.Count: > 0 } definition && definition.BroadWith.All(together.Contains);

    private JudgedScope Judge(string name, ScopeText text, IReadOnlyList<ScopeProvider> providers, bool isCertain)
    {
        foreach (var provider in providers)
        {
            if (provider.Catalog.Find(name) is { } definition)
            {
                return new JudgedScope(name, provider, definition) { IsBroad = IsBroad(name, definition, provider, text.Flow) && (definition.Distinct || IsNamedRequest(text)) };
            }
        }

        if (index.OfDistinct(name) is { } owner)
        {
            var definition = owner.Catalog.Find(name)!;
            return new JudgedScope(name, owner, definition) { IsBroad = IsBroad(name, definition, owner, text.Flow) };
        }

        var whose = providers.Count == 1 ? providers[0] : null;
        if (ScopeList.IsEverything(name))
        {
            return new JudgedScope(name, whose, Definition: null) { IsBroad = IsRequest(text) && !text.Places.Any(place => place.IsDefinition) };
        }

        return new JudgedScope(name, whose, Definition: null)
        {
            IsUnknown = isCertain && whose is { Catalog.Complete: true } && text.Text.IndexOf(FoldedText.Hole) < 0 && !IsOfOtherApi(name, whose) && !text.Places.All(IsOfController) && (IsRequest(text) || text.Places.Any(place => place.IsNamed)),
        };
    }

    /// <summary>A scope that the rules only name is as broad as the family that it belongs to.</summary>
    public static bool IsBroad(string name, ScopeDefinition definition, ScopeProvider provider, ScopeFlow flow) =>
        IsBroad(definition, flow)
        || (definition is { Broad: false, Distinct: false, Grants.Count: 0, Implies.Count: 0 }
            && provider.Catalog.Scopes.Any(family => family.IsPattern && IsBroad(family, flow) && family.Matches(name)));

    private static bool IsBroad(ScopeDefinition definition, ScopeFlow flow) => definition.Broad && (definition.Flow == ScopeFlow.Any || definition.Flow == flow);

    /// <summary>A scope with an address before it belongs to whoever runs the API there.</summary>
    private static bool IsOfOtherApi(string name, ScopeProvider provider) =>
        name.IndexOf('/') >= 0 && !provider.Catalog.Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>A constant of a controller is a scope that its callers need, of the API that it belongs to.</summary>
    private static bool IsOfController(ScopePlace place) => place.Node is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Parent: TypeDeclarationSyntax type } }
        && type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => ScopeSyntax.LastName(attribute.Name) is "ApiController" or "ApiControllerAttribute");

    private static bool IsRequest(ScopeText text) => text.IsOAuth || text.Places.Any(place => OAuthContext.IsAround(place.Node));

    private static bool IsNamedRequest(ScopeText text) => text.Places.Any(place => place.IsNamed || place.IsField || place.IsOAuth || OAuthContext.IsNearlyAround(place.Node));

    private (IReadOnlyList<ScopeProvider> Providers, bool IsCertain) ProvidersOf(ScopeText text)
    {
        foreach (var name in text.Places.Select(place => place.Provider).OfType<string>())
        {
            if (index.OfName(name).ToList() is { Count: > 0 } typed)
            {
                return (typed, typed.Count == 1);
            }
        }

        foreach (var node in text.Places.Select(place => place.Node).Append(text.Syntax))
        {
            var evidence = context.Around(node);
            if (evidence.IsForeign)
            {
                break;
            }

            if (evidence.Providers.Count > 0)
            {
                return (evidence.Providers, evidence.IsNear && evidence.Providers.Count == 1);
            }
        }

        return ([], false);
    }
}
