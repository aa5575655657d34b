namespace TokenGuard.Sources.Tests;

/// <summary>A test that only root can prepare; skipped visibly for anyone else.</summary>
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Skip = "needs root to change the owner of files";
        }
    }
}
