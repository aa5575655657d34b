using Microsoft.CodeAnalysis.Text;
using TokenGuard.Engine;

namespace TokenGuard.Analyzers.Text;

/// <summary>A token that stands in the text of a source file.</summary>
/// <param name="Finding">What the engine found.</param>
/// <param name="Span">Where it stands, in characters.</param>
internal readonly record struct TreeFinding(Finding Finding, TextSpan Span);
