using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace GraphQLApi.Cache.Facts.Loading;

/// <summary>Where the rows of a population stand: table <c>r</c>, its column of time, and the rest of the natural order.</summary>
internal sealed record FactRows(string Table, string Time, string Key);

/// <summary>One statement that fills one group of columns.</summary>
/// <param name="rows">Of the population.</param>
/// <param name="group">What it fills; None for the columns a population always has.</param>
/// <param name="join">Behind the table; left joins only, so that every statement meets the same rows in the same order.</param>
/// <param name="order">Behind the natural order, where a list is joined.</param>
/// <param name="columns">New collectors.</param>
internal sealed class FactStatement<TFacts>(FactRows rows, FactColumns group, string join, string order, Func<FactColumn<TFacts>[]> columns)
    where TFacts : FactSegment
{
    // Time and identity come first; rows of one identity are one fact.
    private const int FirstColumn = 2;

    public FactColumns Group => group;

    /// <summary>Reads whole days; <paramref name="days"/> are consecutive, and counted already where the group is not the first one.</summary>
    public void Read(DbConnection connection, TFacts[] days, CancellationToken cancellationToken)
    {
        var collected = columns();
        using var command = Command(connection, collected, days);
        using var activity = CacheTrace.Statement(command.CommandText);
        using var reader = command.ExecuteReader();
        var times = new List<long>();
        var day = -1;
        var fact = long.MinValue;
        var rowsRead = 0;
        while (reader.Read())
        {
            rowsRead++;
            var time = reader.GetInt64(0);
            var identity = reader.GetInt64(1);
            var number = FactDay.Of(time) - days[0].Day;
            if (number != day)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Finish(collected, times, day < 0 ? null : days[day]);
                day = number;
            }

            if (identity == fact)
            {
                Each(collected, reader, isNew: false);
                continue;
            }

            fact = identity;
            times.Add(time);
            Each(collected, reader, isNew: true);
        }

        Finish(collected, times, day < 0 ? null : days[day]);
        CacheTrace.SetRows(activity, rowsRead);
        foreach (var facts in days)
        {
            facts.Columns |= group;
        }
    }

    private static void Each(FactColumn<TFacts>[] collected, DbDataReader reader, bool isNew)
    {
        var ordinal = FirstColumn;
        foreach (var column in collected)
        {
            if (isNew)
            {
                column.Begin(reader, ordinal);
            }
            else
            {
                column.Continue(reader, ordinal);
            }

            ordinal += column.Sql.Count;
        }
    }

    private void Finish(FactColumn<TFacts>[] collected, List<long> times, TFacts? facts)
    {
        if (facts is null)
        {
            return;
        }

        if (group == FactColumns.None)
        {
            facts.Time = [.. times];
            facts.Bytes += times.Count * sizeof(long);
        }
        else if (facts.Count != times.Count)
        {
            throw new InvalidOperationException($"{rows.Table} has {times.Count} rows on day {facts.Day} where {facts.Count} were read before in the same snapshot.");
        }

        times.Clear();
        foreach (var column in collected)
        {
            facts.Bytes += column.Finish(facts);
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text is made of constants of this folder; values are parameters.")]
    private DbCommand Command(DbConnection connection, FactColumn<TFacts>[] collected, TFacts[] days)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT {rows.Time}, r.rowid, {string.Join(", ", collected.SelectMany(column => column.Sql))}
            FROM "{rows.Table}" AS r {join}
            WHERE {rows.Time} >= @from AND {rows.Time} < @to
            ORDER BY {rows.Time}, {rows.Key}{(order.Length == 0 ? "" : ", ")}{order}
            """;
        Add(command, "@from", days[0].Day * FactDay.Length);
        Add(command, "@to", (days[^1].Day + 1) * FactDay.Length);
        return command;
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
