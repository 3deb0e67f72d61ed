using System.Data.Common;

namespace GraphQLApi.Cache.Facts.Loading;

/// <summary>A duration, from a column of seconds or from a difference of two times in milliseconds.</summary>
internal sealed class MeasureColumn<TFacts>(string sql, Action<TFacts, FactMeasure> set, bool isMilliseconds = false) : FactColumn<TFacts>(sql)
{
    private readonly List<int> narrow = [];
    private List<double>? wide;
    private bool hasValue;

    public override void Begin(DbDataReader reader, int ordinal)
    {
        if (reader.IsDBNull(ordinal))
        {
            narrow.Add(FactMeasure.NoValue);
            wide?.Add(double.NaN);
            return;
        }

        hasValue = true;
        var milliseconds = isMilliseconds ? reader.GetInt64(ordinal) : 0;
        var seconds = isMilliseconds ? milliseconds / 1000.0 : reader.GetDouble(ordinal);
        if (!isMilliseconds)
        {
            milliseconds = (long)Math.Round(seconds * 1000);
        }

        var isExact = Math.Abs(milliseconds) <= int.MaxValue && milliseconds / 1000.0 == seconds;
        if (!isExact && wide is null)
        {
            wide = narrow.ConvertAll(known => known == FactMeasure.NoValue ? double.NaN : known / 1000.0);
        }

        narrow.Add(isExact ? (int)milliseconds : 0);
        wide?.Add(seconds);
    }

    public override long Finish(TFacts facts)
    {
        var measure = !hasValue ? FactMeasure.Empty : wide is null ? new FactMeasure([.. narrow], null) : new FactMeasure(null, [.. wide]);
        set(facts, measure);
        narrow.Clear();
        wide = null;
        hasValue = false;
        return measure.Bytes;
    }
}
