namespace TokenGuard.TokenApi.Revocation;

/// <summary>What became of a revocation.</summary>
public enum RevocationState
{
    /// <summary>The provider answered that the token is dead: the only success.</summary>
    Proved,

    /// <summary>The provider refused, or the token is still alive.</summary>
    Failed,

    /// <summary>It was accepted, or may have arrived, and there is no proof yet; running it again goes on.</summary>
    Open,

    /// <summary>A person has to do it.</summary>
    Manual,
}
