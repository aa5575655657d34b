namespace TokenGuard.Engine.Rules;

/// <summary>How far from a token its companion may stand, in rising order.</summary>
public enum CompanionReach
{
    File,
    Folder,
    Repo,
}
