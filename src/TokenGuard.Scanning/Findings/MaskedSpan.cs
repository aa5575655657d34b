using TokenGuard.Engine;

namespace TokenGuard.Scanning.Findings;

/// <summary>A part of a blob that is never shown, and what stands for it.</summary>
internal readonly record struct MaskedSpan(ByteSpan Span, string Shown);
