namespace TokenGuard.Engine.Assignments;

/// <summary>Reads what scripts print to set a variable of Azure Pipelines: <c>##vso[task.setvariable variable=ACME_TOKEN;issecret=true]…</c>.</summary>
internal static class PipelineCommand
{
    private const int LongestProperties = 60;

    private static ReadOnlySpan<byte> Key => "variable="u8;

    /// <summary>Where the value begins, or null if the name is no such variable.</summary>
    public static int? ValueOf(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (!text[..name.Start].EndsWith(Key))
        {
            return null;
        }

        var rest = text.Slice(name.End, Math.Min(LongestProperties, text.Length - name.End));
        var end = rest.IndexOfAny((byte)']', (byte)'\n');
        return end >= 0 && rest[end] == ']' ? name.End + end + 1 : null;
    }
}
