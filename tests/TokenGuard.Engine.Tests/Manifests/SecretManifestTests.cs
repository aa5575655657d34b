using System.Text;
using TokenGuard.Engine.Manifests;

namespace TokenGuard.Engine.Tests.Manifests;

public sealed class SecretManifestTests
{
    [Theory]
    [InlineData("kind: Secret\ndata:\n  a: b1\n  c: b2\n", "a=b1* c=b2*")]
    [InlineData("data:\n  a: b1\nstringData:\n  c: p1\nkind: Secret\n", "a=b1* c=p1")]
    [InlineData("kind: Secret\r\ndata:\r\n  a: b1\r\n  c: b2\r\n", "a=b1* c=b2*")]
    [InlineData("'kind': 'Secret'\n\"data\": # here\n\n  # why\n  \"a\": 'b1' # first\n  'c d': \"b2\"\n", "a=b1* c d=b2*")]
    [InlineData("kind: Secret\ndata:\n    a: |\n      b1\n      b2\n    c: >-\n      b3\n    d:\n      b4\n    e: b5\n      b6\n", "a=b1      b2* c=b3* d=b4* e=b5      b6*")]
    [InlineData("kind: Secret\ndata:\n  a: !!binary |\n    b1\n  c: &anchor b2\n  d: *anchor\n  e: ''\n  f:\n  g: b3\n", "a=b1* c=b2* g=b3*")]
    [InlineData("kind: Secret\nstringData:\n  a: p1, (p2); x#y: z  # no\n  b: \"p3\\\"#\"\n  c: 'p4''p5'\n", "a=p1, (p2); x#y: z b=p3\\\"# c=p4''p5")]
    [InlineData("data:\n  a: b1\n---\nkind: Secret\ndata:\n  c: b2\n---\ndata:\n  d: b3\n", "c=b2*")]
    [InlineData("items:\n- data:\n    a: b1\n- kind: Secret\n  data:\n    c: b2\n- data:\n    d: b3\n", "c=b2*")]
    [InlineData("items:\n- data:\n    a: b1\n  owners:\n  - x\n\n  # why\n  kind: Secret\n- data:\n    d: b3\n", "a=b1*")]
    [InlineData("kind: Secret\nmetadata:\n  data:\n    a: b1\n", "")]
    [InlineData("from:\n- kind: Secret\n  name: x\ndata:\n  a: b1\n", "")]
    [InlineData("# kind: Secret\ndata:\n  a: b1\n", "")]
    [InlineData("kind: Secret-thing\ndata:\n  a: b1\n", "")]
    [InlineData("{{- if x }}\nkind: Secret\ndata:\n{{- range y }}\n  a: b1\n{{- end }}\n  c: b2\n", "a=b1* c=b2*")]
    [InlineData("kind: Secret\ndata: {a: b1, \"c\": \"b2\", d: 'b3'}\n", "a=b1* c=b2* d=b3*")]
    [InlineData("{\"kind\":\"Secret\",\"data\":{\"a\":\"b1\",\"n\":{\"x\":\"y\"},\"c\":\"b2\"},\"stringData\":{\"d\":\"p1\\\"}\"}}", "a=b1* c=b2* d=p1\\\"}")]
    [InlineData("{\"items\":[{\"data\":{\"a\":\"b1\"}},{\"data\":{\"c\":\"b2\"},\"note\":\"a } and {\",\"kind\":\"Secret\"},{\"data\":{\"d\":\"b3\"}}]}", "c=b2*")]
    [InlineData("{\n  \"data\": {\n    \"a\": \"b1\"\n  },\n  \"kind\": \"Secret\"\n}\n", "a=b1*")]
    [InlineData("{\"kind\":\"Secret\",\"data\":{\"a\":\"b1", "")]
    [InlineData("[\"kind\": \"Secret\"", "")]
    [InlineData("kind: SecretList\nmetadata:\n  fields:\n    - data:\n        x: y\nitems:\n- metadata:\n    data:\n      x: y\n  data:\n    a: b1\n- data:\n    c: b2\n  stringData: {d: p1}\ndata:\n  e: b3\n", "a=b1* c=b2* d=p1")]
    [InlineData("items:\n  - data:\n      a: b1\n  - data:\n      c: b2\nkind: SecretList\n", "a=b1* c=b2*")]
    [InlineData("{\"kind\":\"SecretList\",\"metadata\":{\"data\":{\"x\":\"y\"}},\"items\":[{\"metadata\":{\"data\":{\"x\":\"y\"}},\"data\":{\"a\":\"b1\"}}, {\"data\":{\"c\":\"b2\"}}],\"n\":{\"data\":{\"x\":\"y\"}}}", "a=b1* c=b2*")]
    [InlineData("{\"items\":[{\"data\":{\"a\":\"b1\"}},\"x\",{\"data\":{\"c\":\"b2\"}}],\"kind\":\"SecretList\"}", "a=b1*")]
    [InlineData("{\"items\":{\"data\":{\"a\":\"b1\"}},\"kind\":\"SecretList\"}", "")]
    [InlineData("items: x\nkind: SecretList\ndata:\n  a: b1\n", "")]
    public void Entries_are_those_beside_the_kind(string text, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var start = text.IndexOf("kind", StringComparison.Ordinal);
        var entries = new List<ManifestEntry>();
        SecretManifest.Read(bytes, ByteSpan.FromBounds(start, text.IndexOf("Secret", StringComparison.Ordinal) + (text.Contains("SecretList", StringComparison.Ordinal) ? "SecretList" : "Secret").Length), entries);
        Assert.Equal(expected, string.Join(' ', entries.Select(entry => $"{Of(entry.Key)}={Of(entry.Value)}{(entry.IsEncoded ? "*" : "")}")));

        string Of(ByteSpan span) => Encoding.UTF8.GetString(bytes, span.Start, span.Length).Replace("\n", "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"kind\":\"Secret\",\"x\":")]
    [InlineData("kind: Secret\n")]
    [InlineData("\"kind\":\"Secret\",")]
    [InlineData("kind: SecretList\nitems:\n- data: {x: [")]
    [InlineData("{\"kind\":\"SecretList\",\"items\":[{\"data\":{\"x\":")]
    public void Broken_manifests_are_read_without_harm(string part)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, 20)));
        for (var length = 0; length <= text.Length; length++)
        {
            var cut = text.AsSpan(0, length);
            for (var at = cut.IndexOf("kind"u8); at >= 0 && at + 18 <= length; at += 13)
            {
                SecretManifest.Read(cut, new ByteSpan(at, 13), []);
                SecretManifest.Read(cut, new ByteSpan(at, text.AsSpan(at).StartsWith("kind:"u8) ? 16 : 17), []);
            }
        }
    }
}
