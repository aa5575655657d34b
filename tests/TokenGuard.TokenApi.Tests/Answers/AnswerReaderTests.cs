using System.Text;
using TokenGuard.Engine.Rules.Calls;
using TokenGuard.TokenApi.Answers;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Tests.Answers;

public sealed class AnswerReaderTests
{
    private const string Body = """
        {"ok":true,"id":7,"big":12345678901234567890,"rate":1.5,"none":null,"name":"Robin","user":{"id":"u1"},
         "scopes":["read","write"],"errors":[{"code":1000},{"code":6003}],
         "keys":[{"id":"k1","shown":"abcdef..."},{"id":"k2","shown":"xyz"},{"id":"k3"}],
         "odd name":"x","half":"\ud800"}
        """;

    [Theory]
    [InlineData("status 200", true)]
    [InlineData("status 2xx", true)]
    [InlineData("status 401", false)]
    [InlineData("status 4xx", false)]
    [InlineData("json $.ok == true", true)]
    [InlineData("json $.ok == True", false)]
    [InlineData("json $.ok is boolean", true)]
    [InlineData("json $.id is integer", true)]
    [InlineData("json $.id is string", false)]
    [InlineData("json $.big is integer", false)]
    [InlineData("json $.big is number", true)]
    [InlineData("json $.rate is integer", false)]
    [InlineData("json $.none is null", true)]
    [InlineData("json $.none exists", true)]
    [InlineData("json $.none == null", false)]
    [InlineData("json $.missing exists", false)]
    [InlineData("json $.missing is null", false)]
    [InlineData("json $.user is object", true)]
    [InlineData("json $.user.id == u1", true)]
    [InlineData("json $.name.first exists", false)]
    [InlineData("json $.name contains ROB", true)]
    [InlineData("json $.name == robin", false)]
    [InlineData("json $.scopes is array", true)]
    [InlineData("json $.scopes == write", true)]
    [InlineData("json $.scopes[0] == write", false)]
    [InlineData("json $.scopes[9] exists", false)]
    [InlineData("json $.errors[*].code == 6003", true)]
    [InlineData("json $.errors.code exists", false)]
    [InlineData("json $[\"odd name\"] == x", true)]
    [InlineData("json $[0] exists", false)]
    [InlineData("json $.half is string", true)]
    [InlineData("header x-team == Acme", true)]
    [InlineData("header X-Team contains ACM", true)]
    [InlineData("header X-Other exists", false)]
    [InlineData("body contains robin", true)]
    [InlineData("body contains nobody", false)]
    [InlineData("xml /Error exists", false)]
    public void A_condition_asks_one_part_of_an_answer(string condition, bool holds)
    {
        using var reader = Reader(Body);
        Assert.Equal(holds, reader.Holds(AnswerTest.Of(condition)));
    }

    [Fact]
    public void Values_are_taken_as_text_and_lists_are_taken_apart()
    {
        using var reader = Reader(Body);
        Assert.Equal("7", reader.Text("json $.id"));
        Assert.Equal(["read", "write"], reader.Texts("json $.scopes"));
        Assert.Equal(["1000", "6003"], reader.Texts("json $.errors[*].code"));
        Assert.Equal("Acme", reader.Text("header X-TEAM"));
        Assert.Null(reader.Text("json $.user"));
        Assert.Null(reader.Text("json $.none"));
        Assert.Equal("", reader.Text("json $.half"));
    }

    [Fact]
    public void Items_are_found_by_a_value_or_by_its_beginning()
    {
        using var reader = new AnswerReader(Answer(Body), name => name == "secret" ? "abcdefghij" : "k2");
        Assert.Equal(["k1"], reader.Texts("json $.keys[shown starts {secret}].id"));
        Assert.Equal([], reader.Texts("json $.keys[shown == {secret}].id"));
        Assert.Equal(["xyz"], reader.Texts("json $.keys[id == {other}].shown"));
    }

    [Theory]
    [InlineData("...")]
    [InlineData("")]
    [InlineData("****")]
    public void What_shows_nothing_of_a_value_is_not_its_beginning(string shown)
    {
        using var reader = new AnswerReader(Answer($$"""{"keys":[{"id":"k1","shown":"{{shown}}"}]}"""), _ => "abcdefghij");
        Assert.Equal([], reader.Texts("json $.keys[shown starts {secret}].id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("{\"ok\":true")]
    [InlineData("{\"ok\":true} trailing")]
    [InlineData("\u0000\u0001")]
    public void What_is_no_json_has_no_values(string body)
    {
        using var reader = Reader(body);
        Assert.False(reader.Holds(AnswerTest.Of("json $.ok exists")));
        Assert.False(reader.Holds(AnswerTest.Of("json $ is object")));
        Assert.Null(reader.Text("json $.ok"));
    }

    [Fact]
    public void Json_that_is_nested_too_deep_has_no_values()
    {
        using var deep = Reader($"{{\"ok\":true,\"x\":{new string('[', 100_000)}{new string(']', 100_000)}}}");
        Assert.False(deep.Holds(AnswerTest.Of("json $.ok == true")));
        using var shallow = Reader($"{{\"ok\":true,\"x\":{new string('[', 60)}{new string(']', 60)}}}");
        Assert.True(shallow.Holds(AnswerTest.Of("json $.ok == true")));
        Assert.Equal([], shallow.Texts("json $.x"));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_error()
    {
        using var reader = new AnswerReader(new ApiAnswer(200, new Dictionary<string, string>(), [0xff, 0xfe, 0x00, 0xd8, (byte)'h', (byte)'i']));
        Assert.True(reader.Holds(AnswerTest.Of("body contains hi")));
        Assert.False(reader.Holds(AnswerTest.Of("json $ exists")));
        Assert.False(reader.Holds(AnswerTest.Of("xml /a exists")));
    }

    private static AnswerReader Reader(string body) => new(Answer(body));

    private static ApiAnswer Answer(string body) =>
        new(200, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Team"] = "Acme" }, Encoding.UTF8.GetBytes(body));
}
