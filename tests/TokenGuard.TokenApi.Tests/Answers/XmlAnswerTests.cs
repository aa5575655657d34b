using System.Text;
using TokenGuard.TokenApi.Answers;

namespace TokenGuard.TokenApi.Tests.Answers;

public sealed class XmlAnswerTests
{
    [Fact]
    public void Texts_are_found_by_path_whatever_the_namespace()
    {
        var answer = Read("""
            <?xml version="1.0"?>
            <ErrorResponse xmlns="https://sts.acme.example/doc/"><Error a="1"><Type>Sender</Type><!-- no --><Code> Expired </Code></Error>
            <Error><Code><![CDATA[a<b]]></Code><Empty/></Error><x:Id xmlns:x="urn:x">7</x:Id></ErrorResponse>
            """);
        Assert.Equal(["Expired", "a<b"], answer.Texts("/ErrorResponse/Error/Code"));
        Assert.Equal(["Sender"], answer.Texts("/ErrorResponse/Error/Type"));
        Assert.Equal(["7"], answer.Texts("/ErrorResponse/Id"));
        Assert.Empty(answer.Texts("/ErrorResponse/Error/Empty"));
        Assert.Empty(answer.Texts("/Error/Code"));
    }

    [Fact]
    public void Entities_are_not_expanded_and_nothing_is_read_from_elsewhere()
    {
        const string Laughs = """
            <?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]>
            <a><c>live</c><d>&d;</d></a>
            """;
        const string File = """<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a><c>live</c><d>&f;</d></a>""";
        Assert.Empty(Read(Laughs).Texts("/a/c"));
        Assert.Empty(Read(File).Texts("/a/d"));
        Assert.Empty(Read("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a>live</a>").Texts("/a"));
    }

    [Theory]
    [InlineData("<a><b>live</b>")]
    [InlineData("<a><b>live</b></c></a>")]
    [InlineData("<a><b>live</b></a><a/>")]
    [InlineData("<a><b>live</b>&unknown;</a>")]
    [InlineData("""<?xml version="1.0" encoding="nonsense"?><a><b>live</b></a>""")]
    [InlineData("{\"a\":1}")]
    [InlineData("")]
    public void What_is_not_whole_xml_has_no_texts(string text) => Assert.Empty(Read(text).Texts("/a/b"));

    [Fact]
    public void What_is_nested_too_deep_is_not_read()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        Assert.Empty(Read($"{deep}live").Texts(string.Concat(Enumerable.Repeat("/a", 100))));
    }

    private static XmlAnswer Read(string text) => XmlAnswer.Read(Encoding.UTF8.GetBytes(text));
}
