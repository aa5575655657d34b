namespace TokenGuard.Server.Tests.Harness;

/// <summary>A test that needs Node.js and npm; shown as skipped where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        var missing = new[] { "node", "npm" }.Where(name => ExternalProgram.Find(name) is null).ToList();
        if (missing.Count > 0)
        {
            Skip = $"{string.Join(" and ", missing)} not found in PATH";
        }
    }
}
