namespace TokenGuard.Scanning.Tests.Reports;

/// <summary>A test that needs the SARIF schema, and shows as skipped where the machine does not have it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SarifSchemaFactAttribute : FactAttribute
{
    public const string File = "sarif-schema-2.1.0.json";

    public SarifSchemaFactAttribute() =>
        Skip = RepositoryFiles.FindSchema(File) is null ? $"{File} is in no shared/schemas above the tests; set TOKENGUARD_SCHEMAS" : null;
}
