using System.Data.Common;

namespace GraphQLApi.Cache.Facts.Loading;

/// <summary>Gathers the lists of a day's facts; a code that a fact has already is not added again.</summary>
internal sealed class ListBuilder
{
    private readonly List<int> starts = [];
    private readonly List<int> codes = [];

    public void Begin() => starts.Add(codes.Count);

    public void Add(int code)
    {
        if (codes.IndexOf(code, starts[^1]) < 0)
        {
            codes.Add(code);
        }
    }

    public FactList Take()
    {
        var list = codes.Count == 0 ? FactList.Empty : new FactList([.. starts, codes.Count], [.. codes]);
        starts.Clear();
        codes.Clear();
        return list;
    }
}

/// <summary>A joined list of texts.</summary>
internal sealed class ListColumn<TFacts>(string sql, FactDictionary dictionary, Action<TFacts, FactList> set) : FactColumn<TFacts>(sql)
{
    private readonly ListBuilder list = new();

    public override void Begin(DbDataReader reader, int ordinal)
    {
        list.Begin();
        Continue(reader, ordinal);
    }

    public override void Continue(DbDataReader reader, int ordinal)
    {
        if (!reader.IsDBNull(ordinal))
        {
            list.Add(dictionary.Code(reader.GetString(ordinal)));
        }
    }

    public override long Finish(TFacts facts)
    {
        var taken = list.Take();
        set(facts, taken);
        return taken.Bytes;
    }
}

/// <summary>A joined list of pairs, of one of several lists that one statement joins: <paramref name="which"/> tells them apart.</summary>
internal sealed class PairListColumn<TFacts>(string which, int number, string key, string value, FactPairDictionary dictionary, Action<TFacts, FactList> set)
    : FactColumn<TFacts>(which, key, value)
{
    private readonly ListBuilder list = new();

    public override void Begin(DbDataReader reader, int ordinal)
    {
        list.Begin();
        Continue(reader, ordinal);
    }

    public override void Continue(DbDataReader reader, int ordinal)
    {
        if (!reader.IsDBNull(ordinal + 1) && reader.GetInt64(ordinal) == number)
        {
            list.Add(dictionary.Code(reader.GetString(ordinal + 1), reader.IsDBNull(ordinal + 2) ? null : reader.GetString(ordinal + 2)));
        }
    }

    public override long Finish(TFacts facts)
    {
        var taken = list.Take();
        set(facts, taken);
        return taken.Bytes;
    }
}
