namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>A migration cannot go on. The message says what to do and holds no secret.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True if the old token was deactivated and is not proved dead.</summary>
    public bool IsOpenProof { get; init; }
}
