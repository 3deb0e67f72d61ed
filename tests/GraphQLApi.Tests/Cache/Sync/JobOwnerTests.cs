using System.Diagnostics;
using GraphQLApi.Cache.Sync;

namespace GraphQLApi.Tests.Cache.Sync;

public sealed class JobOwnerTests
{
    [Fact]
    public void A_living_process_is_never_gone() => Assert.False(JobOwner.IsGone(JobOwner.New()));

    [Fact]
    public async Task A_process_that_ended_is_gone()
    {
        using var other = Process.Start("sleep", "30");
        var owner = $"{Environment.MachineName}/{other.Id}/{new DateTimeOffset(other.StartTime).ToUnixTimeSeconds()}/x";
        Assert.False(JobOwner.IsGone(owner));
        other.Kill();
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(JobOwner.IsGone(owner));
    }

    [Fact]
    public void A_number_that_another_process_has_now_is_gone() =>
        Assert.True(JobOwner.IsGone($"{Environment.MachineName}/{Environment.ProcessId}/1000000000/x"));

    [Theory]
    [InlineData(null)]
    [InlineData("gone")]
    [InlineData("another-machine/999999999/1000000000/x")]
    public void Elsewhere_only_the_lease_tells(string? owner) => Assert.False(JobOwner.IsGone(owner));
}
