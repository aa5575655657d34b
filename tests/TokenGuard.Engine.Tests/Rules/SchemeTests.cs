using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Rules;

public sealed class SchemeTests
{
    [Theory]
    [InlineData("Bearer", ApiSchemePlace.Authorization, "Bearer")]
    [InlineData("header:X-Acme-Key", ApiSchemePlace.Header, "X-Acme-Key")]
    [InlineData("query:api_key", ApiSchemePlace.Query, "api_key")]
    [InlineData("cookie:session", ApiSchemePlace.Cookie, "session")]
    [InlineData("body:client_secret", ApiSchemePlace.Body, "client_secret")]
    [InlineData("path", ApiSchemePlace.Path, "")]
    public void A_scheme_is_read(string text, ApiSchemePlace place, string name) => Assert.Equal(new ApiScheme(place, name), ApiScheme.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("header:")]
    [InlineData("header:a b")]
    [InlineData("headers:X-Key")]
    [InlineData(":X")]
    public void What_is_no_scheme_is_refused(string text) => Assert.Throws<FormatException>(() => ApiScheme.Parse(text));

    [Theory]
    [InlineData(null, null, "basic", "x", true)]
    [InlineData(null, null, "Bearer", "x", false)]
    [InlineData("a+", null, "Basic", "baab", true)]
    [InlineData("a+", null, "Basic", "b", false)]
    [InlineData(null, "/token:", "Basic", "me@acme.example:pw", true)]
    [InlineData(null, "/token:", "Basic", "me@acme.example/token:pw", false)]
    [InlineData("@", "/token:", "Basic", "me:pw", false)]
    public void An_advice_applies_by_scheme_and_credential(string? value, string? unless, string scheme, string credential, bool expected) =>
        Assert.Equal(expected, new SchemeAdvice { Scheme = "Basic", Value = value, Unless = unless, Message = "m" }.Applies(scheme, credential));
}
