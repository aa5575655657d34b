using System.Globalization;
using static TokenGuard.Engine.Tests.Credentials.CredentialJudgeTests;

namespace TokenGuard.Engine.Tests.Credentials;

public sealed class ChosenPasswordTests
{
    [Theory]
    [InlineData("content := `\nport: 1\nuser: {0}\n\npassword: {1}\n`\n", true)]
    [InlineData("content = \"\"\"\nport: 1\npassword: {1}\n\"\"\"\n", true)]
    [InlineData("write('USER=robot\\nDB_PASSWORD={1}')", true)]
    [InlineData("log(\"CONNECT {{pass:{1} , verbose}}\")", true)]
    [InlineData("users: [ {{user: {0}, password: {1}}} ]", true)]
    [InlineData("authorization {{\n  user: {0}\n  pass: {1}\n}}", true)]
    [InlineData("done := `x`\nlogin(host, password: {1})", false)]
    [InlineData("login(host: {0}, password: {1})", false)]
    [InlineData("login({{user: user, password: {1}}})", false)]
    [InlineData("rc.User = {0}\nrc.Password = {1}\n", false)]
    [InlineData("const password = {1} // don't", false)]
    public void In_code_a_password_without_quotes_is_one_within_a_text(string text, bool isPassword) =>
        Assert.Equal(isPassword ? "acme-password Medium" : "", Judge(string.Format(CultureInfo.InvariantCulture, text, "robot", string.Concat("qz", "vxkw")), "a.js"));

    [Theory]
    [InlineData("retries at most", "")]
    [InlineData("min:16", "acme-password Low")]
    [InlineData("bulqane", "acme-password Medium")]
    [InlineData("gubelan", "acme-password Medium")]
    [InlineData("esp8266", "acme-password Medium")]
    [InlineData("auth_ntlm", "acme-password Low")]
    [InlineData("required", "")]
    [InlineData("Enter it", "")]
    [InlineData("Zkwvbqyr", "acme-password Medium")]
    [InlineData("Wachten", "")]
    public void Short_words_that_no_language_has_are_passwords(string value, string expected) =>
        Assert.Equal(expected, Judge($"\"password\": \"{value}\""));

    [Theory]
    [InlineData("Merry#otters{0}", "acme-password Medium")]
    [InlineData("Merry!Otters*{0}", "acme-password Medium")]
    [InlineData("Merry@otters{0}", "acme-password Low")]
    [InlineData("merry_otters-{0}!", "acme-password Medium")]
    [InlineData("merry_otters-{0}", "")]
    [InlineData("Otters_{0}", "acme-password Medium")]
    [InlineData("Otters{0}-", "acme-password Medium")]
    [InlineData("otters_{0}", "")]
    public void A_sign_may_stand_between_two_words(string value, string expected) =>
        Assert.Equal(expected, Judge($"password = \"{value.Replace("{0}", "7390", StringComparison.Ordinal)}\""));

    [Theory]
    [InlineData("GATE_PASSWORD={0}lovetea\n", "gate.env", "acme-password Medium")]
    [InlineData("\"password\": \"{0}lovetea\"", "gate.json", "acme-password Medium")]
    [InlineData("\"password\": \"{0}s\"", "gate.json", "")]
    [InlineData("\"secret\": \"{0}lovetea\"", "gate.json", "")]
    [InlineData("const password = {0}lovetea;", "gate.js", "")]
    [InlineData("of [the pass:{0}lovetea,macros[wren]]", "gate.adoc", "")]
    public void Several_words_in_one_are_a_password(string text, string path, string expected) =>
        Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, text, "merryotters"), path));

    [Theory]
    [InlineData("MerryOtters_123456", "acme-password Medium")]
    [InlineData("merryotters_123456", "")]
    public void A_row_of_digits_is_what_people_put_behind_a_word_that_rules_must_accept(string value, string expected) =>
        Assert.Equal(expected, Judge($"gate_password: \"{value}\""));

    [Theory]
    [InlineData("gatePass = \"{0}_\" + gate.Number;", "acme-password Low")]
    [InlineData("gatePass = \"{0}_\";", "acme-password Medium")]
    [InlineData("gatePass = \"{0}\" + gate.Number;", "acme-password Medium")]
    public void A_literal_that_ends_with_a_joint_and_is_joined_is_a_part(string text, string expected) =>
        Assert.Equal(expected, Judge(text.Replace("{0}", "QzvXkw", StringComparison.Ordinal), "gate.ino"));

    [Theory]
    [InlineData("{noop}", true)]
    [InlineData("{NOOP}", true)]
    [InlineData("{cleartext}", true)]
    [InlineData("{gate}", false)]
    public void A_mark_that_says_that_a_password_is_kept_as_it_is_belongs_to_the_store(string mark, bool isPassword) =>
        Assert.Equal(isPassword ? "acme-password High" : "", Judge($"withUser(\"wren\").password(\"{mark}qzvxkw84\")"));

    [Theory]
    [InlineData("docker run -v $PWD:/qzvxkw9/kd8wz:ro acme")]
    [InlineData("docker run -v ${PWD}:/qzvxkw9:ro acme")]
    [InlineData("password: {{ envOr \"DB\" \"robot\" }}")]
    [InlineData("parse(\"envpass\", \"PGHOST\")")]
    [InlineData("INSERT INTO `items` (`itemid`,`snmp_pass`,`snmp_oidq`,`hostid`) VALUES")]
    public void The_folder_of_a_shell_and_what_a_template_calls_are_no_passwords(string text) => Assert.Equal("", Judge(text));
}
