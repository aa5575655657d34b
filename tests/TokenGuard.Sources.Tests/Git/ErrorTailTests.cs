using System.Text;
using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

public class ErrorTailTests
{
    [Theory]
    [InlineData("one\ntwo\nthree\nfour\n", "two; three; four")]
    [InlineData("fatal: 'x' is no repository\nfatal: could not read\n\nPlease make sure that it is there\nand yours.\n", "fatal: 'x' is no repository; fatal: could not read")]
    [InlineData("nobody: Permission denied.\nfatal: could not read\n\nPlease make sure\n", "nobody: Permission denied.; fatal: could not read")]
    [InlineData(
        "fatal: it is owned by another\nTo make an exception, call:\n\tgit config this\nfatal: could not read\n\nPlease make sure\n",
        "fatal: it is owned by another; git config this; fatal: could not read")]
    public void What_went_wrong_is_told_and_not_the_advice_behind_it(string written, string told)
    {
        var errors = new ErrorTail(new MemoryStream(Encoding.UTF8.GetBytes(written)));
        errors.Wait();

        Assert.Equal(told, errors.Text);
    }
}
