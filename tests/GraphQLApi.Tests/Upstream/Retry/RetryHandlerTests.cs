using System.Net;
using System.Net.Http.Headers;
using GraphQLApi.Upstream;

namespace GraphQLApi.Tests.Upstream.Retry;

public sealed class RetryHandlerTests
{
    [Fact]
    public async Task Passing_trouble_ends_in_the_answer()
    {
        var answers = new Queue<Func<HttpResponseMessage>>(
        [
            () => throw new HttpRequestException("connection refused"),
            () => ScriptedVendor.Json("busy", 503),
            () => ScriptedVendor.Json("""[{"sessionId":"s-1"}]"""),
        ]);
        var vendor = new ScriptedVendor(_ => answers.Dequeue()());
        using var upstream = new UpstreamFixture(vendor);
        var rows = await upstream.PassTimeAsync(Feed(upstream, CallLane.Interactive), TimeSpan.FromSeconds(1));
        Assert.Single(rows);
        Assert.Equal(3, upstream.Status.CallsLastMinute);
    }

    [Fact]
    public async Task Retry_after_is_honoured()
    {
        var isFirst = true;
        DateTimeOffset? again = null;
        UpstreamFixture? upstream = null;
        var vendor = new ScriptedVendor(_ =>
        {
            if (!isFirst)
            {
                again = upstream!.Clock.GetUtcNow();
                return ScriptedVendor.Json("[]");
            }

            isFirst = false;
            var answer = ScriptedVendor.Json("", 429);
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(30));
            return answer;
        });
        using (upstream = new UpstreamFixture(vendor))
        {
            await upstream.PassTimeAsync(Feed(upstream, CallLane.Interactive), TimeSpan.FromSeconds(0.5));
        }

