namespace TokenGuard.Engine;

/// <summary>A value near tokens that can complete a composite credential.</summary>
/// <param name="Kind">What the value is, as in the rule files' <c>needs</c>.</param>
/// <param name="Value">The value; never a secret.</param>
/// <param name="Offset">Where it stands in the blob, in bytes.</param>
public readonly record struct ContextFact(string Kind, string Value, int Offset);
