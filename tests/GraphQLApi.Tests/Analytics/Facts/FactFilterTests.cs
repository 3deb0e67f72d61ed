using GraphQLApi.Analytics;
using GraphQLApi.Analytics.Facts;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Tests.Cache;
using GraphQLApi.Tests.Cache.Facts;
using Microsoft.EntityFrameworkCore;
using Where = System.Collections.Generic.Dictionary<string, object?>;

namespace GraphQLApi.Tests.Analytics.Facts;

public sealed class FactFilterTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private static readonly DateTime Noon = FactRows.Day.AddHours(12);

    private readonly MemoryDatabase database = new();
    private readonly FactStore store = new(new FactOptions());
    private readonly AnalyticsTypes types = new(new AnalyticsOptions());
    private readonly FactFilters filters;
    private readonly FactFields fields;

    public FactFilterTests()
    {
        filters = new FactFilters(types, store.Dictionaries, new CompiledQueries());
        fields = new FactFields(store.Dictionaries);
        using var db = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite(database.Connection).Options);
        FactRows.Fill(db);
        db.SaveChanges();
    }

    // Of c-1/0, c-1/1 and c-2/0 on the first day, c-3/0 on the second.
    public static TheoryData<string, string, bool> Visits { get; } = new()
    {
        { "queue id qu-1", "1.11", true },
        { "outcome of the conversation is not AGENT_HANDLED", "..11", true },
        { "nobody answered", "1.11", true },
        { "someone other than u-1 answered, or nobody", "1.11", true },
        { "waited at most 12.5 s", "11..", true },
        { "not waited more than 12.5 s", "11.1", true },
        { "entered before noon", "11..", true },
        { "no disposition", "..11", true },
        { "a skill k-1 named Deutsch", "..1.", true },
        { "all skills are k-1", "..11", true },
        { "tier is gold or channel is rtm", "11.1", true },
        { "queue's name is null", "1111", false },
        { "a miss of u-2, and queue qu-1", "..1.", false },
    };

    [Theory]
    [MemberData(nameof(Visits))]
    public async Task Visits_pass_as_their_connection_says(string what, string expected, bool isInMemory)
    {
        var where = VisitFilter(what);
        var filter = filters.QueueVisits(where);

        Assert.Equal(expected, await MarkAsync(store.QueueVisits, filter));
        Assert.Equal(isInMemory, filter!.InDatabase is null);
        Assert.Equal(expected, await MarkAsync(store.QueueVisits, filters.Of(types.QueueVisit, types.QueueVisit.Filters, null as Dictionary<string, FactField<QueueVisitFacts>>, (QueueVisitRow row) => row.EnterTime, where)));
    }

    [Fact]
    public void No_condition_is_no_filter()
    {
        Assert.Null(filters.QueueVisits(null));
        Assert.Null(filters.QueueVisits(new Where { ["or"] = Array.Empty<object?>(), ["waitSeconds"] = null }));
    }

    [Fact]
    public void A_lost_value_is_refused_with_its_place()
    {
        var refusal = Assert.Throws<GraphQLException>(() => filters.QueueVisits(new Where { ["waitSeconds"] = new Where { ["gt"] = null } }));

        Assert.StartsWith("`where.waitSeconds.gt` is null", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misses_take_what_is_meant_for_them_from_a_filter_of_segments()
    {
        Where Where(string agent) => new()
        {
            ["agent"] = new Where { ["agentId"] = new Where { ["eq"] = agent } },
            ["acceptedTime"] = new Where { ["gt"] = Noon },
        };

        Assert.Equal("1", await MarkAsync(store.MissedAssignments, filters.MissedAssignments(Where("u-2"))));
        Assert.Equal(".", await MarkAsync(store.MissedAssignments, filters.MissedAssignments(Where("u-1"))));
        Assert.Null(filters.MissedAssignments(new Where { ["status"] = new Where { ["eq"] = "Answered" } }));
    }

    [Fact]
    public async Task Two_filters_let_through_what_both_do()
    {
        var asked = filters.QueueVisits(VisitFilter("queue id qu-1"))!;
        var allowed = filters.QueueVisits(VisitFilter("a miss of u-2, and queue qu-1"));

        Assert.Equal("..1.", await MarkAsync(store.QueueVisits, asked.And(allowed)));
        Assert.Equal("..1.", await MarkAsync(store.QueueVisits, allowed!.And(asked)));
        Assert.Equal("1.11", await MarkAsync(store.QueueVisits, asked.And(null)));
    }

    // Conditions joined at random, in memory and in SQL: both must pass the same rows. The seed names the run.
    [Fact]
    public async Task Memory_and_sql_agree_on_random_filters()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            await AgreeAsync(seed, store.QueueVisits, types.QueueVisit, fields.QueueVisits, (QueueVisitRow row) => row.EnterTime, RandomFilter.Of(random, RandomFilter.Visits, 3));
            await AgreeAsync(seed, store.Sessions, types.Session, fields.Sessions, (SessionRow row) => row.StartTime, RandomFilter.Of(random, RandomFilter.Sessions, 3));
            await AgreeAsync(seed, store.Conversations, types.Conversation, fields.Conversations, (ConversationRow row) => row.StartTime, RandomFilter.Of(random, RandomFilter.Conversations, 3));
            await AgreeAsync(seed, store.AgentSegments, types.AgentSegment, fields.AgentSegments, (AgentSegmentRow row) => row.Time, RandomFilter.Of(random, RandomFilter.Segments, 3));
        }
    }

    public void Dispose() => database.Dispose();

    private async Task AgreeAsync<TRow, TFacts, TTime>(
        int seed, FactSource<TFacts> source, RowType<TRow> type, Dictionary<string, FactField<TFacts>> tests, System.Linq.Expressions.Expression<Func<TRow, TTime>> time, Where where)
        where TRow : class, new()
        where TFacts : FactSegment, new()
    {
        var inMemory = filters.Of(type, type.Filters, tests, time, where);
        Assert.Null(inMemory?.InDatabase);
        var inDatabase = await MarkAsync(source, filters.Of(type, type.Filters, null as Dictionary<string, FactField<TFacts>>, time, where));
        Assert.Equal($"seed {seed}, {type.Name}: {inDatabase}", $"seed {seed}, {type.Name}: {await MarkAsync(source, inMemory)}");
    }

    private async Task<string> MarkAsync<TFacts>(FactSource<TFacts> source, FactFilter<TFacts>? filter)
        where TFacts : FactSegment, new()
    {
        await using var db = database.Read();
        var marks = "";
        await foreach (var slice in source.ReadAsync(db, FactRows.Day, FactRows.Day.AddDays(3), FactColumns.None, filter, Cancellation))
        {
            for (var row = slice.Start; row < slice.End; row++)
            {
                marks += slice.Selects(row) ? '1' : '.';
            }
        }

        return marks;
    }

    private static Where VisitFilter(string what) => what switch
    {
        "queue id qu-1" => In("queue", "queueId", "eq", "qu-1"),
        "outcome of the conversation is not AGENT_HANDLED" => In("conversation", "outcome", "neq", Outcome.AgentHandled),
        "nobody answered" => new() { ["respondingAgent"] = In("agent", "agentId", "eq", null) },
        "someone other than u-1 answered, or nobody" => new() { ["respondingAgent"] = In("agent", "agentId", "neq", "u-1") },
        "waited at most 12.5 s" => new() { ["waitSeconds"] = new Where { ["lte"] = 12.5 } },
        "not waited more than 12.5 s" => new() { ["waitSeconds"] = new Where { ["ngt"] = 12.5 } },
        "entered before noon" => new() { ["enterTime"] = new Where { ["lt"] = Noon } },
        "no disposition" => In("conversation", "dispositions", "any", false),
        "a skill k-1 named Deutsch" => In("conversation", "skills", "some", new Where { ["skillId"] = new Where { ["eq"] = "k-1" }, ["name"] = new Where { ["eq"] = "Deutsch" } }),
        "all skills are k-1" => In("conversation", "skills", "all", new Where { ["skillId"] = new Where { ["eq"] = "k-1" } }),
        "tier is gold or channel is rtm" => new()
        {
            ["or"] = new object?[]
            {
                In("conversation", "userTags", "some", new Where { ["name"] = new Where { ["eq"] = "tier" }, ["value"] = new Where { ["eq"] = "gold" } }),
                In("conversation", "channel", "eq", "rtm"),
            },
        },
        "queue's name is null" => In("queue", "name", "eq", null),
        "a miss of u-2, and queue qu-1" => new()
        {
            ["nonRespondingAgents"] = new Where { ["some"] = In("agent", "agentId", "eq", "u-2") },
            ["queue"] = new Where { ["queueId"] = new Where { ["eq"] = "qu-1" } },
        },
        _ => throw new ArgumentException(what, nameof(what)),
    };

    private static Where In(string parent, string field, string name, object? operand) => new() { [parent] = new Where { [field] = new Where { [name] = operand } } };
}
