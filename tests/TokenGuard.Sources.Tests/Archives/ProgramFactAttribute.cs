namespace TokenGuard.Sources.Tests.Archives;

/// <summary>A test that needs a program of this machine; skipped visibly where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program) => Skip = ArchiveBuilding.Missing(program);
}
