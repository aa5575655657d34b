namespace TokenGuard.Engine.Patterns.Syntax;

/// <summary>The flags in force at a place of a pattern.</summary>
/// <param name="IgnoreCase"><c>i</c>: ASCII letters match either case.</param>
/// <param name="DotMatchesNewline"><c>s</c>: the dot matches a line feed too.</param>
/// <param name="MultiLine"><c>m</c>: <c>^</c> and <c>$</c> also match at line feeds.</param>
internal readonly record struct PatternFlags(bool IgnoreCase, bool DotMatchesNewline, bool MultiLine);
