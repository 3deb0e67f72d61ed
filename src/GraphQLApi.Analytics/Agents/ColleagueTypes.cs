using System.Linq.Expressions;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Agents;

/// <summary>The field table of <c>Consultation</c>.</summary>
internal sealed class ConsultationType(AnalyticsTypes types)
{
    private static readonly RowColumn[] Key =
    [
        RowColumn.Of((ConsultationRow row) => row.ConversationId), RowColumn.Of((ConsultationRow row) => row.Ordinal), RowColumn.Of((ConsultationRow row) => row.Position),
    ];

    public RowType<ConsultationRow> Create() => new(
        "Consultation", "A colleague whom the agent consulted (vendor: `ConsultingAgents[]`).", Key,
        () =>
        [
            new ToOneField<ConsultationRow, AgentRow>(
                "agent", isNullable: true, () => types.Agent, row => row.Agent, new(row => row.AgentId), new(row => row.AgentId),
                "The colleague; null for people outside (vendor: `agentId`)."),
            new ColumnField("name", RowColumn.Of((ConsultationRow row) => row.Name), "Name; of people outside their phone number (vendor: `name`).")
            {
                Personal = Personal.OutsiderName, Agent = RowColumn.Of((ConsultationRow row) => row.AgentId),
            },
            Column("assignedTime", row => row.AssignedTime, "Asked. UTC (vendor: `assignedAt`)."),
            Column("acceptedTime", row => row.AcceptedTime, "Answered. UTC (vendor: `acceptedTime`)."),
            Column("endTime", row => row.EndTime, "End of the consultation. UTC (vendor: `consultingEndTime`)."),
            Column("isMerged", row => row.IsMerged, "Whether it became a conference (vendor: `isMerged`)."),
        ]);

    private static ColumnField Column<T>(string name, Expression<Func<ConsultationRow, T>> value, string description) => new(name, RowColumn.Of(value), description);
}

/// <summary>The field table of <c>JoinedUser</c>.</summary>
internal sealed class JoinedUserType(AnalyticsTypes types)
{
    private static readonly RowColumn[] Key =
    [
        RowColumn.Of((JoinedUserRow row) => row.ConversationId), RowColumn.Of((JoinedUserRow row) => row.Ordinal), RowColumn.Of((JoinedUserRow row) => row.Position),
    ];

    public RowType<JoinedUserRow> Create() => new(
        "JoinedUser", "Somebody who joined the agent, for instance a supervisor (vendor: `JoinedUsers[]`).", Key,
        () =>
        [
            new ToOneField<JoinedUserRow, AgentRow>(
                "agent", isNullable: true, () => types.Agent, row => row.Agent, new(row => row.AgentId), new(row => row.AgentId),
                "The agent; null where the vendor gives no id (vendor: `agentId`)."),
            new ColumnField("name", RowColumn.Of((JoinedUserRow row) => row.Name), "Name as sent (vendor: `name`).")
            {
                Personal = Personal.OutsiderName, Agent = RowColumn.Of((JoinedUserRow row) => row.AgentId),
            },
            Column("joinedTime", row => row.JoinedTime, "Joined. UTC (vendor: `joinedAt`)."),
            Column("endTime", row => row.EndTime, "Left. UTC (vendor: `end`)."),
        ]);

    private static ColumnField Column<T>(string name, Expression<Func<JoinedUserRow, T>> value, string description) => new(name, RowColumn.Of(value), description);
}
