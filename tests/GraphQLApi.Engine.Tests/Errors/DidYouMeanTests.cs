using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Tests.Errors;

public class DidYouMeanTests
{
    [Theory]
    [InlineData("startTme", "startTime endTime status", " Did you mean \"startTime\" or \"status\"?")]
    [InlineData("queuVisits", "queueVisits agents id", " Did you mean \"queueVisits\"?")]
    [InlineData("xyz", "startTime endTime", "")]
    [InlineData("STATUS", "status", " Did you mean \"status\"?")]
    [InlineData("ab", "ba", " Did you mean \"ba\"?")]
    [InlineData("v", "v10 v2 v1", " Did you mean \"v1\" or \"v2\"?")]
    [InlineData("f0", "f1 f2 f3 f4 f5 f6 f7", " Did you mean \"f1\", \"f2\", \"f3\", \"f4\", or \"f5\"?")]
    public void Suggests_names_within_two_fifths_of_the_length(string input, string options, string expected)
    {
        Assert.Equal(expected, DidYouMean.Suggest(input, options.Split(' ')));
    }

    [Fact]
    public void Puts_the_lead_before_the_names()
    {
        Assert.Equal(
            " Did you mean to use an inline fragment on \"Agent\", \"Bot\", or \"Queue\"?",
            DidYouMean.Format(["Agent", "Bot", "Queue"], "to use an inline fragment on"));
    }

    [Fact]
    public void A_name_of_a_megabyte_is_compared_with_no_short_name()
    {
        var options = Enumerable.Range(0, 10_000).Select(number => $"field{number}");

        Assert.Equal("", DidYouMean.Suggest(new string('x', 1_000_000), options));
    }

    [Theory]
    [InlineData("kitten", "sitting", 5, 3)]
    [InlineData("kitten", "sitting", 2, int.MaxValue)]
    [InlineData("id", "id", 1, 0)]
    [InlineData("Id", "iD", 1, 1)]
    [InlineData("abcd", "acbd", 3, 1)]
    [InlineData("", "abc", 5, 3)]
    public void Counts_edits_and_swaps(string input, string option, int threshold, int expected)
    {
        Assert.Equal(expected, new LexicalDistance(input, threshold).To(option));
    }
}
