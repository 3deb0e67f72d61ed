using System.Data.Common;

namespace GraphQLApi.Cache.Facts.Loading;

/// <summary>How one population is read: its own columns first, then every group by a statement.</summary>
internal sealed class FactTable<TFacts>(params FactStatement<TFacts>[] statements)
    where TFacts : FactSegment, new()
{
    /// <summary>The groups that this population knows.</summary>
    public FactColumns Groups { get; } = statements.Aggregate(FactColumns.None, (groups, statement) => groups | statement.Group);

    /// <summary>Whole days, one after the other, from the rows.</summary>
    public TFacts[] Load(DbConnection connection, int firstDay, int count, FactColumns columns, CancellationToken cancellationToken)
    {
        var days = new TFacts[count];
        for (var i = 0; i < count; i++)
        {
            days[i] = new TFacts { Day = firstDay + i };
        }

        foreach (var statement in statements)
        {
            if (statement.Group == FactColumns.None || columns.HasFlag(statement.Group))
            {
                statement.Read(connection, days, cancellationToken);
            }
        }

        return days;
    }
}
