using TokenGuard.Sources.Archives;
using static TokenGuard.Sources.Tests.Archives.ArchiveBuilding;

namespace TokenGuard.Sources.Tests.Archives;

public sealed class TextFormatTests
{
    [Fact]
    public void A_notebook_is_read_cell_by_cell()
    {
        var reading = ArchiveReading.Of("n.ipynb", Bytes("""
            {"nbformat": 4, "metadata": {"k": 1}, "cells": [
              {"cell_type": "markdown", "source": "# Title", "metadata": {}},
              {"cell_type": "code", "source": ["a = 1\n", "b = \"x\""], "metadata": {"tags": ["t"]}, "outputs": [
                {"output_type": "stream", "text": ["out\n", "more"]},
                {"output_type": "display_data", "data": {"image/png": "AAAA", "text/plain": ["shown"]}},
                {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t1", "t2"]}]}]}
            """));
        Assert.Equal(
            [
                "n.ipynb!cell-1=# Title", "n.ipynb!cell-2=a = 1\nb = \"x\"", "n.ipynb!cell-2/output-1=out\nmore", "n.ipynb!cell-2/output-2=shown",
                "n.ipynb!cell-2/output-3=E\nv\nt1\nt2", """n.ipynb!cell-2/metadata={"tags": ["t"]}""", """n.ipynb!metadata={"k": 1}""",
            ],
            reading.Read);
    }

    [Theory]
    [InlineData("n.ipynb", """{"cells": 1}""")]
    [InlineData("n.ipynb", """{"nbformat": 4, "cells": [""")]
    [InlineData("h.har", """{"log": {"entries": {}}}""")]
    public void What_only_looks_like_one_is_read_as_a_file(string name, string content)
    {
        foreach (var asStream in new[] { false, true })
        {
            var reading = ArchiveReading.Of(name, Bytes(content), asStream: asStream);
            Assert.Equal([$"{name}={content}"], reading.Read);
            Assert.Empty(reading.Problems);
        }
    }

    [Fact]
    public void A_har_file_is_read_as_requests_and_responses()
    {
        var body = Convert.ToBase64String(Gzip(Bytes("packed")));
        var reading = ArchiveReading.Of("h.har", Bytes($$"""
            {"log": {"version": "1.2", "creator": {"name": "b"}, "entries": [{
              "request": {"method": "POST", "url": "https://acme.example/x", "headers": [{"name": "X-Key", "value": "v"}],
                "postData": {"text": "body", "params": [{"name": "p", "value": "q"}] } },
              "response": {"status": 200, "statusText": "OK", "headers": [], "content": {"encoding": "base64", "text": "{{body}}"} } },
              {"response": {"status": 404, "statusText": "", "headers": [], "content": {"text": "none"} } }] } }
            """));
        Assert.Equal(
            [
                "h.har!entry-1/request=POST https://acme.example/x\nX-Key: v\n\nbody\np=q\n", "h.har!entry-1/response=200 OK\n\n",
                "h.har!entry-1/response/body!body=packed", "h.har!entry-2/response=404 \n\nnone",
            ],
            reading.Read);
    }

    [Fact]
    public void Words_of_an_office_file_are_whole_and_only_read_when_wanted()
    {
        var file = Zip(
            ("[Content_Types].xml", Bytes("<Types/>")),
            ("word/document.xml", Bytes("<w:document xmlns:w='w'><w:p><w:r><w:t>to</w:t></w:r><w:r><w:t>ken &amp; more</w:t></w:r></w:p><w:p><w:t>next</w:t></w:p></w:document>")));
        Assert.StartsWith("a.docx=PK", Assert.Single(ArchiveReading.Of("a.docx", file).Read), StringComparison.Ordinal);
        Assert.Contains("a.docx!word/document.xml=token & more\nnext\n", ArchiveReading.Of("a.docx", file, new ArchiveOptions { Documents = true }).Read);
    }

    [Fact]
    public void Xml_that_grows_by_entities_is_not_expanded()
    {
        var file = Zip(
            ("[Content_Types].xml", Bytes("<Types/>")),
            ("word/document.xml", Bytes("<!DOCTYPE d [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><d>&b;</d>")));
        var reading = ArchiveReading.Of("a.docx", file, new ArchiveOptions { Documents = true });
        Assert.StartsWith("a.docx!word/document.xml: is broken", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_keystore_tells_of_its_private_keys_only()
    {
        byte[] name = [0, 1, (byte)'a'], time = new byte[8], type = [0, 1, (byte)'X'];
        byte[] trusted = [0, 0, 0, 2, .. name, .. time, .. type, 0, 0, 0, 2, 7, 7];
        byte[] key = [0, 0, 0, 1, .. name, .. time, 0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 1, .. type, 0, 0, 0, 2, 7, 7];
        byte[] Store(params byte[][] entries) => [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, (byte)entries.Length, .. entries.SelectMany(bytes => bytes)];
        Assert.Equal(["k.jks!keys="], ArchiveReading.Of("k.jks", Store(trusted)).Read);
        Assert.Equal(["k.jks!keys=keystore private key 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81 a"], ArchiveReading.Of("k.jks", Store(trusted, key)).Read);
        Assert.Contains("broken or cut off", Assert.Single(ArchiveReading.Of("k.jks", Store(trusted, key)[..60]).Problems), StringComparison.Ordinal);
    }
}
