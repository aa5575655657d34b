namespace TokenGuard.Engine.Rules.Examples;

/// <summary>Fills the parts of a template in their order.</summary>
internal static class TemplateFiller
{
    public static FilledExample Fill(IReadOnlyList<ITemplatePart> parts, SplitMix64 random)
    {
        var bytes = new List<byte>();
        var placeholders = new List<FilledPlaceholder>();
        byte[] previous = [];
        foreach (var part in parts)
        {
            var text = part.Fill(random, previous);
            if (part.Name is { } name)
            {
                placeholders.Add(new FilledPlaceholder(name, new ByteSpan(bytes.Count, text.Length)));
                previous = text;
            }

            bytes.AddRange(text);
        }

        return new FilledExample([.. bytes], placeholders);
    }
}
