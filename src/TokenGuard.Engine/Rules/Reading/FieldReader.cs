using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rules.Examples;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads the fields whose text has a form of its own.</summary>
internal static class FieldReader
{
    public static IReadOnlyList<string> Words(IEnumerable<TomlString> texts) => [.. texts.Select(text => text.Text)];

    public static IReadOnlyList<string> Links(TomlTableReader table, string key)
    {
        var links = table.Texts(key);
        foreach (var link in links)
        {
            RefuseNoLink(table, key, link);
        }

        return Words(links);
    }

    public static string? Link(TomlTableReader table, string key)
    {
        var link = table.Text(key);
        if (link is not null)
        {
            RefuseNoLink(table, key, link);
        }

        return link?.Text;
    }

    public static string? Variable(TomlTableReader table)
    {
        var name = table.Text("variable");
        if (name is not null && !Naming.IsVariable(name.Text))
        {
            table.Fail(name.Index, $"'variable' is '{name.Text}', but must be the name of an environment variable or a configuration key");
        }

        return name?.Text;
    }

    public static IReadOnlyList<string> Checks(TomlTableReader table)
    {
        var checks = table.Texts("checks");
        foreach (var check in checks)
        {
            try
            {
                CheckRegistry.Validate(check.Text);
            }
            catch (CheckException wrong)
            {
                table.Fail(check.Index, wrong.Message);
            }
        }

        return Words(checks);
    }

    /// <summary>Sets of calls, see <see cref="CallPattern"/>.</summary>
    public static IReadOnlyList<string> Calls(TomlTableReader table, string key)
    {
        var calls = table.Texts(key);
        foreach (var call in calls)
        {
            try
            {
                CallPattern.Parse(call.Text);
            }
            catch (FormatException wrong)
            {
                table.Fail(call.Index, wrong.Message);
            }
        }

        return Words(calls);
    }

    public static IReadOnlyList<string> Templates(TomlTableReader table, string key)
    {
        var templates = table.Texts(key);
        foreach (var template in templates)
        {
            try
            {
                ExampleTemplate.Parse(template.Text);
            }
            catch (ExampleTemplateException wrong)
            {
                table.Fail(template.IndexOf(wrong.Offset), $"the template is wrong: {wrong.Message}");
            }
        }

        return Words(templates);
    }

    public static IReadOnlyList<string> Samples(TomlTableReader table)
    {
        var samples = table.Texts("samples");
        foreach (var sample in samples.Where(sample => !Naming.IsSampleHash(sample.Text)))
        {
            // The text itself is not repeated: somebody may have put the sample value there.
            table.Fail(sample.Index, "'samples' holds the first 16 hex digits, in lower case, of the SHA-256 of a value, never the value");
        }

        return Words(samples);
    }

    private static void RefuseNoLink(TomlTableReader table, string key, TomlString link)
    {
        if (!Naming.IsLink(link.Text))
        {
            table.Fail(link.Index, $"'{key}' must be the https address of a page, but is '{link.Text}'");
        }
    }
}
