using GraphQLApi.Cache.Realtime;

namespace GraphQLApi.Tests.Cache.Realtime;

public sealed class PollPaceTests
{
    [Theory]
    [InlineData(20, 25, 20, 10)] // the whole list is new: some may have been missed
    [InlineData(10, 13, 20, 5)]
    [InlineData(5, 25, 20, 5)] // not faster
    [InlineData(10, 12, 20, 10)]
    [InlineData(10, 3, 20, 15)]
    [InlineData(15, 0, 20, 20)] // not slower than what was asked for
    [InlineData(2, 25, 2, 2)] // who asks for two seconds gets them
    public void The_pause_follows_how_much_is_new(double last, int fresh, double slowest, double expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), PollPace.Next(TimeSpan.FromSeconds(last), fresh, TimeSpan.FromSeconds(slowest)));
}
