using System.Text.Json;

namespace GraphQLApi.IntegrationTests.Queries;

/// <summary>What Relay relies on, over the real server: pages of seven, forward and backward, are the whole list and nothing twice.</summary>
public sealed class RelayPagingTests
{
    private const int PageSize = 7;

    public static TheoryData<string, string> Connections => new()
    {
        { "sessions", "" },
        { "sessions", "order: [{ endTime: ASC }]" },
        { "sessions", "order: [{ csatScore: DESC }, { channel: ASC }], where: { outcome: { neq: BOT_RESOLVED } }" },
        { "conversations", "" },
        { "conversations", "order: [{ csatScore: ASC }]" },
        { "conversations", "order: [{ handleSeconds: DESC }]" },
        { "queueVisits", "" },
        { "queueVisits", "order: [{ queue: { name: ASC } }, { waitSeconds: DESC }]" },
        { "agentSegments", "" },
        { "agentSegments", "order: [{ agent: { name: ASC } }]" },
        { "missedAssignments", "" },
        { "queues", "" },
        { "agents", "order: [{ name: DESC }]" },
        { "syncJobs", "" },
    };

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Pages_are_the_whole_list(string field, string arguments)
    {
        await using var centre = await Centre.StartAsync(field == "missedAssignments" ? 200 : 40);
        if (field == "syncJobs")
        {
            for (var day = 1; day <= 15; day++)
                await centre.Server.BackfillAsync($"2026-01-{day:00}", $"2026-01-{day + 1:00}");
        }

        var whole = await PageAsync(centre, field, arguments, "first: 1000");
        var forward = await WalkAsync(centre, field, arguments, isBackward: false);
        var backward = await WalkAsync(centre, field, arguments, isBackward: true);

        var ids = Ids(whole);
        Assert.True(ids.Count >= PageSize, $"{ids.Count} {field} are too few to page through.");
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids.Count, whole.GetProperty("totalCount").GetInt32());
        Assert.Equal(ids, forward);
        Assert.Equal(ids, backward);
        Assert.Equal("false false", HasMore(whole));
    }

    [Theory]
    [InlineData("queues", "visits")]
    [InlineData("agents", "segments")]
    public async Task Pages_below_a_parent_are_its_whole_list(string parents, string field)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 160);
        var parent = (await centre.AskAsync($$"""{ {{parents}}(first: 1) { nodes { id {{field}}(first: 1000) { totalCount nodes { id } } } } }""")).Data
            .GetProperty(parents).GetProperty("nodes")[0];
        var ids = parent.GetProperty(field).GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()).ToArray();

        var walked = new List<string?>();
        string? after = null;
        do
        {
            var answer = await centre.AskAsync(
                $$"""query Below($id: ID!, $after: String) { node(id: $id) { ... on {{(parents == "queues" ? "Queue" : "Agent")}} { {{field}}(first: {{PageSize}}, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }""",
                new { id = parent.GetProperty("id").GetString(), after });
            walked.AddRange(answer.List($"node.{field}.nodes").Select(node => node.GetProperty("id").GetString()));
            after = answer.At($"node.{field}.pageInfo.hasNextPage") == "True" ? answer.At($"node.{field}.pageInfo.endCursor") : null;
        }
        while (after is not null);

        Assert.True(ids.Length >= PageSize, $"{ids.Length} {field} are too few to page through.");
        Assert.Equal(ids, walked);
        Assert.Equal(ids.Length, parent.GetProperty(field).GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Rows_that_arrive_between_pages_are_neither_skipped_nor_repeated()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 40);
        const string byChannel = "order: [{ channel: ASC }]";
        var before = Ids(await PageAsync(centre, "sessions", byChannel, "first: 1000"));
        var walked = new List<string>();
        string? after = null;
        do
        {
            var page = await PageAsync(centre, "sessions", byChannel, $"first: {PageSize}{(after is null ? "" : $", after: \"{after}\"")}", calls: -1);
            walked.AddRange(Ids(page));
            after = Next(page, "hasNextPage", "endCursor");
            // A day that was never read appears everywhere in this order, before and behind the cursor.
            if (walked.Count is 3 * PageSize or 6 * PageSize)
                await centre.Server.BackfillAsync($"2026-02-{28 - (walked.Count / PageSize):00}", $"2026-02-{29 - (walked.Count / PageSize):00}");
        }
        while (after is not null);

        var whole = Ids(await PageAsync(centre, "sessions", byChannel, "first: 1000", calls: -1));
        Assert.True(whole.Count > before.Count + 20, $"{whole.Count} after {before.Count}");
        Assert.Equal(walked.Count, walked.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(before, walked.Where(before.Contains));
        // What arrived behind the cursor is there as well: the last page ends as the whole list does.
        Assert.Equal(whole[^(6 * PageSize)..], walked[^(6 * PageSize)..]);
    }

    private static async Task<List<string>> WalkAsync(Centre centre, string field, string arguments, bool isBackward)
    {
        var walked = new List<string>();
        string? cursor = null;
        do
        {
            var place = (isBackward, cursor) switch
            {
                (false, null) => $"first: {PageSize}",
                (false, _) => $"first: {PageSize}, after: \"{cursor}\"",
                (true, null) => $"last: {PageSize}",
                (true, _) => $"last: {PageSize}, before: \"{cursor}\"",
            };
            var page = await PageAsync(centre, field, arguments, place);
            walked.InsertRange(isBackward ? 0 : walked.Count, Ids(page));
            Assert.Equal(cursor is not null, page.GetProperty("pageInfo").GetProperty(isBackward ? "hasNextPage" : "hasPreviousPage").GetBoolean());
            cursor = isBackward ? Next(page, "hasPreviousPage", "startCursor") : Next(page, "hasNextPage", "endCursor");
        }
        while (cursor is not null);

        return walked;
    }

    private static async Task<JsonElement> PageAsync(Centre centre, string field, string arguments, string place, int calls = 0) => (await centre.AskAsync(
        $$"""{ {{field}}({{place}} {{arguments}}) { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""",
        calls: calls)).Data.GetProperty(field);

    private static List<string> Ids(JsonElement page) =>
        [.. page.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("id").GetString()!)]; // ids are not null

    private static string? Next(JsonElement page, string hasMore, string cursor) =>
        page.GetProperty("pageInfo").GetProperty(hasMore).GetBoolean() ? page.GetProperty("pageInfo").GetProperty(cursor).GetString() : null;

    private static string HasMore(JsonElement page) =>
        $"{page.GetProperty("pageInfo").GetProperty("hasNextPage").GetRawText()} {page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetRawText()}";
}
