using System.Data.Common;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Facts.Loading;

/// <summary>How one population is read: its own columns first, then every group by a statement.</summary>
internal sealed class FactTable<TFacts>(FactPopulation population, FactRows rows, params FactStatement<TFacts>[] statements)
    where TFacts : FactSegment, new()
{
    public FactPopulation Population => population;

    public FactRows Rows => rows;

    /// <summary>The groups that this population knows.</summary>
    public FactColumns Groups { get; } = statements.Aggregate(FactColumns.None, (groups, statement) => groups | statement.Group);

    /// <summary>Whole days, one after the other, from the rows.</summary>
    public TFacts[] Load(DbConnection connection, int first, int count, FactColumns columns, CancellationToken cancellationToken)
    {
        TFacts[] days = [.. Enumerable.Range(first, count).Select(day => new TFacts { Day = day })];
        statements[0].Read(connection, days, cancellationToken);
        return Add(connection, days, columns, cancellationToken);
    }

    /// <summary>The same days with further groups; <paramref name="days"/> all have the same ones and stay as they are.</summary>
    public TFacts[] Extend(DbConnection connection, IEnumerable<TFacts> days, FactColumns columns, CancellationToken cancellationToken) =>
        Add(connection, [.. days.Select(facts => (TFacts)facts.Copy())], columns, cancellationToken);

    private TFacts[] Add(DbConnection connection, TFacts[] days, FactColumns columns, CancellationToken cancellationToken)
    {
        foreach (var statement in statements[1..])
        {
            if (columns.HasFlag(statement.Group) && !days[0].Columns.HasFlag(statement.Group))
            {
                statement.Read(connection, days, cancellationToken);
            }
        }

        return days;
    }
}
