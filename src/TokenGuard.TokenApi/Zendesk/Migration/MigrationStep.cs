namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>The steps from an API token to OAuth, in their order. All but the last can be taken back.</summary>
public enum MigrationStep
{
    /// <summary>An OAuth client of its own.</summary>
    CreateClient,

    /// <summary>A new credential with the least scopes, sent to its store.</summary>
    CreateCredential,

    /// <summary>The new credential works.</summary>
    Verify,

    /// <summary>The places where the code must change.</summary>
    ListPlaces,

    /// <summary>The old token is taken out of service.</summary>
    Deactivate,

    /// <summary>The old token works no more.</summary>
    Prove,

    /// <summary>The old token is deleted.</summary>
    Delete,
}
