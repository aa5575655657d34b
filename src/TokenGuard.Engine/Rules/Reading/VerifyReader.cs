using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads the <c>[token.verify]</c> of a token.</summary>
internal static class VerifyReader
{
    private static readonly string[] Verdicts = ["live", "dead", "unknown"];

    public static IReadOnlyList<(string, CallStatus)> Statuses { get; } =
        [("documented", CallStatus.Documented), ("seen", CallStatus.Seen), ("inferred", CallStatus.Inferred)];

    /// <summary>The call, or null if the token has none or a wrong one.</summary>
    public static VerifyCall? Read(TomlTableReader token, IReadOnlyCollection<string> hosts, IReadOnlyCollection<string> names)
    {
        if (SharedCalls.IsShared(token, "verify") || token.Table("verify", "[token.verify]") is not { } table)
        {
            return null;
        }

        table.Require("status");
        table.Require("source");
        table.Require("live");
        if (!table.Has("dead_after_live"))
        {
            table.Require("dead");
        }

        var request = new CallTemplateReader(hosts, names).Read(table);
        var verify = new VerifyCall
        {
            Status = table.Choice("status", Statuses, CallStatus.Inferred),
            Source = FieldReader.Link(table, "source"),
            Request = request ?? new CallTemplate { Method = "", Url = "" },
            Live = AnswerTestReader.Read(table, "live"),
            Dead = AnswerTestReader.Read(table, "dead"),
            DeadAfterLive = AnswerTestReader.Read(table, "dead_after_live"),
            Elsewhere = ReadElsewhere(table, names),
            Identity = [.. CallTemplateReader.ReadPairs(table, "identity", JudgeValue).Select(pair => new NamedValue(pair.Key, pair.Value))],
            Scopes = ReadValue(table, "scopes"),
            Expires = ReadValue(table, "expires"),
            LastUsed = ReadValue(table, "last_used"),
            CountsAsUse = table.Flag("counts_as_use"),
            Exchanges = [.. table.Tables("exchange", "[[token.verify.exchange]]").Select(ReadExchange)],
        };
        table.RefuseUnknown();
        return request is null ? null : verify;
    }

    /// <summary>Says what is wrong with the place of a value in an answer, or null.</summary>
    public static string? JudgeValue(string text)
    {
        try
        {
            AnswerValue.Parse(text);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private static string? ReadElsewhere(TomlTableReader table, IReadOnlyCollection<string> names)
    {
        var name = table.Text("elsewhere");
        if (name is not null && !names.Contains(name.Text))
        {
            table.Fail(name.Index, $"'elsewhere' is '{name.Text}', but must be the name of one of the token's [[token.needs]]");
        }

        return name?.Text;
    }

    private static string? ReadValue(TomlTableReader table, string key)
    {
        var text = table.Text(key);
        if (text is not null && JudgeValue(text.Text) is { } wrong)
        {
            table.Fail(text.Index, wrong);
        }

        return text?.Text;
    }

    private static AnswerExchange ReadExchange(TomlTableReader table)
    {
        table.Require("status");
        var verdict = table.RequiredText("verdict");
        if (verdict is not null && !Verdicts.Contains(verdict.Text))
        {
            table.Fail(verdict.Index, $"'verdict' is '{verdict.Text}', but must be one of {string.Join(", ", Verdicts)}");
        }

        var exchange = new AnswerExchange
        {
            Source = FieldReader.Link(table, "source"),
            Status = table.Number("status", 100, 599),
            Headers = CallTemplateReader.ReadPairs(table, "headers", _ => null),
            Body = table.Text("body")?.Text ?? "",
            Verdict = verdict?.Text ?? "",
        };
        table.RefuseUnknown();
        return exchange;
    }
}
