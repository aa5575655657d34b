using TokenGuard.Engine.Rules.Calls;

namespace TokenGuard.Engine.Tests.Rules.Calls;

public sealed class AnswerPathTests
{
    [Theory]
    [InlineData("$", "")]
    [InlineData("$.user.id", "user id")]
    [InlineData("$.keys[0]", "keys #0")]
    [InlineData("$.keys[12].id", "keys #12 id")]
    [InlineData("$[*].name", "* name")]
    [InlineData("$[\"odd name\"].x", "odd name x")]
    [InlineData("$.error[\".tag\"]", "error .tag")]
    [InlineData("$[access_token.token == {secret}].id", "(access_token token = {secret}) id")]
    [InlineData("$.tokens[shown starts {secret}].id", "tokens (shown ^ {secret}) id")]
    public void A_path_is_a_row_of_steps(string text, string steps) => Assert.Equal(steps, Describe(AnswerPath.Parse(text)));

    [Theory]
    [InlineData("", "the path '' must begin with $")]
    [InlineData("user.id", "the path 'user.id' must begin with $")]
    [InlineData("$user", "the path '$user' is wrong at 'user'")]
    [InlineData("$.", "the path '$.' has an empty name")]
    [InlineData("$.a..b", "the path '$.a..b' has an empty name")]
    [InlineData("$.a.[0]", "the path '$.a.[0]' has an empty name")]
    [InlineData("$.a[0", "the path '$.a[0' does not close a bracket")]
    [InlineData("$.a[0]b", "the path '$.a[0]b' is wrong at 'b'")]
    [InlineData("$.a[]", "'[]' is no step of a path")]
    [InlineData("$.a[-1]", "'[-1]' is no step of a path")]
    [InlineData("$.a[name]", "'[name]' is no step of a path")]
    [InlineData("$.a[99999999999]", "'[99999999999]' is no step of a path")]
    public void What_is_no_path_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => AnswerPath.Parse(text)).Message);

    private static string Describe(AnswerPath path) => string.Join(' ', path.Steps.Select(step => step switch
    {
        { Name: { } name } => name,
        { Index: { } index } => $"#{index}",
        { Condition: { } condition } => $"({Describe(condition)} {(step.ByBeginning ? '^' : '=')} {step.Value})",
        _ => "*",
    }));
}
