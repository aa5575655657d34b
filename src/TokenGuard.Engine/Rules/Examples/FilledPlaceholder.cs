namespace TokenGuard.Engine.Rules.Examples;

/// <summary>A placeholder of a template and what stands in its place.</summary>
/// <param name="Name">Its name, such as <c>alnum</c>; <c>b64</c> for a nested template.</param>
/// <param name="Span">Where its text stands in the filled example, in bytes.</param>
public readonly record struct FilledPlaceholder(string Name, ByteSpan Span);
