using GraphQLApi.Cache;
using GraphQLApi.Cache.Facts;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Facts;

public sealed class FactSourceTests : IDisposable
{
    private const FactColumns All = (FactColumns)(-1);

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly MemoryDatabase database = new();
    private readonly FactStore store = new(new FactOptions());

    public FactSourceTests()
    {
        using var db = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite(database.Connection).Options);
        FactRows.Fill(db);
        db.SaveChanges();
    }

    [Fact]
    public async Task Queue_visits_are_the_columns_of_their_day()
    {
        var days = await ReadAsync(store.QueueVisits);

        Assert.Equal([FactRows.DayNumber, FactRows.DayNumber + 1], days.Select(slice => slice.Facts.Day));
        var facts = days[0].Facts;
        Assert.Equal([1772359200000, 1772359212500, 1772406000000], facts.Time);
        Assert.Equal(["qu-1", "qu-2", "qu-1"], Texts(store.Dictionaries.Queues, facts.Queue));
        Assert.Equal<byte>([1, 0, 4], facts.ExitReason);
        Assert.Equal([12500, 3007, 7200000], Values(facts.Wait, 3));
        Assert.Equal([12500, 3007, 7200000], Values(facts.Exit, 3));
        Assert.Equal([null, "u-1", null], Texts(store.Dictionaries.Agents, facts.Agent));
        Assert.Equal(["voice", "voice", "voice"], Texts(store.Dictionaries.Channels, facts.Channel));
        Assert.Equal<byte>([1, 1, 1], facts.Direction);
        Assert.Equal<byte>([3, 3, 6], facts.Outcome);
        Assert.Equal(facts.Conversation[0], facts.Conversation[1]);
        Assert.NotEqual(facts.Conversation[0], facts.Conversation[2]);
        Assert.Equal(["k-1=German,k-2=", "k-1=German,k-2=", "k-1=Deutsch"], Pairs(store.Dictionaries.Skills, facts.Skills, 3));
        Assert.Equal(["Resolved", "Resolved", ""], Lists(store.Dictionaries.Dispositions, facts.Dispositions, 3));
        Assert.Equal(["tier=gold", "tier=gold", ""], Pairs(store.Dictionaries.Tags, facts.UserTags, 3));
        Assert.Equal([null], Values(days[1].Facts.Wait, 1));
        Assert.Equal([null], Values(days[1].Facts.Exit, 1));
    }

    // The last visit of the rows has no exit: it waits on. At 1970 nobody had entered yet.
    [Theory]
    [InlineData("2026-03-20T00:00:00Z", "2026-03-02T10:00:00.0000000Z")]
    [InlineData("1970-01-05T00:00:00Z", "1970-01-04T00:00:00.0000000Z")]
    public async Task Who_still_waits_is_found_however_long_ago_it_entered(string moment, string expected)
    {
        await using var db = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite(database.Connection).Options);
        var since = await FactStore.WaitingSinceAsync(db, DateTimeOffset.Parse(moment, null).UtcDateTime, Cancellation);
        Assert.Equal(expected, since.ToString("O"));
    }

    [Fact]
    public void Who_still_waits_is_found_by_the_index_of_long_stays()
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN SELECT MIN(\"EnterTime\") FROM \"QueueVisits\" WHERE (\"ExitTime\" IS NULL OR \"ExitTime\" - \"EnterTime\" > 86400000) "
            + "AND \"EnterTime\" < 1 AND (\"ExitTime\" IS NULL OR \"ExitTime\" > 1)";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal("SEARCH QueueVisits USING COVERING INDEX IX_QueueVisits_LongStays (EnterTime<?)", reader.GetString(3).Replace("SEARCH TABLE", "SEARCH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_are_the_columns_of_their_day()
    {
        var facts = (await ReadAsync(store.Sessions))[0].Facts;

        Assert.Equal([1772355600000, 1772359200000], facts.Time);
        Assert.Equal([null, "voice"], Texts(store.Dictionaries.Channels, facts.Channel));
        Assert.Equal<byte>([FactSegment.NoValue, 0], facts.Direction);
        Assert.Equal<byte>([8, 3], facts.Outcome);
        Assert.Equal(["BotResolved", "CLOSED"], Texts(store.Dictionaries.FinalStatuses, facts.FinalStatus));
        Assert.Equal([90250, 90250], Values(facts.Duration, 2));
        Assert.Equal<byte>([FactSegment.NoValue, 4], facts.CsatScore);
        Assert.Equal([false, true], facts.IntentsKnown);
        Assert.Equal([false, true], facts.IsHandedOver);
        Assert.Equal([false, true], facts.IsHandled);
        Assert.Equal(["", "Book,Cancel"], Lists(store.Dictionaries.Intents, facts.Intents, 2));
        Assert.Equal(["lang=de", ""], Pairs(store.Dictionaries.Tags, facts.SessionTags, 2));
        Assert.Equal(["", ""], Pairs(store.Dictionaries.Tags, facts.UserTags, 2));
    }

    [Fact]
    public async Task Conversations_are_the_columns_of_their_day()
    {
        var facts = (await ReadAsync(store.Conversations))[0].Facts;

        Assert.Equal([1772359200000, 1772359200000], facts.Time);
        Assert.Equal([null, "cd-1"], Texts(store.Dictionaries.CampaignIds, facts.CampaignId));
        Assert.Equal([null, "Spring"], Texts(store.Dictionaries.CampaignNames, facts.CampaignName));
        Assert.Equal(["Cancel", null], Texts(store.Dictionaries.Intents, facts.LastIntent));
        Assert.Equal([1, 0], facts.TransferCount);
        Assert.Equal([65000, null], Values(facts.Handle, 2));
        Assert.Equal([3_000_000_000_500, 3_000_000_000_500], Values(facts.Duration, 2));
        Assert.Equal(3_000_000_000.5, facts.Duration.Seconds(1));
        Assert.Equal<byte>([10, FactSegment.NoValue], facts.NpsScore);
        Assert.Equal([15507, null], Values(facts.TimeToHuman, 2));
        Assert.Equal(["qu-1,qu-2", "qu-1"], Lists(store.Dictionaries.Queues, facts.Queues, 2));
        Assert.Equal(["u-1", ""], Lists(store.Dictionaries.Agents, facts.Agents, 2));
    }

    [Fact]
    public async Task Agent_segments_and_misses_are_the_columns_of_their_day()
    {
        var segments = await ReadAsync(store.AgentSegments);
        var misses = Assert.Single(await ReadAsync(store.MissedAssignments)).Facts;

        var facts = segments[0].Facts;
        Assert.Equal([1772359215507], facts.Time);
        Assert.Equal(["u-1"], Texts(store.Dictionaries.Agents, facts.Agent));
        Assert.Equal(["qu-2"], Texts(store.Dictionaries.Queues, facts.Queue));
        Assert.Equal([true], facts.IsAccepted);
        Assert.Equal([true], facts.EndedByTransfer);
        Assert.Equal([-1507], Values(facts.Assigned, 1));
        Assert.Equal([65000], Values(facts.End, 1));
        Assert.Equal([1507], Values(facts.Ring, 1));
        Assert.Equal([null], Values(facts.FirstResponse, 1));
        Assert.True(facts.Hold.IsEmpty);
        Assert.Equal([60000], Values(facts.Interaction, 1));
        Assert.Equal([5000], Values(facts.AfterCallWork, 1));
        Assert.Equal([65000], Values(facts.Handle, 1));
        Assert.Equal([false], segments[1].Facts.IsAccepted);
        Assert.Equal<byte>([0], segments[1].Facts.Outcome);
        Assert.Equal([1772359213000], misses.Time);
        Assert.Equal(["u-2"], Texts(store.Dictionaries.Agents, misses.Agent));
        Assert.Equal(["qu-2"], Texts(store.Dictionaries.Queues, misses.Queue));
    }

    [Theory]
    [InlineData("10:00:00", "10:00:12.5", "0:0-1")]
    [InlineData("10:00:00.001", "10:00:12.501", "0:1-2")]
    [InlineData("10:00:12.5001", "23:00:00", "")]
    [InlineData("00:00:00", "1.10:00:00.0001", "0:0-3 1:0-1")]
    [InlineData("12:00:00", "12:00:00", "")]
    [InlineData("12:00:00", "11:00:00", "")]
    public async Task A_range_is_half_open_and_cuts_its_first_and_last_day(string from, string to, string expected)
    {
        var slices = await ReadAsync(store.QueueVisits, TimeSpan.Parse(from, null), TimeSpan.Parse(to, null));

        Assert.Equal(expected, string.Join(' ', slices.Select(slice => $"{slice.Facts.Day - FactRows.DayNumber}:{slice.Start}-{slice.End}")));
    }

    [Fact]
    public async Task Columns_that_were_not_asked_for_are_empty()
    {
        var facts = (await ReadAsync(store.QueueVisits, columns: FactColumns.Agent))[0].Facts;

        Assert.Equal(3, facts.Agent.Length);
        Assert.Empty(facts.Channel);
        Assert.Empty(facts.Conversation);
        Assert.Equal(0, facts.Skills[0].Length);
    }

    public void Dispose() => database.Dispose();

    private async Task<List<FactSlice<TFacts>>> ReadAsync<TFacts>(
        FactSource<TFacts> source, TimeSpan? from = null, TimeSpan? to = null, FactColumns columns = All)
        where TFacts : FactSegment, new()
    {
        await using var db = database.Read();
        var slices = new List<FactSlice<TFacts>>();
        await foreach (var slice in source.ReadAsync(db, FactRows.Day + (from ?? TimeSpan.Zero), FactRows.Day + (to ?? TimeSpan.FromDays(3)), columns, null, Cancellation))
        {
            slices.Add(slice);
        }

        return slices;
    }

    private static IEnumerable<string?> Texts(FactDictionary dictionary, int[] codes) => codes.Select(code => dictionary[code]);

    private static long?[] Values(FactMeasure measure, int count) => [.. Enumerable.Range(0, count).Select(row => measure.TryGet(row, out var value) ? value : (long?)null)];

    private static string[] Lists(FactDictionary dictionary, FactList list, int count) =>
        [.. Enumerable.Range(0, count).Select(row => string.Join(',', list[row].ToArray().Select(code => dictionary[code])))];

    private static string[] Pairs(FactPairDictionary dictionary, FactList list, int count) =>
        [.. Enumerable.Range(0, count).Select(row => string.Join(',', list[row].ToArray().Select(code => $"{dictionary.Keys[dictionary.Key(code)]}={dictionary.Value(code)}")))];
}
