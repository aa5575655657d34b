using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.ConfigurationFiles;

/// <summary>A named text value of a configuration file.</summary>
/// <param name="Parent">Name of what holds it; empty at the top.</param>
/// <param name="Key">Its own name.</param>
/// <param name="Value">The value, without the escapes of the file's format.</param>
/// <param name="Span">Where the value stands in the file.</param>
internal readonly record struct ConfigurationEntry(string Parent, string Key, string Value, TextSpan Span);
