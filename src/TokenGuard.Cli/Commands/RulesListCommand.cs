using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules list</c>: one line for each rule.</summary>
internal sealed class RulesListCommand : Command
{
    public RulesListCommand(StandardStreams streams)
        : base("list", "List all rules: id, severity, confidence, name.")
    {
        var rules = new RuleOptions();
        var json = new Option<bool>("--json") { Description = "As JSON." };
        rules.AddTo(this);
        Add(json);
        SetAction(parsed =>
        {
            var known = rules.Load(parsed).Rules;
            if (parsed.GetValue(json))
            {
                WriteJson(known, streams.Output);
                return;
            }

            var width = known.Max(rule => rule.Id.Length);
            var lines = known.Select(rule =>
                $"{rule.Id.PadRight(width)}  {rule.Severity.ToString().ToLowerInvariant(),-8}  {rule.Confidence.ToString().ToLowerInvariant(),-6}  {rule.Name}\n");
            streams.Output.Write(Encoding.UTF8.GetBytes(string.Concat(lines)));
        });
    }

    private static void WriteJson(IEnumerable<Engine.Rules.TokenRule> rules, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", rule.Name);
            json.WriteString("provider", rule.Provider.Id);
            json.WriteString("severity", rule.Severity.ToString().ToLowerInvariant());
            json.WriteString("confidence", rule.Confidence.ToString().ToLowerInvariant());
            json.WriteString("risk", rule.Risk);
            json.WriteString("remedy", rule.Remedy);
            json.WriteString("source", rule.Source);
            json.WriteString("retires", rule.Retires);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
