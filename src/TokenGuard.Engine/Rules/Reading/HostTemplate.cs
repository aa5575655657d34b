namespace TokenGuard.Engine.Rules.Reading;

/// <summary>The form of <c>send_to</c>: a host's name in which declared tenants may stand in braces, nothing wider.</summary>
internal static class HostTemplate
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <summary>Says what is wrong with a host, or null.</summary>
    /// <param name="text">The host as written.</param>
    /// <param name="tenants">Names that have a shape.</param>
    public static string? Judge(string text, IReadOnlyCollection<string> tenants)
    {
        if (text.Contains("://"))
        {
            return $"'{text}' has a scheme; 'send_to' holds host names only, such as api.acme.example";
        }

        if (text.IndexOfAny(['/', '?', '#', '@', ':']) is var at && at >= 0)
        {
            return $"'{text}' is more than a host's name: '{text[at]}' may not stand in it";
        }

        if (text.Contains('*'))
        {
            return $"'{text}' is wider than a host: name the hosts, or declare a tenant and write {{tenant}} for '*'";
        }

        var labels = text.Split('.');
        if (labels.Length < 2 || text.Length > LongestName)
        {
            return $"'{text}' is no full host name such as api.acme.example";
        }

        return labels.Select(label => JudgeLabel(text, label, tenants)).FirstOrDefault(wrong => wrong is not null)
            ?? JudgeEnd(text, labels);
    }

    private static string? JudgeEnd(string text, string[] labels)
    {
        if (labels[^1].Contains('{') || labels[^2].Contains('{'))
        {
            return $"'{text}' is wider than a provider: the last two labels must be fixed";
        }

        return labels[^1].All(c => c is >= '0' and <= '9') ? $"'{text}' is an address; name the host" : null;
    }

    private static string? JudgeLabel(string text, string label, IReadOnlyCollection<string> tenants)
    {
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] == '{')
            {
                var close = label.IndexOf('}', i);
                var name = close < 0 ? "" : label[(i + 1)..close];
                if (name.Length == 0)
                {
                    return $"'{text}': {{ opens no name";
                }

                if (!tenants.Contains(name))
                {
                    var nearest = NearestName.Question(name, tenants);
                    return $"'{text}': the tenant '{name}' has no shape; declare it: tenant = {{ {name} = '…' }}{nearest}";
                }

                i = close;
            }
            else if (!Naming.IsLowerOrDigit(label[i]) && (label[i] != '-' || i == 0 || i + 1 == label.Length))
            {
                return $"'{text}': '{label[i]}' may not stand here; host names are of lower-case letters, digits and inner hyphens";
            }
        }

        return label.Length is 0 or > LongestLabel ? $"'{text}': a label of a host has from 1 to {LongestLabel} characters" : null;
    }
}
