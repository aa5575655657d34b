namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>The person who runs a migration.</summary>
public interface IMigrationTalk
{
    /// <summary>Tells what a step did or found.</summary>
    void Tell(MigrationStep at, string message);

    /// <summary>Asks whether the old token may be touched.</summary>
    /// <returns>False to stop here; a later run goes on.</returns>
    bool Confirm(MigrationStep at, string question);
}
