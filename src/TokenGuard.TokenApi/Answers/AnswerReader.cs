using System.Globalization;
using System.Text;
using System.Text.Json;
using TokenGuard.Engine.Rules.Calls;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Answers;

/// <summary>Answers a rule's questions about one answer of a provider. What cannot be read is absent, never an error.</summary>
/// <param name="answer">What the provider said.</param>
/// <param name="valueOf">Values of names in the filters of paths; null where there are none.</param>
public sealed class AnswerReader(ApiAnswer answer, Func<string, string>? valueOf = null) : IDisposable
{
    private readonly Lazy<JsonDocument?> json = new(answer.TryReadJson);
    private readonly Lazy<XmlAnswer> xml = new(() => XmlAnswer.Read(answer.Body));

    public bool Holds(AnswerTest test) => test.Holds(Holds);

    /// <summary>The first value at a place, as text; null if there is none.</summary>
    /// <param name="place">As rules write it, see <see cref="AnswerValue"/>.</param>
    public string? Text(string place) => Texts(AnswerValue.Parse(place)).FirstOrDefault();

    /// <summary>All values at a place, as text; lists are taken apart.</summary>
    public IReadOnlyList<string> Texts(string place) => [.. Texts(AnswerValue.Parse(place))];

    public void Dispose()
    {
        if (json.IsValueCreated)
        {
            json.Value?.Dispose();
        }
    }

    private bool Holds(AnswerCondition condition) => condition.Place switch
    {
        AnswerPlace.Status => condition.Operand.EndsWith("xx", StringComparison.Ordinal)
            ? answer.Status / 100 == condition.Operand[0] - '0'
            : answer.Status == int.Parse(condition.Operand, CultureInfo.InvariantCulture),
        AnswerPlace.Body => Encoding.UTF8.GetString(answer.Body).Contains(condition.Operand, StringComparison.OrdinalIgnoreCase),
        AnswerPlace.Json when condition.Comparison is AnswerComparison.Is => Elements(condition.Value!.Path!).Any(element => JsonKinds.IsOf(element, condition.Operand)),
        AnswerPlace.Json when condition.Comparison is AnswerComparison.Exists => Elements(condition.Value!.Path!).Any(),
        _ => Texts(condition.Value!).Any(text => condition.Comparison switch
        {
            AnswerComparison.Equal => text == condition.Operand,
            AnswerComparison.Contains => text.Contains(condition.Operand, StringComparison.OrdinalIgnoreCase),
            _ => true,
        }),
    };

    private IEnumerable<string> Texts(AnswerValue value) => value.Place switch
    {
        AnswerPlace.Json => Elements(value.Path!).SelectMany(JsonKinds.TextsOf),
        AnswerPlace.Header => answer.Header(value.Selector) is { } header ? [header] : [],
        _ => xml.Value.Texts(value.Selector),
    };

    // Providers show "abcdefghij", "abcdefghij..." and "abcdefghij****" alike.
    private static bool IsBeginning(string shown, string value) =>
        shown.TrimEnd('.', '…', '*', ' ') is { Length: > 0 } beginning && value.StartsWith(beginning, StringComparison.Ordinal);

    private IEnumerable<JsonElement> Elements(AnswerPath path) => json.Value is { } document ? Walk(document.RootElement, path) : [];

    private IEnumerable<JsonElement> Walk(JsonElement root, AnswerPath path) =>
        path.Steps.Aggregate<AnswerStep, IEnumerable<JsonElement>>([root], (elements, step) => elements.SelectMany(element => Step(element, step)));

    private IEnumerable<JsonElement> Step(JsonElement element, AnswerStep step)
    {
        if (step.Name is { } name)
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? [member] : [];
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        if (step.Index is { } index)
        {
            return index < element.GetArrayLength() ? [element[index]] : [];
        }

        if (step.Condition is not { } condition)
        {
            return element.EnumerateArray();
        }

        var wanted = TextTemplate.Parse(step.Value!).Fill(valueOf ?? (missing => throw new InvalidOperationException($"{missing} has no value")), value => value);
        return element.EnumerateArray().Where(item => Walk(item, condition).SelectMany(JsonKinds.TextsOf)
            .Any(text => step.ByBeginning ? IsBeginning(text, wanted) : text == wanted));
    }
}
