using System.Text;
using System.Text.Json;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Upstream;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Tests.Cache.Sync;

/// <summary>One reading of the vendor, spelled in JSON: records in, rows out.</summary>
internal static class Reading
{
    /// <summary>Read the day after the vendor's September sample; naive times are UTC.</summary>
    public static readonly MappingContext Context = new(
        new TimeWindow(DateTimeOffset.Parse("2024-09-26T00:00:00Z", null), DateTimeOffset.Parse("2024-09-27T00:00:00Z", null)),
        new DateTime(2024, 9, 28, 0, 0, 0, DateTimeKind.Utc),
        TimeZoneOffset: 0,
        Settled: false,
        Saturated: false,
        CustomerKeySecret: "secret"u8.ToArray());

    public static readonly MappingContext India = Context with { TimeZoneOffset = -330 };

    public static InteractionDto Record(string json) => WireDocument.ReadInteraction(Encoding.UTF8.GetBytes(json));

    public static IReadOnlyList<MappedSession> Map(MappingContext context, params string[] records) =>
        RowMapper.Map([.. records.Select(Record)], context);

    public static IReadOnlyList<MappedSession> Map(params string[] records) => Map(Context, records);

    /// <summary>The one session of the records.</summary>
    public static SessionRow Session(params string[] records) => Assert.Single(Map(records)).Session;

    /// <summary>The one conversation of the records.</summary>
    public static ConversationRow Conversation(params string[] records) => Assert.Single(Session(records).Conversations);

    /// <summary>A conversation with these destinations, <c>"@10:00:00"</c> being that time of the 26th; further fields as JSON members.</summary>
    public static ConversationRow Destinations(string destinations, string members = "\"finalStatus\":\"CLOSED\"") => Conversation(
        $$"""
        {"sessionId":"s-1","conversationId":"c-1","sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:30:00",{{members}},
         "destinations":{{destinations}}}
        """.Replace("\"@", "\"2024-09-26T", StringComparison.Ordinal));

    /// <summary>The rows of a page file of the vendor's samples; the test is skipped where they are absent.</summary>
    public static IReadOnlyList<InteractionDto> Sample(string file) => WireDocument.ReadInteractions(SampleBytes(file));

    public static byte[] SampleBytes(string file)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "upstream", "samples", file);
        Assert.SkipUnless(File.Exists(path), "The vendor's samples are not beside this repository.");
        return File.ReadAllBytes(path);
    }

    public static string Utc(DateTime? time) => time is { } known ? JsonSerializer.Serialize(known).Trim('"') : "null";
}
