using TokenGuard.TokenApi.Programs;

namespace TokenGuard.TokenApi.Tests.Audit;

/// <summary>A test in which another program holds a lock; skipped visibly where there is none that can.</summary>
internal sealed class FlockFactAttribute : FactAttribute
{
    public FlockFactAttribute()
    {
        if (InstalledProgram.Find("flock") is null)
        {
            Skip = "needs flock: apt-get install util-linux";
        }
    }
}
