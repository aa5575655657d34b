namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>Environment variables of this process, as they were again when a test ends. Classes that use it share a collection.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    public const string Collection = "environment";

    private readonly Dictionary<string, string?> before = [];

    public string? this[string name]
    {
        set
        {
            before.TryAdd(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
