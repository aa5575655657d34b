namespace TokenGuard.Engine.Rules.Calls;

/// <summary>The ways to sign a request that headers cannot say, and the values that each takes.</summary>
public static class CallSigning
{
    /// <summary>Signature version 4 of AWS, with the leaked key.</summary>
    public const string Aws = "aws-sigv4";

    /// <summary>The same with the owner's own key.</summary>
    public const string AwsAdmin = "aws-sigv4-admin";

    public static IReadOnlyList<string> All { get; } = [Aws, AwsAdmin];

    /// <summary>The values that are needed; none for a request that is not signed.</summary>
    public static IReadOnlyList<string> NamesOf(string? signing) => signing switch
    {
        Aws => ["access_key_id", "secret"],
        AwsAdmin => ["admin.access_key_id", "admin.secret_access_key"],
        _ => [],
    };
}
