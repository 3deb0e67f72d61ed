using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using GraphQLApi.Testing;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

public sealed class SubscriptionStreamTests
{
    private readonly Channel<object?> source = Channel.CreateUnbounded<object?>();

    [Fact]
    public async Task Every_event_is_executed_against_the_selection_and_the_stream_ends_with_its_source()
    {
        source.Writer.TryWrite(1);
        source.Writer.TryWrite(2);
        source.Writer.TryWrite(-1);
        source.Writer.Complete();
        Assert.Equal(
            [
                """{"data":{"tick":{"n":1,"twice":2}}}""",
                """{"data":{"tick":{"n":2,"twice":4}}}""",
                """{"errors":[{"message":"Negative.","locations":[{"line":1,"column":51}],"path":["tick","twice"],"extensions":{"code":"NEGATIVE"}}],"data":{"tick":{"n":-1,"twice":null}}}""",
            ],
            await Answers("subscription ($from: Int) { tick(from: $from) { n twice } }"));
    }

    [Fact]
    public async Task A_source_that_breaks_ends_the_stream_with_a_response_that_says_so()
    {
        source.Writer.TryWrite(1);
        source.Writer.Complete(new GraphQLException("Upstream is gone.", "UPSTREAM_UNAVAILABLE"));
        Assert.Equal(
            ["""{"data":{"tick":{"n":1}}}""", """{"errors":[{"message":"Upstream is gone.","extensions":{"code":"UPSTREAM_UNAVAILABLE"}}],"data":null}"""],
            await Answers("subscription { tick { n } }"));
    }

    [Theory]
    [InlineData("subscription { tick(from: -1) { n } }", """{"errors":[{"message":"No such start.","locations":[{"line":1,"column":16}],"path":["tick"],"extensions":{"code":"RANGE_INVALID"}}]}""")]
    [InlineData("{ a }", """{"errors":[{"message":"The operation is not a subscription.","extensions":{"code":"BAD_USER_INPUT"}}]}""")]
    public async Task What_cannot_be_opened_is_one_refusal(string query, string expected) => Assert.Equal([expected], await Answers(query));

    [Fact]
    public async Task A_subscription_is_not_answered_by_a_single_response() => Assert.Equal(
        """{"errors":[{"message":"Subscriptions are answered over Server-Sent Events or WebSocket only.","extensions":{"code":"BAD_USER_INPUT"}}]}""",
        await Run.Query(Pipeline(), "subscription { tick { n } }"));

    [Fact]
    public async Task A_reader_that_stops_stops_the_source()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.Writer.TryWrite(1);
        var result = await Pipeline().SubscribeAsync(Run.Request("subscription { tick { n } }"), NoServices.Instance, null, stop.Token);
        await using var reader = result.Events!.GetAsyncEnumerator(stop.Token);
        Assert.True(await reader.MoveNextAsync());
        var next = reader.MoveNextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    // The queue holds two: the first two events are executed, the third finds it full.
    [Fact]
    public async Task A_reader_that_lags_behind_gets_what_waits_for_it_and_is_told()
    {
        for (var number = 1; number <= 5; number++)
        {
            source.Writer.TryWrite(number);
        }

        Assert.Equal(
            [
                """{"data":{"tick":{"n":1}}}""",
                """{"data":{"tick":{"n":2}}}""",
                """{"errors":[{"message":"The client reads too slowly: 2 events wait for it already (GraphQL:SubscriptionQueueLength). Subscribe again.","extensions":{"code":"SUBSCRIBER_TOO_SLOW"}}],"data":null}""",
            ],
            await Answers("subscription { tick { n } }", new EngineOptions { SubscriptionQueueLength = 2 }));
    }

    [Fact]
    public async Task A_reader_that_keeps_up_may_read_for_ever()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var result = await Pipeline(new EngineOptions { SubscriptionQueueLength = 1 }).SubscribeAsync(Run.Request("subscription { tick { n } }"), NoServices.Instance, null, cancellation);
        await using var reader = result.Events!.GetAsyncEnumerator(cancellation);
        for (var number = 1; number <= 100; number++)
        {
            source.Writer.TryWrite(number);
            Assert.True(await reader.MoveNextAsync());
            Assert.Equal("{\"data\":{\"tick\":{\"n\":" + number + "}}}", ResponseWriter.ToJson(reader.Current));
        }
    }

    [Fact]
    public async Task The_services_of_an_event_last_until_its_result_is_written()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var log = new List<string>();
        source.Writer.TryWrite(1);
        source.Writer.TryWrite(2);
        source.Writer.Complete();
        var result = await Pipeline().SubscribeAsync(
            Run.Request("subscription { tick { n } }"), NoServices.Instance, () => new EventServices(NoServices.Instance, new Lifetime(log)), null, cancellation);
        await foreach (var answer in result.Events!.WithCancellation(cancellation))
        {
            log.Add(ResponseWriter.ToJson(answer));
        }

        Assert.Equal(["opened", """{"data":{"tick":{"n":1}}}""", "disposed", "opened", """{"data":{"tick":{"n":2}}}""", "disposed"], log);
    }

    private async Task<List<string>> Answers(string query, EngineOptions? options = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var result = await Pipeline(options).SubscribeAsync(Run.Request(query), NoServices.Instance, null, cancellation);
        if (result.Refusal is { } refusal)
        {
            return [ResponseWriter.ToJson(refusal)];
        }

        var answers = new List<string>();
        await foreach (var answer in result.Events!.WithCancellation(cancellation))
        {
            answers.Add(ResponseWriter.ToJson(answer));
        }

        return answers;
    }

    private RequestPipeline Pipeline(EngineOptions? options = null)
    {
        var tick = new ObjectType("Tick", null, () =>
        [
            new("n", S.Int) { Resolve = static source => source },
            new("twice", S.Int) { Resolve = static source => (int)source > 0 ? (int)source * 2 : throw new GraphQLException("Negative.", "NEGATIVE") },
        ]);
        var subscription = new ObjectType("Subscription", null, () =>
        [
            new("tick", tick)
            {
                Arguments = [new("from", S.Int)],
                Resolve = static number => number,
                Subscribe = context => context.Arguments.Get<int>("from") < 0
                    ? throw new GraphQLException("No such start.", "RANGE_INVALID")
                    : ValueTask.FromResult(Read(context.CancellationToken)),
            },
        ]);
        var query = new ObjectType("Query", null, () => [new("a", S.Int) { Resolve = static _ => 1 }]);
        var schema = new SchemaBuilder(query) { Subscription = subscription }.Build();
        return new RequestPipeline(schema, options ?? new EngineOptions(), new ManualTimeProvider(Run.Start));
    }

    private async IAsyncEnumerable<object?> Read([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in source.Reader.ReadAllAsync(cancellationToken))
        {
            yield return item;
        }
    }

    private sealed class Lifetime : IAsyncDisposable
    {
        private readonly List<string> log;

        public Lifetime(List<string> log)
        {
            this.log = log;
            log.Add("opened");
        }

        public ValueTask DisposeAsync()
        {
            log.Add("disposed");
            return ValueTask.CompletedTask;
        }
    }
}
