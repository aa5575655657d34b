using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads the <c>[token.revoke]</c> of a token: one call, several <c>[[token.revoke.call]]</c>, or <c>steps</c> for a person.</summary>
internal static class RevokeReader
{
    private const string AdminPrefix = "admin.";
    private const int LargestBulk = 10_000;

    private static IReadOnlyList<(string, RevokedBy)> Whose { get; } =
        [("none", RevokedBy.None), ("self", RevokedBy.Self), ("self-if-permitted", RevokedBy.SelfIfPermitted), ("admin", RevokedBy.Admin)];

    /// <summary>The guide, or null if the token has none.</summary>
    public static RevokeGuide? Read(TomlTableReader token, IReadOnlyCollection<string> hosts, IReadOnlyCollection<string> names)
    {
        if (SharedCalls.IsShared(token, "revoke") || token.Table("revoke", "[token.revoke]") is not { } table)
        {
            return null;
        }

        table.Require("by");
        table.Require("source");
        var admin = ReadVariables(table, "admin");
        var optional = ReadVariables(table, "admin_optional");
        var known = new List<string>([.. names, "secrets", .. admin.Concat(optional).Select(pair => AdminPrefix + pair.Key)]);
        var guide = new RevokeGuide
        {
            By = table.Choice("by", Whose, RevokedBy.None),
            Status = table.Choice("status", VerifyReader.Statuses, CallStatus.Documented),
            Source = FieldReader.Link(table, "source"),
            Bulk = Math.Max(1, table.Number("bulk", 0, LargestBulk)),
            Admin = admin,
            AdminOptional = optional,
            Steps = FieldReader.Words(table.Texts("steps")),
            Effect = table.Text("effect")?.Text,
            Calls = table.Has("request")
                ? [.. new[] { ReadCall(table, "delete", hosts, known) }.OfType<RevokeCall>()]
                : [.. table.Tables("call", "[[token.revoke.call]]").Select(call => ReadWholeCall(call, hosts, known)).OfType<RevokeCall>()],
        };
        if ((guide.By == RevokedBy.None) != (guide.Calls.Count == 0) || (guide.By == RevokedBy.None && guide.Steps.Count == 0))
        {
            table.Fail("[token.revoke] needs 'steps' where by = 'none', and else a 'request' or [[token.revoke.call]]");
        }

        table.RefuseUnknown();
        return guide;
    }

    private static IReadOnlyList<KeyValuePair<string, string>> ReadVariables(TomlTableReader table, string key) =>
        CallTemplateReader.ReadPairs(table, key, value => Naming.IsVariable(value) ? null : $"'{value}' is no name of a variable");

    private static RevokeCall? ReadWholeCall(TomlTableReader table, IReadOnlyCollection<string> hosts, List<string> known)
    {
        var name = table.RequiredText("name");
        var call = ReadCall(table, name?.Text ?? "", hosts, known);
        table.RefuseUnknown();
        return call;
    }

    private static RevokeCall? ReadCall(TomlTableReader table, string name, IReadOnlyCollection<string> hosts, List<string> known)
    {
        table.Require("done");
        var request = new CallTemplateReader(hosts, known).Read(table);
        var take = CallTemplateReader.ReadPairs(table, "take", VerifyReader.JudgeValue);
        known.AddRange(take.Select(pair => pair.Key));
        return request is null ? null : new RevokeCall
        {
            Name = name,
            Request = request,
            Done = AnswerTestReader.Read(table, "done"),
            Take = [.. take.Select(pair => new NamedValue(pair.Key, pair.Value))],
            Reversible = table.Flag("reversible"),
            Fallback = table.Flag("fallback"),
        };
    }
}
