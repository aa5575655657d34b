using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Reads tests of answers: a condition, or a table with one of <c>all</c>, <c>any</c>, <c>not</c>.</summary>
internal static class AnswerTestReader
{
    private static IReadOnlyList<(string Word, AnswerTestKind Kind)> Kinds { get; } =
        [("all", AnswerTestKind.All), ("any", AnswerTestKind.Any), ("not", AnswerTestKind.Not)];

    /// <summary>The test of a key; one that never holds if the key is absent or wrong.</summary>
    public static AnswerTest Read(TomlTableReader table, string key) => table.Entry(key) is { } entry ? Read(table, entry.Value) : AnswerTest.Never;

    private static AnswerTest Read(TomlTableReader table, TomlValue value)
    {
        switch (value)
        {
            case TomlString text:
                try
                {
                    return AnswerTest.Of(text.Text);
                }
                catch (FormatException wrong)
                {
                    table.Fail(text.Index, wrong.Message);
                    return AnswerTest.Never;
                }

            case TomlTable { Entries: [{ Value: TomlArray array, Key: var word }] } when Kinds.Any(kind => kind.Word == word):
                return new AnswerTest(Kinds.First(kind => kind.Word == word).Kind, [.. array.Items.Select(item => Read(table, item))], "");
            default:
                table.Fail(value.Index, "a test is a condition, or a table with a list under one of all, any, not");
                return AnswerTest.Never;
        }
    }
}
