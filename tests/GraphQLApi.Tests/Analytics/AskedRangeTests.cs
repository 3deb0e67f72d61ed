using GraphQLApi.Analytics;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Tests.Analytics;

/// <summary>Which time a <c>where</c> asks about (SEMANTICS §1.3).</summary>
public sealed class AskedRangeTests
{
    private static readonly Schema Schema = AnalyticsSchema.Build(new AnalyticsOptions());

    [Theory]
    [InlineData("sessions", "{}", "open..open")]
    [InlineData("sessions", """{ startTime: { gte: "2026-01-01T00:00:00Z", lt: "2026-01-02T00:00:00Z" } }""", "2026-01-01T00:00:00.000..2026-01-02T00:00:00.000")]
    [InlineData("sessions", """{ startTime: { gt: "2026-01-01T00:00:00Z", lte: "2026-01-02T00:00:00Z" } }""", "2026-01-01T00:00:00.001..2026-01-02T00:00:00.001")]
    [InlineData("sessions", """{ startTime: { nlt: "2026-01-01T00:00:00Z", ngte: "2026-01-02T00:00:00Z" } }""", "2026-01-01T00:00:00.000..2026-01-02T00:00:00.000")]
    [InlineData("sessions", """{ startTime: { eq: "2026-01-01T00:00:00Z" } }""", "2026-01-01T00:00:00.000..2026-01-01T00:00:00.001")]
    [InlineData("sessions", """{ startTime: { in: ["2026-01-03T00:00:00Z", "2026-01-01T00:00:00Z"] } }""", "2026-01-01T00:00:00.000..2026-01-03T00:00:00.001")]
    [InlineData("sessions", """{ and: [{ startTime: { gte: "2026-01-01T00:00:00Z" } }, { startTime: { gte: "2026-01-02T00:00:00Z" } }] }""", "2026-01-02T00:00:00.000..open")]
    [InlineData("sessions", """{ or: [{ startTime: { gte: "2026-01-01T00:00:00Z" } }] }""", "open..open")]
    [InlineData("sessions", """{ startTime: { neq: "2026-01-01T00:00:00Z" }, endTime: { gte: "2026-01-01T00:00:00Z" } }""", "open..open")]
    [InlineData("conversations", """{ session: { startTime: { gte: "2026-01-01T00:00:00Z" } }, startTime: { lt: "2026-01-02T00:00:00Z" } }""", "2026-01-01T00:00:00.000..2026-01-02T00:00:00.000")]
    [InlineData("queueVisits", """{ enterTime: { gte: "2026-01-01T00:00:00Z", lt: "2026-01-02T00:00:00Z" } }""", "2026-01-01T00:00:00.000..2026-01-02T00:00:00.000 looking back")]
    [InlineData("queueVisits", """{ conversation: { session: { startTime: { gte: "2026-01-01T00:00:00Z" } } }, enterTime: { lt: "2026-01-02T00:00:00Z" } }""", "2026-01-01T00:00:00.000..2026-01-02T00:00:00.000")]
    [InlineData("agentSegments", """{ acceptedTime: { gte: "2026-01-01T00:00:00Z" } }""", "2026-01-01T00:00:00.000..open looking back")]
    [InlineData("missedAssignments", """{ assignedTime: { lt: "2026-01-02T00:00:00Z" } }""", "open..2026-01-02T00:00:00.000 looking back")]
    public void A_filter_asks_about(string connection, string where, string range)
    {
        var field = Schema.QueryType.Fields[connection];
        var literal = Parser.ParseValue(where);
        var value = InputCoercion.CoerceLiteral(literal, field.FindArgument("where")!.Type, null);
        var asked = FieldTag.Of(field).Asked!(new ArgumentValues(new Dictionary<string, object?> { ["where"] = value }), default);
        Assert.Equal(range, Text(Assert.Single(asked)));
    }

    private static string Text(AskedRange range) =>
        $"{Text(range.From)}..{Text(range.To)}{(range.LookBack ? " looking back" : "")}";

    private static string Text(DateTime? time) => time?.ToString("yyyy-MM-ddTHH:mm:ss.fff", null) ?? "open";
}
