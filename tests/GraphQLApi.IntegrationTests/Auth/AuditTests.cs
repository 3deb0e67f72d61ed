using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphQLApi.IntegrationTests.Auth;

/// <summary>Who read and did what stands in the log, and none of what they read.</summary>
public sealed class AuditTests
{
    private const string Phones = "query Callers { sessions(first: 50) { nodes { customer { phone } } } }";

    [Fact]
    public async Task Whoever_reads_personal_data_or_orders_work_is_named()
    {
        using var lines = new LogLines();
        await using var guarded = await StartAsync(lines, sessionsPerDay: 20);
        var (trusted, other) = (await guarded.NewKeyAsync("read pii:read sync:write"), await guarded.NewKeyAsync());

        Assert.Contains("\"masked\":{\"sessions.nodes.customer.phone\":", await guarded.AskAsync($"Bearer {other.Text}", Phones));
        Assert.DoesNotContain(lines.All, line => line.Contains("personal values", StringComparison.Ordinal));

        var answer = await guarded.AskAsync($"Bearer {trusted.Text}", Phones);
        var phones = System.Text.RegularExpressions.Regex.Matches(answer, "\"phone\":\"(?<phone>[^\"]+)\"").Select(match => match.Groups["phone"].Value).ToArray();
        Assert.NotEmpty(phones);
        Assert.Contains($"Information 5004 gqa_{trusted.Id} read {phones.Length} personal values by operation \"Callers\": sessions.nodes.customer.phone. ", lines.All);

        await guarded.AskAsync($"Bearer {trusted.Text}", "mutation { startBackfill(input: { from: \"2026-03-02T00:00:00Z\", to: \"2026-03-01T00:00:00Z\" }) { errors { code } } }");
        Assert.Contains($"Information 5005 gqa_{trusted.Id} ran startBackfill on nothing: RANGE_INVALID. ", lines.All);
        Assert.DoesNotContain(lines.All, line => phones.Any(line.Contains));
    }

    // A table is read in pieces, of which the first may hold nothing of a column.
    [Fact]
    public async Task Of_a_table_every_row_is_counted()
    {
        using var lines = new LogLines();
        await using var guarded = await StartAsync(lines, sessionsPerDay: 250);
        var key = await guarded.NewKeyAsync("read pii:read");
        const string All = "query All { sessions { nodes { customer { phone } } } }";

        var table = await guarded.AskAsync($"Bearer {key.Text}", All, accept: "text/csv");
        var phones = table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Count(line => line.TrimEnd('\r') is not ("" or "\"\""));

        Assert.InRange(phones, 501, int.MaxValue); // more than one piece
        Assert.Equal(
            [$"Information 5004 gqa_{key.Id} read {phones} personal values by operation \"All\": sessions.nodes.customer.phone. "],
            lines.All.Where(line => line.Contains(" 5004 ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whoever_looks_for_a_person_is_named_without_whom_they_look_for()
    {
        using var lines = new LogLines();
        await using var guarded = await StartAsync(lines, sessionsPerDay: 1);
        var key = await guarded.NewKeyAsync("read pii:read");
        await guarded.AskAsync($"Bearer {key.Text}", "query Find { sessions(where: { or: [{ customer: { phone: { eq: \"+4930123\" } } }] }) { totalCount } }");
        Assert.Contains($"Information 5004 gqa_{key.Id} read 1 personal values by operation \"Find\": sessions(where.or[0].customer.phone). ", lines.All);
        Assert.DoesNotContain(lines.All, line => line.Contains("+4930123", StringComparison.Ordinal));
    }

    // The second mutation waits for a vendor that says nothing, long enough to hang up.
    [Fact]
    public async Task Who_hangs_up_after_a_mutation_is_named_as_well()
    {
        using var lines = new LogLines();
        await using var guarded = await StartAsync(lines, sessionsPerDay: 1);
        var key = await guarded.NewKeyAsync("read sync:write");
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guarded.Simulator.Faults.Latency = TimeSpan.FromSeconds(30);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new
            {
                query = "mutation { startBackfill(input: { from: \"2026-01-01T00:00:00Z\", to: \"2026-01-02T00:00:00Z\" }) { job { id } } refreshConversation(input: { conversationId: \"c-1\" }) { errors { code } } }",
            }),
        };
        request.Headers.Authorization = new("Bearer", key.Text);
        var asking = guarded.Server.Client.SendAsync(request, hangUp.Token);
        for (var look = 0; look < 100 && !Told(); look++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.True(Told(), string.Join('\n', lines.All));

        bool Told() => lines.All.Any(line => line.StartsWith($"Information 5005 gqa_{key.Id} ran startBackfill on ", StringComparison.Ordinal) && line.EndsWith(": done. ", StringComparison.Ordinal));
    }

    private static async Task<GuardedServer> StartAsync(LogLines lines, int sessionsPerDay)
    {
        var guarded = await GuardedServer.StartAsync(sessionsPerDay, ("Logging__LogLevel__GraphQLApi.Audit", "Information"), ("Logging__Console__LogLevel__Default", "None"));
        guarded.Server.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        return guarded;
    }
}
