using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Rules;

public sealed class CallPatternTests
{
    [Theory]
    [InlineData("GET tickets/**", "GET", "tickets", true)]
    [InlineData("GET tickets/**", "get", "/tickets/1/comments.json?page=2", true)]
    [InlineData("GET tickets/**", "POST", "tickets", false)]
    [InlineData("GET tickets/**", "GET", "ticket_fields", false)]
    [InlineData("GET tickets/**", "", "tickets", false)]
    [InlineData("GET users/me", "GET", "users/me.json", true)]
    [InlineData("GET users/me.json", "GET", "Users/Me", true)]
    [InlineData("GET users/me", "GET", "users/me/identities", false)]
    [InlineData("GET users/me", "GET", "users/\uFFFC", false)]
    [InlineData("GET users/*", "GET", "users/\uFFFC", true)]
    [InlineData("GET users/*", "GET", "users", false)]
    [InlineData("POST,PUT orgs/*/teams", "PUT", "orgs/acme/teams/", true)]
    [InlineData("POST,PUT orgs/*/teams", "GET", "orgs/acme/teams", false)]
    [InlineData("* oauth/**", "", "oauth/token#x", true)]
    [InlineData("* **", "TRACE", "", true)]
    [InlineData("GET /", "GET", "", true)]
    [InlineData("GET /", "GET", "?x=1", true)]
    [InlineData("GET /", "GET", "x", false)]
    [InlineData("POST chat.*", "POST", "chat.postMessage", true)]
    [InlineData("GET repos/**/commits/**", "GET", "repos/a/b/commits", true)]
    public void A_call_matches_by_verb_and_path(string pattern, string verb, string path, bool expected) =>
        Assert.Equal(expected, CallPattern.Parse(pattern).Matches(verb, path));

    [Theory]
    [InlineData("")]
    [InlineData("GET")]
    [InlineData("GET ")]
    [InlineData("tickets")]
    [InlineData("get tickets")]
    [InlineData("GET, tickets")]
    [InlineData("GET|POST tickets")]
    [InlineData("GET tickets and more")]
    [InlineData("GET tickets?page=1")]
    public void What_is_no_set_of_calls_is_refused(string text)
    {
        Assert.False(CallPattern.TryParse(text, out _));
        Assert.Equal(
            $"'{text}' is no set of calls; write verbs and a path, such as 'GET tickets/**' or '* oauth/**'",
            Assert.Throws<FormatException>(() => CallPattern.Parse(text)).Message);
    }
}
