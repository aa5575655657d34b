using TokenGuard.Engine.Rules.Calls;

namespace TokenGuard.Engine.Tests.Rules.Calls;

public sealed class AnswerConditionTests
{
    [Theory]
    [InlineData("status 401", AnswerPlace.Status, AnswerComparison.Equal, "", "401")]
    [InlineData("status 4xx", AnswerPlace.Status, AnswerComparison.Equal, "", "4xx")]
    [InlineData("body contains PONG!", AnswerPlace.Body, AnswerComparison.Contains, "", "PONG!")]
    [InlineData("json $.ok == true", AnswerPlace.Json, AnswerComparison.Equal, "$.ok", "true")]
    [InlineData("json $.user.id is integer", AnswerPlace.Json, AnswerComparison.Is, "$.user.id", "integer")]
    [InlineData("json $ is array", AnswerPlace.Json, AnswerComparison.Is, "$", "array")]
    [InlineData("json $.error contains is not valid", AnswerPlace.Json, AnswerComparison.Contains, "$.error", "is not valid")]
    [InlineData("json $.message == it is contains", AnswerPlace.Json, AnswerComparison.Equal, "$.message", "it is contains")]
    [InlineData("json $.keys[*].id exists", AnswerPlace.Json, AnswerComparison.Exists, "$.keys[*].id", "")]
    [InlineData("json $.keys[name == {secret}].id exists", AnswerPlace.Json, AnswerComparison.Exists, "$.keys[name == {secret}].id", "")]
    [InlineData("header X-Team exists", AnswerPlace.Header, AnswerComparison.Exists, "X-Team", "")]
    [InlineData("header X-Team contains acme", AnswerPlace.Header, AnswerComparison.Contains, "X-Team", "acme")]
    [InlineData("xml /Error/Code == Expired", AnswerPlace.Xml, AnswerComparison.Equal, "/Error/Code", "Expired")]
    public void A_condition_is_a_place_a_comparison_and_what_it_is_compared_with(
        string text, AnswerPlace place, AnswerComparison comparison, string selector, string operand)
    {
        var condition = AnswerCondition.Parse(text);
        Assert.Equal((place, comparison, selector, operand), (condition.Place, condition.Comparison, condition.Value?.Selector ?? "", condition.Operand));
    }

    [Theory]
    [InlineData("status 99", "'99' is no status; expected a number such as 401, or 4xx")]
    [InlineData("status 600", "'600' is no status; expected a number such as 401, or 4xx")]
    [InlineData("status 4x", "'4x' is no status; expected a number such as 401, or 4xx")]
    [InlineData("status ok", "'ok' is no status; expected a number such as 401, or 4xx")]
    [InlineData("json $.id is text", "'text' is no type of JSON; expected one of integer, number, string, boolean, null, array, object")]
    [InlineData("header X-Id is integer", "'integer' is no type of JSON; expected one of integer, number, string, boolean, null, array, object")]
    [InlineData("json ok == true", "the path 'ok' must begin with $")]
    [InlineData("json $.a[ exists", "the path '$.a[' does not close a bracket")]
    [InlineData("xml Error/Code exists", "the XML path 'Error/Code' must begin with /")]
    [InlineData("cookie id exists", "'cookie' is no part of an answer; expected json, header or xml")]
    [InlineData("json exists", "'json' must be json PATH, header NAME or xml PATH")]
    [InlineData("alive", "'alive' is no condition; expected 'status N', 'json PATH is TYPE', 'json PATH == VALUE', 'header NAME contains VALUE', 'body contains TEXT' or the like")]
    public void What_is_no_condition_is_refused_with_what_is_expected(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => AnswerCondition.Parse(text)).Message);

    [Fact]
    public void Tests_hold_by_all_any_and_none_of_their_parts()
    {
        var yes = AnswerTest.Of("status 200");
        var no = AnswerTest.Of("status 401");
        Assert.True(Holds(AnswerTestKind.All, yes, yes));
        Assert.False(Holds(AnswerTestKind.All, yes, no));
        Assert.True(Holds(AnswerTestKind.Any, no, yes));
        Assert.False(Holds(AnswerTestKind.Any, no, no));
        Assert.True(Holds(AnswerTestKind.Not, no, no));
        Assert.False(Holds(AnswerTestKind.Not, no, yes));
        Assert.False(AnswerTest.Never.Holds(_ => true));
    }

    private static bool Holds(AnswerTestKind kind, params AnswerTest[] parts) =>
        new AnswerTest(kind, parts, "").Holds(condition => condition.Operand == "200");
}
