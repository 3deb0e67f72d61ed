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

    /// <summary>The row that may still be on its way while a first page of <paramref name="limit"/> rows is read: where a second page shows that it came.</summary>
    public SimulatedRecord? Latecomer(int limit) => Total > limit && botRows.Count < limit ? agentRows[0] : null;

    public void Hide(SimulatedRecord record) => agentRows.Remove(record);

    public List<SimulatedRecord> Rows(int skip, int limit) => Slice(botRows.Concat(agentRows), skip, limit);

    public List<SimulatedRecord> RowsPerSource(int skip, int limit) => [.. Slice(botRows, skip, limit), .. Slice(agentRows, skip, limit)];

    private static List<SimulatedRecord> Slice(IEnumerable<SimulatedRecord> rows, int skip, int limit) => [.. rows.Skip(skip).Take(limit)];
}
