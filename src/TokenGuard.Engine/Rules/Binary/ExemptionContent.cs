namespace TokenGuard.Engine.Rules.Binary;

/// <summary>What is said of matches that are no findings.</summary>
internal static class ExemptionContent
{
    public static void Write(BinaryTextWriter to, IReadOnlyList<Exemption> exemptions) => to.List(exemptions, exemption =>
    {
        to.OptionalText(exemption.Value);
        to.OptionalText(exemption.Match);
        to.OptionalText(exemption.Line);
        to.OptionalText(exemption.Path);
    });

    // Initialisers run in the order they are written, which is that of Write.
    public static Exemption[] Read(BinaryTextReader from) => from.List(() => new Exemption
    {
        Value = from.OptionalText(),
        Match = from.OptionalText(),
        Line = from.OptionalText(),
        Path = from.OptionalText(),
    });
}
