using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads requests: <c>request</c>, <c>headers</c>, <c>body</c> or <c>form</c>, <c>hosts</c>, <c>signing</c>.</summary>
/// <param name="hosts">The provider's <c>send_to</c>: a secret goes nowhere else.</param>
/// <param name="names">Names that have a value.</param>
internal sealed class CallTemplateReader(IReadOnlyCollection<string> hosts, IReadOnlyCollection<string> names)
{
    private const string Scheme = "https://";
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>The request of a table, or null if it has none or a wrong one, which is noted.</summary>
    public CallTemplate? Read(TomlTableReader table)
    {
        var request = table.RequiredText("request");
        var headers = ReadPairs(table, "headers", JudgeTemplate);
        var json = table.Text("body");
        var form = table.Text("form");
        var signing = table.Text("signing");
        var several = FieldReader.Words(table.Texts("hosts"));
        if (json is not null && form is not null)
        {
            table.Fail(form.Index, "a request has either 'body', which is JSON, or 'form'");
        }

        if (signing is not null && !CallSigning.All.Contains(signing.Text))
        {
            table.Fail(signing.Index, $"'{signing.Text}' is no way to sign; expected {string.Join(", ", CallSigning.All)}");
        }

        Try(table, json ?? form);
        var space = request?.Text.IndexOf(' ') ?? -1;
        if (request is null)
        {
            return null;
        }

        if (Judge(request.Text, space, several) is { } wrong)
        {
            table.Fail(request.Index, wrong);
            return null;
        }

        return new CallTemplate
        {
            Method = request.Text[..space],
            Url = request.Text[(space + 1)..],
            Hosts = several,
            Headers = headers,
            Body = (json ?? form)?.Text,
            BodyKind = form is null ? BodyKind.Json : BodyKind.Form,
            Signing = signing?.Text,
        };
    }

    /// <summary>The entries of a table of strings.</summary>
    /// <param name="table">Holds it.</param>
    /// <param name="key">Its key.</param>
    /// <param name="judge">Says what is wrong with a value, or null.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> ReadPairs(TomlTableReader table, string key, Func<string, string?> judge)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        if (table.Table(key) is not { } inner)
        {
            return pairs;
        }

        foreach (var entry in inner.Entries)
        {
            if (inner.Text(entry.Key) is not { } text)
            {
                continue;
            }

            if (judge(text.Text) is { } wrong)
            {
                inner.Fail(text.Index, wrong);
            }

            pairs.Add(new(entry.Key, text.Text));
        }

        return pairs;
    }

    private void Try(TomlTableReader table, TomlString? text)
    {
        if (text is not null && JudgeTemplate(text.Text) is { } wrong)
        {
            table.Fail(text.Index, wrong);
        }
    }

    private string? Judge(string request, int space, IReadOnlyList<string> several)
    {
        if (space < 0 || !Methods.Contains(request[..space]) || !request[(space + 1)..].StartsWith(Scheme, StringComparison.Ordinal))
        {
            return $"'{request}' must be one of {string.Join(", ", Methods)} and an address that begins with {Scheme}";
        }

        var address = request[(space + 1 + Scheme.Length)..];
        var end = address.IndexOfAny(['/', '?']);
        var host = end < 0 ? address : address[..end];
        if ((host == CallTemplate.Host) != (several.Count > 0))
        {
            return $"a request to {CallTemplate.Host} needs 'hosts', the hosts to try, and no other request takes them";
        }

        return (several.Count > 0 ? several : [host]).FirstOrDefault(name => !hosts.Contains(name)) is { } foreign
            ? $"the host '{foreign}' is not in 'send_to'"
            : JudgeTemplate(request, several.Count > 0);
    }

    private string? JudgeTemplate(string text) => JudgeTemplate(text, isAtSeveral: false);

    private string? JudgeTemplate(string text, bool isAtSeveral)
    {
        try
        {
            return TextTemplate.Parse(text).Names.FirstOrDefault(name => !names.Contains(name) && !(isAtSeveral && name == "host")) is { } unknown
                ? $"'{{{unknown}}}' has no value; known are {string.Join(", ", names)}{NearestName.Question(unknown, names)}"
                : null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }
}
