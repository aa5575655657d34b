namespace TokenGuard.Analyzers.Sinks;

/// <summary>A member of a library that takes a credential.</summary>
/// <param name="Type">The type's metadata name.</param>
/// <param name="Member">A method's or property's name, or <c>.ctor</c>.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Parameters">Names of the parameters that take it, or their positions as <c>@1</c>; none for a property.</param>
internal sealed record Sink(string Type, string Member, SinkForm Kind, params string[] Parameters)
{
    public const string Constructor = ".ctor";
}

/// <summary>How a sink wants its credential.</summary>
internal enum SinkForm
{
    /// <summary>The value itself.</summary>
    Value,

    /// <summary>A scheme's word and the value: <c>Bearer …</c>.</summary>
    HeaderValue,

    /// <summary>A scheme's word, behind which the value may stand, or wrongly a token in its place.</summary>
    HeaderScheme,

    /// <summary>A header's name, a colon and its value: <c>Authorization: Bearer …</c>.</summary>
    HeaderLine,

    /// <summary>A value behind a header's name, which stands in the parameter before.</summary>
    NamedHeader,
}
