namespace TokenGuard.Engine.Rules.Calls;

/// <summary>Whose credential a revocation needs.</summary>
public enum RevokedBy
{
    /// <summary>No API: a person does it.</summary>
    None,

    /// <summary>The token itself is enough.</summary>
    Self,

    /// <summary>The token itself, if it happens to have the right.</summary>
    SelfIfPermitted,

    /// <summary>The owner's own, stronger credential.</summary>
    Admin,
}
