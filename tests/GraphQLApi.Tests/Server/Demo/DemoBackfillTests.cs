using GraphQLApi.Server.Demo;

namespace GraphQLApi.Tests.Server.Demo;

public sealed class DemoBackfillTests
{
    [Theory]
    [InlineData(1, "20T15:30-20T00:00 20T00:00-19T00:00")]
    [InlineData(3, "20T15:30-20T00:00 20T00:00-19T00:00 19T00:00-17T00:00")]
    [InlineData(9, "20T15:30-20T00:00 20T00:00-19T00:00 19T00:00-17T00:00 17T00:00-13T00:00 13T00:00-11T00:00")]
    public void History_is_read_from_today_backwards_without_a_gap(int days, string steps) =>
        Assert.Equal(
            steps,
            string.Join(' ', DemoBackfill.Steps(new DateTime(2026, 3, 20, 15, 30, 0, DateTimeKind.Utc), days).Select(step => $"{step.To:dd'T'HH:mm}-{step.From:dd'T'HH:mm}")));

    [Fact]
    public void At_midnight_there_is_no_empty_step() =>
        Assert.Equal(
            [(new DateTime(2026, 3, 19, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 20, 0, 0, 0, DateTimeKind.Utc))],
            DemoBackfill.Steps(new DateTime(2026, 3, 20, 0, 0, 0, DateTimeKind.Utc), 1));
}
