namespace TokenGuard.Engine.Configuration;

/// <summary>A method, constructor or property of the user's that takes a credential: an <c>[[sink]]</c>.</summary>
public sealed record SinkDeclaration
{
    /// <summary>The type's metadata name, such as <c>Acme.Http.Client`1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>A method's or property's name, or <c>.ctor</c>.</summary>
    public required string Member { get; init; }

    /// <summary>The name of the parameter; null if its position is given, and for properties.</summary>
    public string? Parameter { get; init; }

    /// <summary>The position of the parameter, from 0; null if its name is given, and for properties.</summary>
    public int? Position { get; init; }

    public SinkKind Kind { get; init; }
}

/// <summary>What a sink takes.</summary>
public enum SinkKind
{
    Credential,

    /// <summary>An address, in which no credential should stand.</summary>
    Url,

    /// <summary>A header with its name, such as <c>Authorization: …</c>.</summary>
    Header,
}
