using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Patterns;

public class FixedBeginningTests
{
    [Theory]
    [InlineData("abc_[0-9]{4}", "abc_1234", 4)]
    [InlineData(@"\bkey=(?P<secret>ab-[a-z]{4})", "ab-cdef", 3)]
    [InlineData("sk_(?:live|test)_[a-z]{4}", "sk_test_abcd", 8)]
    [InlineData("sk_(?:live_)?[a-z]{4}", "sk_live_abcd", 8)]
    [InlineData("sk_(?:live_)?[a-z]{4}", "sk_abcd", 3)]
    [InlineData("(?i)AB[a-f]{4}", "abcdef", 2)]
    [InlineData("A{3}[a-f]{4}", "AAAbcde", 3)]
    [InlineData("(?:x[0-9]|y[a-z])[a-f]{4}", "y7abcd", 1)]
    [InlineData("[a-f0-9]{8}-fixed", "0a0a0a0a-fixed", 0)]
    public void It_ends_where_the_pattern_leaves_a_choice(string pattern, string value, int length) =>
        Assert.Equal(length, FixedBeginning.Of(pattern).LengthIn(value));
}
