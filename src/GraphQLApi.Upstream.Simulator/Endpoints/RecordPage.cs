using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>Order and paging of CONTRACT §4.3: bot-only rows by start ascending, then agent rows by start descending (T39).</summary>
internal sealed class RecordPage(IEnumerable<SimulatedRecord> ascending, long now)
{
    private readonly List<SimulatedRecord> botRows = [];
    private readonly List<SimulatedRecord> agentRows = [];

    public int Total => botRows.Count + agentRows.Count;

    public RecordPage Sort()
    {
        foreach (var record in ascending)
            (record.ConversationIdAt(now) is null ? botRows : agentRows).Add(record);
        agentRows.Reverse();
        return this;
    }

    /// <summary>Whether a row fewer among the agents' makes the second page repeat a row of the first.</summary>
    public bool ShowsMovesOn(int limit) => Total > limit && botRows.Count < limit;

    /// <summary>A row that reaches the vendor between two pages is not yet there when the first is read.</summary>
    public void HideNewestAgentRow()
    {
        if (agentRows.Count > 0)
            agentRows.RemoveAt(0);
    }

    public List<SimulatedRecord> Rows(int skip, int limit) => Slice(botRows.Concat(agentRows), skip, limit);

    public List<SimulatedRecord> RowsPerSource(int skip, int limit) => [.. Slice(botRows, skip, limit), .. Slice(agentRows, skip, limit)];

    private static List<SimulatedRecord> Slice(IEnumerable<SimulatedRecord> rows, int skip, int limit) => [.. rows.Skip(skip).Take(limit)];
}
