using System.Text;
using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Tests.Credentials;

public sealed class NameKindsTests
{
    [Fact]
    public void Names_are_said_to_be_what_they_are_however_often_and_in_whatever_order_they_come()
    {
        string[] words = ["api", "Key", "token", "_", "db", "Password", "public", "page", "secret", "Count", "hasAccess", "user", "id", ".", "2"];
        var random = new Random(1);
        var kinds = new NameKinds();
        var names = Enumerable.Range(0, 5000).Select(_ => string.Concat(random.GetItems(words, random.Next(7)))).Append(new string('k', 40) + "_token").ToArray();
        var seen = new HashSet<NameKind>();
        for (var i = 0; i < 20_000; i++)
        {
            var name = Encoding.ASCII.GetBytes(names[random.Next(names.Length)]);
            Assert.Equal(CredentialName.KindOf(name), kinds.KindOf(name));
            seen.Add(kinds.KindOf(name));
        }

        Assert.True(seen.Count > 2);
    }
}
