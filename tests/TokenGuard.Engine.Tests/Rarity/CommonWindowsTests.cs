using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Tests.Rarity;

public sealed class CommonWindowsTests
{
    [Fact]
    public void What_names_and_words_are_made_of_is_frequent_whatever_its_case()
    {
        Assert.True(CommonWindows.Probability("tion"u8) > CommonWindows.Probability("oken"u8));
        Assert.True(CommonWindows.Probability("oken"u8) > CommonWindows.Probability("i_ke"u8));
        Assert.True(CommonWindows.Probability("i_ke"u8) > CommonWindows.Probability("zqxj"u8));
        Assert.Equal(CommonWindows.Probability("i_ke"u8), CommonWindows.Probability("I_KE"u8));
    }

    [Fact]
    public void Windows_that_were_not_frequent_still_differ_by_their_letters()
    {
        Assert.True(CommonWindows.Probability("sorg"u8) > CommonWindows.Probability("qzxj"u8));
        Assert.InRange(CommonWindows.Probability("qzxj"u8), double.Epsilon, Math.Pow(2, -18));
    }
}
