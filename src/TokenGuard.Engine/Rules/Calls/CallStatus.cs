namespace TokenGuard.Engine.Rules.Calls;

/// <summary>How sure a provider's call is.</summary>
public enum CallStatus
{
    /// <summary>The provider's documentation says so.</summary>
    Documented,

    /// <summary>It was seen to answer so, or public clients rely on it.</summary>
    Seen,

    /// <summary>Concluded from other calls; run only if the user asks for it.</summary>
    Inferred,
}
