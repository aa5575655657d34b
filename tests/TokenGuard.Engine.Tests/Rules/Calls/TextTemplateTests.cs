using TokenGuard.Engine.Rules.Calls;

namespace TokenGuard.Engine.Tests.Rules.Calls;

public sealed class TextTemplateTests
{
    [Theory]
    [InlineData("Bearer {secret}", "Bearer <S>", "secret")]
    [InlineData("https://{sub-domain}.acme.example/{id_1}", "https://<SUB-DOMAIN>.acme.example/<ID_1>", "sub-domain id_1")]
    [InlineData("{secret}{secret}", "<S><S>", "secret")]
    [InlineData("{admin.token}", "<ADMIN.TOKEN>", "admin.token")]
    [InlineData("{\"token\":\"{secret}\"}", "{\"token\":\"<S>\"}", "secret")]
    [InlineData("{\"query\":\"{ viewer { id } }\"}", "{\"query\":\"{ viewer { id } }\"}", "")]
    [InlineData("{\"credentials\":[{secrets}]}", "{\"credentials\":[<SECRETS>]}", "secrets")]
    [InlineData("no place", "no place", "")]
    [InlineData("", "", "")]
    [InlineData("{", "{", "")]
    public void Places_are_filled_and_other_braces_stay(string template, string filled, string names)
    {
        var parsed = TextTemplate.Parse(template);
        Assert.Equal(filled, parsed.Fill(Value, value => $"<{value}>"));
        Assert.Equal(names, string.Join(' ', parsed.Names));
        Assert.Equal(template, parsed.ToString());
    }

    [Theory]
    [InlineData("Basic {base64:{email}/token:{secret}}", "EMAIL/token:S")]
    [InlineData("Basic {base64::{secret}}", ":S")]
    [InlineData("Basic {base64:{secret}:}", "S:")]
    [InlineData("Basic {base64:fixed}", "fixed")]
    public void Base64_is_made_of_the_filled_text_and_encoded_as_a_whole(string template, string inside)
    {
        var base64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(inside));
        Assert.Equal($"Basic <{base64}>", TextTemplate.Parse(template).Fill(Value, value => $"<{value}>"));
    }

    [Theory]
    [InlineData("{part:2:.:{id}}", "a.b-c.d", "<b-c>")]
    [InlineData("/{part:1:-:{id}}/{id}", "a-b", "/<a>/<a-b>")]
    [InlineData("{base64:{part:2:_:{id}}}", "k_id_x", "<aWQ=>")]
    public void A_part_is_taken_of_a_value(string template, string value, string filled) =>
        Assert.Equal(filled, TextTemplate.Parse(template).Fill(_ => value, part => $"<{part}>"));

    [Theory]
    [InlineData("a.b", "the value has no part 3 between '.'")]
    [InlineData("a.b.", "the value has no part 3 between '.'")]
    public void A_part_that_is_not_there_makes_no_request(string value, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => TextTemplate.Parse("/keys/{part:3:.:{secret}}").Fill(_ => value, part => part)).Message);

    [Theory]
    [InlineData("{part:0:.:{secret}}")]
    [InlineData("{part:x}")]
    [InlineData("{part:12:.:{secret}}")]
    public void A_part_that_is_written_wrongly_is_refused(string template) => Assert.Throws<FormatException>(() => TextTemplate.Parse(template));

    [Fact]
    public void Names_inside_base64_are_asked_for_too() =>
        Assert.Equal(["email", "secret", "id"], TextTemplate.Parse("{base64:{email}:{secret}} {id} {secret}").Names);

    [Theory]
    [InlineData("Bearer {secret", "the brace at character 8 is not closed")]
    [InlineData("{base64:{secret}", "the brace at character 1 is not closed")]
    public void A_place_that_is_not_closed_is_refused(string template, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => TextTemplate.Parse(template)).Message);

    [Fact]
    public void A_value_is_never_read_as_a_template() =>
        Assert.Equal("{secret}", TextTemplate.Parse("{name}").Fill(name => name == "name" ? "{secret}" : "leaked", value => value));

    private static string Value(string name) => name == "secret" ? "S" : name.ToUpperInvariant();
}
