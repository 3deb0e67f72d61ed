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
        await using var guarded = await GuardedServer.StartAsync(
            sessionsPerDay: 20, ("Logging__LogLevel__GraphQLApi.Audit", "Information"), ("Logging__Console__LogLevel__Default", "None"));
        guarded.Server.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
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
}