        // Without the header the wait would be at most 5 s; a busy machine may let the clock run on a little.
        Assert.InRange((again!.Value - UpstreamFixture.Start).TotalSeconds, 30, 120);
    }

    [Fact]
    public async Task A_silent_vendor_is_given_up_after_the_request_timeout()
    {
        var vendor = new ScriptedVendor(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new SilentContent() });
        using var upstream = new UpstreamFixture(vendor, ("InteractiveRetries", "1"), ("RequestTimeout", "00:00:10"));
        var exception = await Assert.ThrowsAsync<UpstreamException>(
            () => upstream.PassTimeAsync(Feed(upstream, CallLane.Interactive), TimeSpan.FromSeconds(5)));
        Assert.Equal(
            (UpstreamFailure.Unavailable, "The vendor did not answer within Upstream:RequestTimeout."), (exception.Failure, exception.Message));
        Assert.Equal(2, vendor.Seen.Count);
    }

    [Fact]
    public async Task A_dead_host_is_left_alone_until_a_probe_gets_through()
    {
        var isDead = true;
        var vendor = new ScriptedVendor(_ => isDead ? throw new HttpRequestException("connection refused") : ScriptedVendor.Json("[]"));
        using var upstream = new UpstreamFixture(vendor);
        await Assert.ThrowsAsync<UpstreamException>(() => upstream.PassTimeAsync(Feed(upstream, CallLane.Interactive), TimeSpan.FromSeconds(0.2)));
        Assert.Equal((4, UpstreamCircuit.Open, false), (vendor.Seen.Count, upstream.Status.Circuit, upstream.Status.IsReachable));

        var refused = await Assert.ThrowsAsync<UpstreamException>(() => Feed(upstream, CallLane.Interactive));
        Assert.Equal(
            (UpstreamFailure.Unavailable, "The vendor did not answer lately; calls are held back for Upstream:CircuitBreak."),
            (refused.Failure, refused.Message));
        Assert.Equal(4, vendor.Seen.Count);

        isDead = false;
        upstream.Clock.Advance(TimeSpan.FromSeconds(16));
        await Feed(upstream, CallLane.Interactive);
        Assert.Equal((5, UpstreamCircuit.Closed, true), (vendor.Seen.Count, upstream.Status.Circuit, upstream.Status.IsReachable));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Backfill_waits_out_an_outage_of_any_length_without_using_up_its_attempts(bool isGateway)
    {
        UpstreamFixture? upstream = null;
        var vendor = new ScriptedVendor(_ => upstream!.Clock.GetUtcNow() >= UpstreamFixture.Start.AddHours(1)
            ? ScriptedVendor.Json("[]")
            : isGateway ? ScriptedVendor.Json("<html>", 503) : throw new HttpRequestException("connection refused"));
        // The clock runs far ahead of a busy machine; that is not what is asked here.
        using (upstream = new UpstreamFixture(vendor, ("RequestTimeout", "02:00:00"), ("BackfillRetries", "4"), ("CircuitFailures", "3")))
        {
            Assert.Empty(await upstream.PassTimeAsync(Feed(upstream, CallLane.Backfill), TimeSpan.FromSeconds(20)));
            Assert.Equal(UpstreamCircuit.Closed, upstream.Status.Circuit);
        }
    }

    [Fact]
    public async Task While_backfill_waits_the_status_says_why()
    {
        using var stopping = new CancellationTokenSource();
        var vendor = new ScriptedVendor(_ => throw new HttpRequestException("connection refused"));
        using var upstream = new UpstreamFixture(vendor, ("CircuitFailures", "2"));
        var call = upstream.Client.GetRealtimeSessionsAsync("st-1", CallLane.Backfill, stopping.Token);
        for (var i = 0; i < 100 && upstream.Status.Circuit == UpstreamCircuit.Closed; i++)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            upstream.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(
            (UpstreamCircuit.Open, false, "The vendor cannot be reached; check Upstream:BaseUrl and the network."),
            (upstream.Status.Circuit, upstream.Status.IsReachable, upstream.Status.LastError));
        Assert.False(call.IsCompleted);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_request_that_makes_the_server_stumble_every_time_is_given_up()
    {
        var vendor = new ScriptedVendor(_ => ScriptedVendor.Json("", 500));
        using var upstream = new UpstreamFixture(vendor, ("RequestTimeout", "02:00:00"), ("BackfillRetries", "5"), ("CircuitFailures", "3"));
        var exception = await Assert.ThrowsAsync<UpstreamException>(
            () => upstream.PassTimeAsync(Feed(upstream, CallLane.Backfill), TimeSpan.FromSeconds(5)));
        Assert.Equal((UpstreamFailure.Unavailable, 6), (exception.Failure, vendor.Seen.Count));
    }

    [Fact]
    public async Task A_host_that_takes_no_connection_costs_a_user_one_attempt()
    {
        // What SocketsHttpHandler throws when ConnectTimeout has passed.
        var vendor = new ScriptedVendor(_ => throw new TaskCanceledException("connect", new TimeoutException()));
        using var upstream = new UpstreamFixture(vendor);
        var exception = await Assert.ThrowsAsync<UpstreamException>(() => Feed(upstream, CallLane.Interactive));
        Assert.Equal((UpstreamFailure.Unavailable, 1), (exception.Failure, vendor.Seen.Count));
    }

    [Fact]
    public async Task The_callers_own_limit_ends_every_wait()
    {
        using var budget = new CancellationTokenSource();
        using var upstream = new UpstreamFixture(new ScriptedVendor(_ => ScriptedVendor.Json("", 429)));
        var call = upstream.Client.GetRealtimeSessionsAsync("st-1", CallLane.Interactive, budget.Token);
        await budget.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Every_attempt_passes_the_rate_gate()
    {
        List<double> starts = [];
        UpstreamFixture? upstream = null;
        var vendor = new ScriptedVendor(_ =>
        {
            starts.Add((upstream!.Clock.GetUtcNow() - UpstreamFixture.Start).TotalSeconds);
            return ScriptedVendor.Json("", starts.Count < 4 ? 500 : 200);
        });
        using (upstream = new UpstreamFixture(vendor, ("RequestsPerMinute", "2"), ("CircuitFailures", "10")))
        {
            await Assert.ThrowsAsync<UpstreamException>(
                () => upstream.PassTimeAsync(Feed(upstream, CallLane.Interactive), TimeSpan.FromSeconds(1)));
        }

        Assert.Equal(4, starts.Count);
        Assert.True(starts[2] - starts[0] >= 60 && starts[3] - starts[1] >= 60, string.Join(' ', starts));
    }

    private static Task<IReadOnlyList<GraphQLApi.Upstream.Wire.RealtimeSessionDto>> Feed(UpstreamFixture upstream, CallLane lane) =>
        upstream.Client.GetRealtimeSessionsAsync("st-1", lane, TestContext.Current.CancellationToken);

    /// <summary>Headers came, the body never does.</summary>
    private sealed class SilentContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            new TaskCompletionSource().Task.WaitAsync(cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
