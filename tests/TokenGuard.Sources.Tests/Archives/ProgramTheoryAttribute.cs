namespace TokenGuard.Sources.Tests.Archives;

/// <summary>A theory that needs a program of this machine; skipped visibly where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public ProgramTheoryAttribute(string program) => Skip = ArchiveBuilding.Missing(program);
}
