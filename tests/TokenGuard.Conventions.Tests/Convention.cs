namespace TokenGuard.Conventions.Tests;

/// <summary>Asserts that nothing breaks a convention, and names all that does.</summary>
internal static class Convention
{
    public static void Holds(IEnumerable<string> violations)
    {
        var all = violations.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
