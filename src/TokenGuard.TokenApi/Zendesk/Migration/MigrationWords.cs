namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>The names of steps and grants, for people and for the audit log.</summary>
public static class MigrationWords
{
    public static string Of(MigrationStep step) => step switch
    {
        MigrationStep.CreateClient => "create client",
        MigrationStep.CreateCredential => "create credential",
        MigrationStep.Verify => "verify",
        MigrationStep.ListPlaces => "list places",
        MigrationStep.Deactivate => "deactivate",
        MigrationStep.Prove => "prove",
        _ => "delete",
    };

    public static string Of(MigrationGrant grant) => grant == MigrationGrant.Token ? "token" : "client-credentials";
}
