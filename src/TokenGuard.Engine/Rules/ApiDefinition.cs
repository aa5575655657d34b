namespace TokenGuard.Engine.Rules;

/// <summary>An API whose calls need a credential: a <c>[[provider.api]]</c>, or an <c>[[api]]</c> of a configuration.</summary>
public sealed record ApiDefinition
{
    /// <summary>What messages call it; null where the provider's name says it.</summary>
    public string? Name { get; init; }

    /// <summary>The template of the address that all its calls begin with, see <see cref="UrlTemplate"/>; it ends with a slash.</summary>
    public required string Base { get; init; }

    /// <summary>The ways to hand over the credential, see <see cref="ApiScheme"/>; at least one.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>Calls that need no credential, see <see cref="CallPattern"/>; relative to <see cref="Base"/>.</summary>
    public IReadOnlyList<string> Anonymous { get; init; } = [];
}
