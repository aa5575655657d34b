using System.Globalization;
using static TokenGuard.Engine.Tests.Credentials.CredentialJudgeTests;

namespace TokenGuard.Engine.Tests.Credentials;

/// <summary>What password managers generate holds by chance what templates and code hold by intent.</summary>
public sealed class GeneratedPasswordTests
{
    [Theory]
    [InlineData("zq0#5s7l_eio(9^$$ernx=bw02")]
    [InlineData("kV9$(x2!mQz7#w")]
    [InlineData("x7Q%s-2vKz!9wB")]
    [InlineData("qZ4!vK&&8xWb2m")]
    [InlineData("wK8]z{3vQx!5bN")]
    [InlineData("}}vK83xqZ!w9Bm")]
    public void Signs_of_templates_and_code_in_it_are_chance(string value) =>
        Assert.StartsWith("acme-password", Judge($"'password': '{value}',"), StringComparison.Ordinal);

    [Theory]
    [InlineData("kV9$(x2!mQz7#w)")]
    [InlineData("x7Q${vKz!9wB}4m2")]
    [InlineData("kV9.get(x2, 'mQz7#w")]
    [InlineData("mail(robot4@acme-gate!2")]
    [InlineData("gate-%s-for-%s-v82")]
    [InlineData("QZV2K{{Wren.Kq(")]
    [InlineData("qZ4!v$(wrenk8!b2m")]
    [InlineData("a1[b2]{c3}?(d4:e5")]
    [InlineData("kv\\x9A\\x2B(\\x7Cq4")]
    public void What_is_opened_and_closed_or_reads_like_words_is_none(string value) =>
        Assert.Equal("", Judge($"'password': \"{value}\","));

    [Theory]
    [InlineData("DB_PASSWORD={0}\n", "kV9)x2|mQz7#w", "gate.env", true)]
    [InlineData("export DB_PASSWORD={0}\n", "kV9[x2;mQz7w", "gate.sh", true)]
    [InlineData("      - DB_PASSWORD={0}\n", "kV9)x2|mQz7!w", "compose.yml", true)]
    [InlineData("[db]\npassword = {0}\n", "kV9(x2,mQz7!w", "gate.ini", true)]
    [InlineData("db.password={0}\r\n", "kV9>x2]mQz7!w", "gate.properties", true)]
    [InlineData("user {{\n    password {0}\n}}\n", "kV9)x2|mQz7!w", "gate.conf", true)]
    [InlineData("pass = {0}\n", "gate(robot1,[robot2", "gate.ini", false)]
    [InlineData("let pass={0}\n", "x8(k9,z7[v2].w4", "gate.ini", false)]
    [InlineData("pass = {0}\n", "q7.zx9(k4)", "gate.ini", false)]
    [InlineData("DB_PASSWORD={0}\n", "kv_q9z_{hex:40}", "gate.env", false)]
    [InlineData("The password is `{0}`.\n", "kV9)x2|mQz7(w", "gate.md", true)]
    public void It_goes_on_to_the_end_of_its_line(string text, string value, string path, bool isWhole) =>
        Assert.Equal(isWhole, Found(string.Format(CultureInfo.InvariantCulture, text, value), path) == value);

    [Theory]
    [InlineData("gate {{\n    password {0}\n}}\n", "qzwren84", "acme-password High")]
    [InlineData("    passphrase {0}\r\n", "qzwren84", "acme-password High")]
    [InlineData("The reader has to type a\npassword {0} beside it.\n", "qzwren84", "acme-password Medium")]
    [InlineData("which is the\n  password {0}\n", "qzwrenvb", "")]
    [InlineData("which is the\n  password {0}\n", "of4reader", "")]
    public void A_line_of_a_name_and_a_value_alone_is_no_sentence(string text, string value, string expected) =>
        Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, text, value), "gate.conf"));

    [Theory]
    [InlineData("test \"$pass\" = {0}; then", "dlqzwren", false)]
    [InlineData("if [ \"$pass\" = \"{0}\" ]; then", "dlqzwren", true)]
    [InlineData("pass = {0}", "dlqzwren", true)]
    [InlineData("see contrib/wrenpasswd: {0}", "Qzv#2371kw", false)]
    [InlineData("see wrenpasswd: {0}", "Qzv#2371kw", true)]
    public void What_shells_compare_and_what_programs_are_called_is_none(string text, string value, bool isPassword) =>
        Assert.Equal(isPassword, Judge(string.Format(CultureInfo.InvariantCulture, text, value), "gate.in").Length > 0);

    [Theory]
    [InlineData("000102030405060708090a0b0c0d0e0f", false)]
    [InlineData("00112233445566778899aabbccddeeff", false)]
    [InlineData("0x8081828384858687", false)]
    [InlineData("\\x10\\x11\\x12\\x13\\x14\\x15\\x16\\x17", false)]
    [InlineData("0x000038a4000038a4ULL", false)]
    [InlineData("aes192-qzv-modp9", false)]
    [InlineData("QZV_WRN_128_HMAC_V80", false)]
    [InlineData("wrenaes192qzvmodp9", true)]
    [InlineData("%02X:%02X:%02X", false)]
    [InlineData("tcp:qzwren84", false)]
    [InlineData("84qz02c91b7e6a5d3f0c4e8b1a97d26f", true)]
    public void Bytes_that_count_algorithms_formats_and_ports_are_none(string value, bool isPassword) =>
        Assert.Equal(isPassword, Judge($"\"password\": \"{value}\"").Length > 0);
}
