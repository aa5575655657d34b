using System.Text;
using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Tests.Credentials;

public sealed class DroppedValuesTests
{
    [Fact]
    public void A_value_is_known_under_the_conditions_under_which_it_was_dropped_and_no_others()
    {
        var dropped = new DroppedValues();
        var value = "changeit"u8.ToArray();
        var code = new PathTraits(IsCode: true, IsTranslation: false);
        dropped.Add(value, isOwned: true, NameKind.Password, AssignedForm.Quoted, code, "why");

        Assert.Equal("why", dropped.ReasonOf(value, isOwned: true, NameKind.Password, AssignedForm.Quoted, code));
        Assert.Null(dropped.ReasonOf(value, isOwned: false, NameKind.Password, AssignedForm.Quoted, code));
        Assert.Null(dropped.ReasonOf(value, isOwned: true, NameKind.Token, AssignedForm.Quoted, code));
        Assert.Null(dropped.ReasonOf(value, isOwned: true, NameKind.Password, AssignedForm.Bare, code));
        Assert.Null(dropped.ReasonOf(value, isOwned: true, NameKind.Password, AssignedForm.Quoted, default));
        Assert.Null(dropped.ReasonOf(value, isOwned: true, NameKind.Password, AssignedForm.Quoted, code with { IsTranslation = true }));
        Assert.Null(dropped.ReasonOf("changeix"u8, isOwned: true, NameKind.Password, AssignedForm.Quoted, code));
    }

    [Fact]
    public void What_is_remembered_of_texts_is_what_was_last_said_of_them()
    {
        var memory = new TextMemory<string>(8);
        var said = new Dictionary<(string Text, int Condition), string>();
        var random = new Random(1);
        var known = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string('a', random.Next(10)) + random.Next(300).ToString("x", null);
            var bytes = Encoding.ASCII.GetBytes(text);
            var condition = random.Next(3);
            if (memory.TryGet(bytes, condition, out var value))
            {
                Assert.Equal(said[(text, condition)], value);
                known++;
            }

            said[(text, condition)] = i.ToString("x", null);
            memory.Set(bytes, condition, said[(text, condition)]);
        }

        Assert.InRange(known, 2000, 19_000);
        Assert.False(memory.TryGet([], 0, out _));
        memory.Set([], 0, "nothing");
        Assert.False(memory.TryGet([], 0, out _));
    }
}
