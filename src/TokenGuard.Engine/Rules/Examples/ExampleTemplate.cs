namespace TokenGuard.Engine.Rules.Examples;

/// <summary>
/// An example of a rule file: text with placeholders that are filled from a seed, so that nothing token-shaped stands
/// in a repository. The language is described in <c>rules/README.md</c>.
/// </summary>
public sealed class ExampleTemplate
{
    private readonly IReadOnlyList<ITemplatePart> parts;

    private ExampleTemplate(IReadOnlyList<ITemplatePart> parts) => this.parts = parts;

    /// <summary>Parses a template.</summary>
    /// <exception cref="ExampleTemplateException">It is wrong.</exception>
    public static ExampleTemplate Parse(string text) => new(new TemplateParser(text).Parse());

    /// <summary>Fills the placeholders: the same seed gives the same text, everywhere.</summary>
    public FilledExample Fill(ulong seed) => TemplateFiller.Fill(parts, new SplitMix64(seed));
}
