using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>A match that fell at a check; made only when explanations were asked for.</summary>
public sealed record DroppedCandidate(TokenRule Rule, ByteSpan Span, IReadOnlyList<CheckOutcome> Checks);
