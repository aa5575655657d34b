using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>A text that names scopes which the code asks for.</summary>
/// <param name="Text">The text, without what URLs make of it; holes stand for what is not known.</param>
/// <param name="Syntax">Where it is written.</param>
/// <param name="Span">What of it is reported.</param>
internal sealed record ScopeText(string Text, SyntaxNode Syntax, TextSpan Span)
{
    private readonly List<ScopePlace> places = [];

    /// <summary>Where it goes: one text may serve several requests.</summary>
    public IReadOnlyList<ScopePlace> Places => places;

    /// <summary>True if the syntax says the scopes and nothing else, so that a fix can write others.</summary>
    public bool IsWhole { get; init; }

    /// <summary>True if it is one of a list, whose elements are single scopes.</summary>
    public bool IsElement { get; init; }

    /// <summary>How the token is obtained; any if the places disagree.</summary>
    public ScopeFlow Flow => places.Select(place => place.Flow).Where(flow => flow != ScopeFlow.Any).Distinct().ToList() is [var flow] ? flow : ScopeFlow.Any;

    /// <summary>True if nothing but OAuth takes scopes there.</summary>
    public bool IsOAuth => places.Exists(place => place.IsOAuth);

    public Location Location => Location.Create(Syntax.SyntaxTree, Span);

    public void GoesTo(ScopePlace place) => places.Add(place);
}
