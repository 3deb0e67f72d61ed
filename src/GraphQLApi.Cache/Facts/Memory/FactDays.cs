using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using GraphQLApi.Cache.Facts.Loading;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Facts.Memory;

/// <summary>Which days of a range a snapshot has, and their versions.</summary>
internal sealed class FactDays
{
    private readonly Dictionary<int, long> numbers;
    private readonly long epoch;

    private FactDays(int first, int last, long epoch, Dictionary<int, long> numbers)
    {
        First = first;
        Last = last;
        this.epoch = epoch;
        this.numbers = numbers;
    }

    /// <summary>First day of the range that may have rows.</summary>
    public int First { get; }

    /// <summary>Last day of the range that may have rows; before <see cref="First"/> where none has.</summary>
    public int Last { get; }

    public FactVersion this[int day] => new(epoch, numbers.GetValueOrDefault(day));

    /// <summary>Of the days from <paramref name="first"/> to <paramref name="last"/>, those between the table's earliest and latest row.</summary>
    public static FactDays Read(DbConnection connection, FactPopulation population, FactRows rows, int first, int last)
    {
        using var command = Command(
            connection,
            $"""
            SELECT 0, (SELECT min({rows.Time}) FROM "{rows.Table}" AS r), (SELECT max({rows.Time}) FROM "{rows.Table}" AS r), (SELECT schema_version FROM pragma_schema_version)
            UNION ALL
            SELECT 1, "Day", "Version", 0 FROM "FactDays" WHERE "Population" = @population AND "Day" BETWEEN @first AND @last
            """,
            ("@population", (int)population), ("@first", first), ("@last", last));
        using var reader = command.ExecuteReader();
        reader.Read();
        if (reader.IsDBNull(1))
        {
            return new FactDays(0, -1, 0, []);
        }

        var earliest = FactDay.Of(reader.GetInt64(1));
        var latest = FactDay.Of(reader.GetInt64(2));
        var epoch = reader.GetInt64(3);
        var numbers = new Dictionary<int, long>();
        while (reader.Read())
        {
            numbers.Add(reader.GetInt32(1), reader.GetInt64(2));
        }

        return new FactDays(Math.Max(first, earliest), Math.Min(last, latest), epoch, numbers);
    }

    /// <summary>Every day that ever had rows, the newest first.</summary>
    public static List<int> Changed(DbConnection connection)
    {
        using var command = Command(connection, "SELECT DISTINCT \"Day\" FROM \"FactDays\" ORDER BY \"Day\" DESC");
        using var reader = command.ExecuteReader();
        var days = new List<int>();
        while (reader.Read())
        {
            days.Add(reader.GetInt32(0));
        }

        return days;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text is made of constants of this folder; values are parameters.")]
    private static DbCommand Command(DbConnection connection, string sql, params ReadOnlySpan<(string Name, long Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
