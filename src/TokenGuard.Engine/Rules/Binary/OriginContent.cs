namespace TokenGuard.Engine.Rules.Binary;

/// <summary>Where providers and rules are written: kept so that a user's clash with a built-in rule names both places.</summary>
internal static class OriginContent
{
    public static void Write(BinaryTextWriter to, RuleOrigin? origin)
    {
        to.Flag(origin is not null);
        if (origin is not null)
        {
            // Without the folder: the bytes must not depend on where the build runs.
            to.Text(origin.File[(origin.File.LastIndexOfAny(['/', '\\']) + 1)..]);
            to.Number(origin.Line);
            to.Number(origin.Column);
        }
    }

    public static RuleOrigin? Read(BinaryTextReader from) =>
        from.Flag() ? new RuleOrigin(from.Text(), from.Number(), from.Number()) : null;
}
